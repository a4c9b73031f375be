# SPDX-License-Identifier: Apache-2.0
"""Makes the documents u01… of this folder, as people's own programs make them, and the answers expected for them.

  make_unseen.py [NUMBER…]   needs Python 3 with reportlab, and LibreOffice, Chromium, WeasyPrint and LaTeX

Everything in them is invented. Texts and answers were written before any reader was tuned on them; those in ASIDE were scored when the
rules had been made. Files are committed, so nobody needs to run this: each run makes other bytes.
"""
import hashlib, importlib.util, json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location('office', os.path.join(HERE, 'make-office.py'))
office = sys.modules['office'] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(office)

ASIDE = {'u02', 'u04', 'u06', 'u08', 'u10', 'u12', 'u14', 'u16', 'u18', 'u20', 'u22', 'u24', 'u26'}
DOCS = {}

def doc(extension):
    def add(f): DOCS[f.__name__.replace('_', '-') + extension] = f; return f
    return add

def weasyprint(path, page):
    with tempfile.TemporaryDirectory() as d:
        source = os.path.join(d, 'page.html')
        open(source, 'w', encoding='utf-8').write('<!doctype html>' + page)
        subprocess.run(['weasyprint', source, path], check=True, stderr=subprocess.DEVNULL)

def latex(path, source):
    with tempfile.TemporaryDirectory() as d:
        open(os.path.join(d, 'a.tex'), 'w', encoding='utf-8').write(source)
        for _ in range(2): subprocess.run(['pdflatex', '-interaction=nonstopmode', 'a.tex'], cwd=d, check=True, stdout=subprocess.DEVNULL)
        os.replace(os.path.join(d, 'a.pdf'), path)

def tagged(path, make):
    """LibreOffice's export of a Word document, with a structure tree."""
    with tempfile.TemporaryDirectory() as d:
        source = os.path.join(d, os.path.splitext(os.path.basename(path))[0] + '.docx')
        make(source)
        office.soffice(source, 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}', path)

def main():
    import unseen_pdf, unseen_other
    for name, make in sorted(DOCS.items()):
        if sys.argv[1:] and name[:3] not in sys.argv[1:]: continue
        folder = os.path.join(HERE, 'aside' if name[:3] in ASIDE else '')
        path = os.path.join(folder, name)
        expected = make(path)
        sources = expected['source'] or [name]
        expected['source'] = sources
        expected['sha256'] = [hashlib.sha256(open(os.path.join(folder, one), 'rb').read()).hexdigest() for one in sources]
        json.dump([expected], open(os.path.splitext(path)[0].removesuffix('.en') + '.expected.json', 'w', encoding='utf-8'), ensure_ascii=False, indent=1)
        print(path)

if __name__ == '__main__':
    import make_unseen
    make_unseen.main()
