// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Undersigned.Transparency.Tests;

public sealed class SignedNoteTests
{
    // The example of the Go implementation's documentation.
    private const string PublishedPrivate = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private const string PublishedPublic = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private const string PublishedText = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private const string PublishedSignature = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static readonly NoteVerifier Published = NoteVerifier.Parse(PublishedPublic);

    [Fact]
    public void The_published_note_is_made_and_verified_byte_for_byte()
    {
        using var signer = NoteSigner.Parse(PublishedPrivate);
        Assert.Equal(PublishedPublic, signer.ToString());
        Assert.Equal(PublishedPrivate, signer.ExportPrivateKey());
        Assert.Equal(PublishedText + "\n" + PublishedSignature, SignedNote.Sign(PublishedText, signer).ToString());
        Assert.Equal(NoteVerdict.Verified, Read(PublishedText + "\n" + PublishedSignature).Check(Published));
    }

    [Fact]
    public void A_changed_text_has_a_false_signature() =>
        Assert.Equal(NoteVerdict.FalseSignature, Read(PublishedText.Replace("your", "their", StringComparison.Ordinal) + "\n" + PublishedSignature).Check(Published));

    [Fact]
    public void Signatures_by_unknown_keys_are_kept_and_count_for_nothing()
    {
        using var stranger = NoteSigner.Generate("example.com/stranger");
        using var namesake = NoteSigner.Generate(Published.Name);
        var alone = SignedNote.Sign(PublishedText, stranger, namesake);
        Assert.Equal(NoteVerdict.NoTrustedKey, alone.Check(Published));
        Assert.Equal(NoteVerdict.NoTrustedKey, alone.Check());

        var published = Read(PublishedText + "\n" + PublishedSignature).Signatures[0];
        var both = Read(alone.With(published).ToString());
        Assert.Equal(3, both.Signatures.Count);
        Assert.Equal(NoteVerdict.Verified, both.Check(Published));
    }

    [Fact]
    public void One_false_signature_in_a_trusted_name_condemns_the_note()
    {
        using var signer = NoteSigner.Generate("example.com/log");
        var good = SignedNote.Sign("text\n", signer);
        var forged = good.Signatures[0] with { Signature = new byte[64] };
        Assert.Equal(NoteVerdict.FalseSignature, good.With(forged).Check(signer.Verifier));
        Assert.Equal(NoteVerdict.FalseSignature, good.With(forged with { Signature = new byte[5] }).Check(signer.Verifier));
    }

    [Fact]
    public void The_text_may_have_empty_lines_and_any_language()
    {
        using var signer = NoteSigner.Generate("пример.example/журнал");
        var note = SignedNote.Sign("é sera\n\nи вечер 🌒\n\n\n", signer);
        var read = Read(note.ToString());
        Assert.Equal(note.Text, read.Text);
        Assert.Equal(NoteVerdict.Verified, read.Check(signer.Verifier));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no newline at the end")]
    [InlineData("tab\there\n")]
    [InlineData("carriage\r\n")]
    [InlineData("nul\0\n")]
    public void Texts_that_no_note_can_have_are_not_signed(string text)
    {
        using var signer = NoteSigner.Generate("example.com/log");
        Assert.Throws<ArgumentException>(() => SignedNote.Sign(text, signer));
    }

    [Fact]
    public void Nor_are_texts_with_lone_surrogates()
    {
        using var signer = NoteSigner.Generate("example.com/log");
        Assert.Throws<ArgumentException>(() => SignedNote.Sign("lone \ud800 surrogate\n", signer));
        SignedNote.Sign("the character \ufffd itself\n", signer);
    }

    [Theory]
    [InlineData("", "byte 0")]
    [InlineData("text\n", "")]
    [InlineData("text\n\n", "")]
    [InlineData("text\n— name AAAAAAA=\n", "")]
    [InlineData("text\n\n— name AAAAAAA=", "byte 23")]
    [InlineData("text\n\n- name AAAAAAA=\n", "line 3")]
    [InlineData("text\n\n—name AAAAAAA=\n", "line 3")]
    [InlineData("text\n\n— name\n", "line 3")]
    [InlineData("text\n\n— na+me AAAAAAA=\n", "line 3")]
    [InlineData("text\n\n—  AAAAAAA=\n", "line 3")]
    [InlineData("text\n\n— name AAAAAAA= \n", "line 3")]
    [InlineData("text\n\n— name AAAAAA==\n", "line 3")] // four bytes: a key id and no signature
    [InlineData("text\n\n— name AAAAAAB=\n", "line 3")] // unused bits set
    [InlineData("text\n\n— name AAAAAAA\n", "line 3")]
    [InlineData("text\n\n— name AAAAAAA=\n— name ?\n", "line 4")]
    [InlineData("te\rxt\n\n— name AAAAAAA=\n", "byte 2")]
    public void Anything_else_is_refused_with_the_place(string note, string where)
    {
        Assert.False(SignedNote.TryParse(Encoding.UTF8.GetBytes(note), out _, out var problem));
        Assert.Equal(where, problem.Where);
    }

    [Fact]
    public void Notes_that_are_no_UTF8_or_too_large_are_refused()
    {
        Assert.False(SignedNote.TryParse([0xff, .. "x\n\n— name AAAAAAA=\n"u8], out _, out _));
        Assert.False(SignedNote.TryParse(new byte[SignedNote.MaxSize + 1], out _, out _));
        var many = "text\n\n" + string.Concat(Enumerable.Repeat("— name AAAAAAA=\n", SignedNote.MaxSignatures));
        Assert.Equal(SignedNote.MaxSignatures, Read(many).Signatures.Count);
        Assert.False(SignedNote.TryParse(Encoding.UTF8.GetBytes(many + "— name AAAAAAA=\n"), out _, out var problem));
        Assert.Equal("line 103", problem.Where);
    }

    private static SignedNote Read(string note) => SignedNote.Parse(Encoding.UTF8.GetBytes(note));
}
