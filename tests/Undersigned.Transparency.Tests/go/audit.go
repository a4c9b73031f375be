// SPDX-License-Identifier: Apache-2.0

// Audits a folder with a log against golang.org/x/mod/sumdb, or makes such a folder:
//
//	audit check DIR
//	audit make DIR SIZE STEP
//
// The folder has what a log serves (key, checkpoint, tile/...) and beside it what its maker claims:
//
//	inclusion       lines of "index hash..."
//	consistency     lines of "oldsize oldroot hash..."
//	receipts/*.tlog-proof, whose extra data is the entry
package main

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// hashes holds the stored hashes of a tree, as tlog numbers them.
type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	read := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		read[i] = h[index]
	}
	return read, nil
}

func (h *hashes) add(n int64, entry []byte) {
	more, err := tlog.StoredHashes(n, entry, *h)
	must(err)
	*h = append(*h, more...)
}

// tile gives the hashes of one tile: perfect subtrees of height 8 times the level.
func (h hashes) tile(level int, index int64, width int) []byte {
	var tile []byte
	for i := int64(0); i < int64(width); i++ {
		hash := h[tlog.StoredHashIndex(8*level, index*256+i)]
		tile = append(tile, hash[:]...)
	}
	return tile
}

func main() {
	switch {
	case len(os.Args) == 3 && os.Args[1] == "check":
		check(os.Args[2])
	case len(os.Args) == 5 && os.Args[1] == "make":
		makeLog(os.Args[2], number(os.Args[3]), number(os.Args[4]))
	default:
		fail("usage: audit check DIR | audit make DIR SIZE STEP")
	}
}

func check(dir string) {
	key := strings.TrimSpace(string(read(dir, "key")))
	verifier, err := note.NewVerifier(key)
	must(err)
	origin, size, root := open(read(dir, "checkpoint"), verifier)
	same(origin, verifier.Name(), "origin")

	var stored hashes
	var entries [][]byte
	tiles(size, -1, func(path string, index int64, width int) {
		bundle := read(dir, path)
		for i := 0; i < width; i++ {
			length := int(binary.BigEndian.Uint16(bundle))
			entry := bundle[2 : 2+length]
			stored.add(int64(len(entries)), entry)
			entries = append(entries, entry)
			bundle = bundle[2+length:]
		}
		same(len(bundle), 0, "bytes left in "+path)
	})
	treeHash, err := tlog.TreeHash(size, stored)
	must(err)
	same(treeHash, root, "root")

	for level := 0; size>>(8*level) > 0; level++ {
		tiles(size, level, func(path string, index int64, width int) {
			if !bytes.Equal(read(dir, path), stored.tile(level, index, width)) {
				fail(path + " differs")
			}
		})
	}

	for _, line := range lines(dir, "inclusion") {
		index := number(line[0])
		proof := tlog.RecordProof(parse(line[1:]))
		must(tlog.CheckRecord(proof, size, root, index, tlog.RecordHash(entries[index])))
		own, err := tlog.ProveRecord(size, index, stored)
		must(err)
		same(fmt.Sprint(proof), fmt.Sprint(own), "inclusion of "+line[0])
	}
	for _, line := range lines(dir, "consistency") {
		old := number(line[0])
		oldRoot := parse(line[1:2])[0]
		proof := tlog.TreeProof(parse(line[2:]))
		must(tlog.CheckTree(proof, size, root, old, oldRoot))
		own, err := tlog.ProveTree(size, old, stored)
		must(err)
		same(fmt.Sprint(proof), fmt.Sprint(own), "consistency with "+line[0])
	}

	receipts, err := filepath.Glob(filepath.Join(dir, "receipts", "*.tlog-proof"))
	must(err)
	for _, receipt := range receipts {
		checkReceipt(receipt, verifier)
	}
	fmt.Printf("%d entries, %d receipts\n", size, len(receipts))
}

func checkReceipt(file string, verifier note.Verifier) {
	text, err := os.ReadFile(file)
	must(err)
	head, checkpoint, _ := strings.Cut(string(text), "\n\n")
	line := strings.Split(head, "\n")
	same(line[0], "c2sp.org/tlog-proof@v1", "first line")
	entry, err := base64.StdEncoding.Strict().DecodeString(strings.TrimPrefix(line[1], "extra "))
	must(err)
	index := number(strings.TrimPrefix(line[2], "index "))
	_, size, root := open([]byte(checkpoint), verifier)
	must(tlog.CheckRecord(tlog.RecordProof(parse(line[3:])), size, root, index, tlog.RecordHash(entry)))
}

func makeLog(dir string, size, step int64) {
	private, public, err := note.GenerateKey(rand.Reader, "example.org/made-by-go")
	must(err)
	signer, err := note.NewSigner(private)
	must(err)

	var stored hashes
	var roots []tlog.Hash
	entry := func(i int64) []byte { return []byte(strings.Repeat(fmt.Sprintf("entry %d ", i), int(i%7))) }
	for i := int64(0); i < size; i++ {
		stored.add(i, entry(i))
		root, err := tlog.TreeHash(i+1, stored)
		must(err)
		roots = append(roots, root)
	}
	tiles(size, -1, func(path string, index int64, width int) {
		var bundle []byte
		for i := int64(0); i < int64(width); i++ {
			data := entry(index*256 + i)
			bundle = binary.BigEndian.AppendUint16(bundle, uint16(len(data)))
			bundle = append(bundle, data...)
		}
		write(dir, path, bundle)
	})
	for level := 0; size>>(8*level) > 0; level++ {
		tiles(size, level, func(path string, index int64, width int) {
			write(dir, path, stored.tile(level, index, width))
		})
	}

	text := fmt.Sprintf("example.org/made-by-go\n%d\n%s\n", size, roots[size-1])
	checkpoint, err := note.Sign(&note.Note{Text: text}, signer)
	must(err)
	write(dir, "key", []byte(public+"\n"))
	write(dir, "private-key", []byte(private+"\n"))
	write(dir, "checkpoint", checkpoint)

	var inclusion, consistency strings.Builder
	for i := int64(0); i < size; i += step {
		proof, err := tlog.ProveRecord(size, i, stored)
		must(err)
		fmt.Fprintf(&inclusion, "%d%s\n", i, join(proof, " "))
		older, err := tlog.ProveTree(size, i+1, stored)
		must(err)
		fmt.Fprintf(&consistency, "%d %s%s\n", i+1, roots[i], join(older, " "))
		extra := ""
		if len(entry(i)) > 0 {
			extra = "extra " + base64.StdEncoding.EncodeToString(entry(i)) + "\n"
		}
		write(dir, fmt.Sprintf("receipts/%d.tlog-proof", i),
			[]byte(fmt.Sprintf("c2sp.org/tlog-proof@v1\n%sindex %d%s\n\n%s", extra, i, join(proof, "\n"), checkpoint)))
	}
	write(dir, "inclusion", []byte(inclusion.String()))
	write(dir, "consistency", []byte(consistency.String()))
}

// tiles calls with each tile of a level, or with each entry bundle for level -1.
func tiles(size int64, level int, each func(path string, index int64, width int)) {
	name, count := "entries", size
	if level >= 0 {
		name, count = strconv.Itoa(level), size>>(8*level)
	}
	for index := int64(0); index*256 < count; index++ {
		path, width := fmt.Sprintf("%03d", index%1000), 256
		for n := index / 1000; n > 0; n /= 1000 {
			path = fmt.Sprintf("x%03d/%s", n%1000, path)
		}
		if count-index*256 < 256 {
			width = int(count - index*256)
			path = fmt.Sprintf("%s.p/%d", path, width)
		}
		each("tile/"+name+"/"+path, index, width)
	}
}

func open(message []byte, verifier note.Verifier) (origin string, size int64, root tlog.Hash) {
	opened, err := note.Open(message, note.VerifierList(verifier))
	must(err)
	line := strings.Split(opened.Text, "\n")
	return line[0], number(line[1]), parse(line[2:3])[0]
}

func parse(text []string) []tlog.Hash {
	var parsed []tlog.Hash
	for _, t := range text {
		hash, err := tlog.ParseHash(t)
		must(err)
		parsed = append(parsed, hash)
	}
	return parsed
}

func join(proof []tlog.Hash, separator string) string {
	var joined strings.Builder
	for _, hash := range proof {
		joined.WriteString(separator + hash.String())
	}
	return joined.String()
}

func lines(dir, name string) [][]string {
	var split [][]string
	for _, line := range strings.Split(strings.TrimSpace(string(read(dir, name))), "\n") {
		split = append(split, strings.Fields(line))
	}
	return split
}

func read(dir, name string) []byte {
	data, err := os.ReadFile(filepath.Join(dir, name))
	must(err)
	return data
}

func write(dir, name string, data []byte) {
	must(os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755))
	must(os.WriteFile(filepath.Join(dir, name), data, 0o644))
}

func number(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	must(err)
	return n
}

func same(got, want any, what string) {
	if got != want {
		fail(fmt.Sprintf("%s: got %v, want %v", what, got, want))
	}
}

func must(err error) {
	if err != nil {
		fail(err.Error())
	}
}

func fail(why string) {
	fmt.Fprintln(os.Stderr, why)
	os.Exit(1)
}
