# SPDX-License-Identifier: Apache-2.0
"""Makes the Word and PDF documents of this folder (o01…) and the answers expected for them.

  make-office.py [NAME…]     needs Python 3, and for some of them LibreOffice (soffice), Chromium and groff

Everything in them is invented. The answers are written here beside the texts and not taken from what any reader says; the documents
in `aside` were scored once, after all rules were made. Files are committed, so nobody needs to run this: each run makes other bytes.
"""
import hashlib, html, json, os, shutil, subprocess, sys, tempfile, zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
ASIDE = {'o07', 'o08', 'o13', 'o14', 'o15'}
DOCS = {}

def doc(f): DOCS[f.__name__.rstrip('_').replace('_', '-')] = f; return f

def org(name, country=None, abbreviation=None, note=None): return dict(name=name, kind='organisation', country=country, abbreviation=abbreviation, affiliation=None, note=note)
def person(name, affiliation=None, country=None, note=None): return dict(name=name, kind='person', country=country, abbreviation=None, affiliation=affiliation, note=note)

def answer(kind, published, issuers, renditions, groups, open=None, deadline=None, alignment=None, accept=None):
    """renditions: (language, title, subtitle, [(kind, text)…]); kind p, h, i or q."""
    names = dict(p='paragraph', h='heading', i='item', q='quote')
    rends = [dict(language=l, title=t, subtitle=s, blocks=[dict(id='%s-%d' % (l, n + 1), kind=names[k], text=x, **{'from': None, 'to': None}) for n, (k, x) in enumerate(b)]) for l, t, s, b in renditions]
    if alignment is None: alignment = [] if len(rends) < 2 else [[[a['id']], [b['id']]] for a, b in zip(rends[0]['blocks'], rends[1]['blocks'])]
    out = dict(source=None, sha256=None, kind=kind, title={l: t for l, t, _, _ in renditions if t}, published=published, issuers=issuers, countries=[], tags=[],
               languages=[r[0] for r in renditions], open=open, deadline=deadline, renditions=rends, alignment=alignment,
               groups=[dict(heading=h, role=r, signatories=[dict(s, **{'from': None, 'to': None}) for s in ss]) for h, r, ss in groups], warnings=[])
    if accept: out['_accept'] = accept
    return out

# ---------------------------------------------------------------- WordprocessingML by hand

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' \
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' \
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' \
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
esc = lambda s: html.escape(s, quote=False)

def r(text, props=''):
    parts = []
    for i, line in enumerate(text.split('\n')):
        if i: parts.append('<w:br/>')
        for j, cell in enumerate(line.split('\t')):
            if j: parts.append('<w:tab/>')
            if cell: parts.append('<w:t xml:space="preserve">%s</w:t>' % esc(cell))
    return '<w:r>%s%s</w:r>' % ('<w:rPr>%s</w:rPr>' % props if props else '', ''.join(parts))

def p(content='', style=None, props='', run=''):
    if content and not content.startswith('<w:'): content = r(content, run)
    pr = ('<w:pStyle w:val="%s"/>' % style if style else '') + props
    return '<w:p>%s%s</w:p>' % ('<w:pPr>%s</w:pPr>' % pr if pr else '', content)

def num(n, level=0): return '<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>' % (level, n)
def tc(*paras, span=None, width=3000): return '<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>%s</w:tc>' % (width, '<w:gridSpan w:val="%d"/>' % span if span else '', ''.join(x if x.startswith('<w:p>') or x.startswith('<w:tbl>') else p(x) for x in paras))
def tr(*cells, head=False): return '<w:tr>%s%s</w:tr>' % ('<w:trPr><w:tblHeader/></w:trPr>' if head else '', ''.join(cells))
def tbl(*rows): return '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>%s</w:tbl>' % ''.join(rows)
def field(code, result): return '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> %s </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>%s</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' % (code, result)
def footref(n): return '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>' % n

def style(id, name, based=None, ppr='', rpr='', default=False, kind='paragraph'):
    return '<w:style w:type="%s" %sw:styleId="%s"><w:name w:val="%s"/>%s%s%s</w:style>' % (kind, 'w:default="1" ' if default else '', id, name, '<w:basedOn w:val="%s"/>' % based if based else '', '<w:pPr>%s</w:pPr>' % ppr if ppr else '', '<w:rPr>%s</w:rPr>' % rpr if rpr else '')

WORD_STYLES = style('Normal', 'Normal', default=True) + style('Title', 'Title', 'Normal', '<w:contextualSpacing/>', '<w:sz w:val="56"/>') + style('Subtitle', 'Subtitle', 'Normal', '', '<w:color w:val="5A5A5A"/>') + \
    style('Heading1', 'heading 1', 'Normal', '<w:keepNext/><w:spacing w:before="240" w:after="0"/><w:outlineLvl w:val="0"/>', '<w:sz w:val="32"/>') + \
    style('Heading2', 'heading 2', 'Normal', '<w:keepNext/><w:spacing w:before="40" w:after="0"/><w:outlineLvl w:val="1"/>', '<w:sz w:val="26"/>') + \
    style('ListParagraph', 'List Paragraph', 'Normal', '<w:ind w:left="720"/><w:contextualSpacing/>') + style('FootnoteText', 'footnote text', 'Normal') + style('TOC1', 'toc 1', 'Normal') + \
    style('FootnoteReference', 'footnote reference', None, '', '<w:vertAlign w:val="superscript"/>', kind='character')
DEFAULTS = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
BULLET, DECIMAL = ('bullet', '\uF0B7'), ('decimal', '%1.')

def docx(path, body, styles=WORD_STYLES, defaults=DEFAULTS, lists=(BULLET, DECIMAL), notes=(), header=None, footer=None, title=None, sect=''):
    rels, types, extra = [], [], {}
    def part(name, kind, xml):
        rels.append('<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s.xml"/>' % (len(rels) + 1, kind, name))
        types.append('<Override PartName="/word/%s.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>' % (name, kind))
        extra['word/%s.xml' % name] = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + xml
        return 'rId%d' % len(rels)
    part('styles', 'styles', '<w:styles %s>%s%s</w:styles>' % (W, defaults, styles))
    part('numbering', 'numbering', '<w:numbering %s>%s%s</w:numbering>' % (W, ''.join('<w:abstractNum w:abstractNumId="%d"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/></w:lvl></w:abstractNum>' % (i, f, t) for i, (f, t) in enumerate(lists)), ''.join('<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>' % (i + 1, i) for i in range(len(lists)))))
    if notes: part('footnotes', 'footnotes', '<w:footnotes %s><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>%s</w:footnotes>' % (W, ''.join('<w:footnote w:id="%d"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>%s</w:p></w:footnote>' % (i + 1, r(' ' + n)) for i, n in enumerate(notes))))
    hf = ''
    if header: hf += '<w:headerReference w:type="default" r:id="%s"/>' % part('header1', 'header', '<w:hdr %s>%s</w:hdr>' % (W, p(header)))
    if footer: hf += '<w:footerReference w:type="default" r:id="%s"/>' % part('footer1', 'footer', '<w:ftr %s>%s</w:ftr>' % (W, p(r(footer + ' ') + field('PAGE', '1'))))
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr('[Content_Types].xml', '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>%s<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>' % ''.join(types))
        z.writestr('_rels/.rels', '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>')
        z.writestr('docProps/core.xml', '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>%s</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">2015-01-05T10:00:00Z</dcterms:created></cp:coreProperties>' % esc(title or ''))
        z.writestr('word/_rels/document.xml.rels', '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>' % ''.join(rels))
        z.writestr('word/document.xml', '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document %s mc:Ignorable="w14"><w:body>%s<w:sectPr>%s%s</w:sectPr></w:body></w:document>' % (W, body, hf, sect))
        for name, xml in extra.items(): z.writestr(name, xml)

# ---------------------------------------------------------------- other programs

def soffice(source, to, path):
    with tempfile.TemporaryDirectory() as d:
        subprocess.run(['soffice', '--headless', '-env:UserInstallation=file://%s/profile' % d, '--convert-to', to, '--outdir', d, source], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.move(os.path.join(d, os.path.splitext(os.path.basename(source))[0] + os.path.splitext(path)[1]), path)

def fodt(path, body, styles='', auto='', master='', to='docx'):
    ns = ' '.join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (a, b) for a, b in [('office', 'office'), ('style', 'style'), ('text', 'text'), ('table', 'table'), ('draw', 'drawing'), ('fo', 'xsl-fo-compatible'), ('svg', 'svg-compatible')])
    xml = '<?xml version="1.0" encoding="UTF-8"?><office:document %s office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>%s</office:styles><office:automatic-styles>%s</office:automatic-styles><office:master-styles>%s</office:master-styles><office:body><office:text>%s</office:text></office:body></office:document>' % (ns, styles, auto, master, body)
    with tempfile.TemporaryDirectory() as d:
        source = os.path.join(d, os.path.splitext(os.path.basename(path))[0] + '.fodt')
        open(source, 'w', encoding='utf-8').write(xml)
        soffice(source, to, path)

def chromium(path, page, footer=True):
    with tempfile.TemporaryDirectory() as d:
        source = os.path.join(d, 'page.html')
        open(source, 'w', encoding='utf-8').write('<!doctype html>' + page)
        subprocess.run(['chromium', '--headless', '--no-sandbox', '--disable-gpu', '--user-data-dir=' + d + '/profile'] + ([] if footer else ['--no-pdf-header-footer']) + ['--print-to-pdf=' + path, 'file://' + source], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

# ---------------------------------------------------------------- the documents

@doc
def o01_orchards(path):
    """Word: styles, tracked changes, notes, numbering, a table of signatories with a head and numbers of rows, header and footer."""
    paras = ['Old orchards on our slopes hold more kinds of apple than all nurseries of the country together, and most of them have no name in any register.',
             'Since the support was bound to the number of trees per hectare, one orchard in three has been grubbed up. Nothing that was planted in their place will bear fruit for our grandchildren.']
    asks = ['Support shall be paid for each old tree and not for each hectare.', 'No tree above eighty years shall be felled without a survey of its kind.', 'The names that farmers use shall be written into the register.']
    names = [('Hill Orchards Trust of Herefordshire', 'United Kingdom', 'GB'), ('Obstbaumfreunde Unterinntal', 'Austria', 'AT'), ('Société des Croqueurs de Poires', 'France', 'FR'), ('Georgian Society of Pomologists', '', 'GE'), ('Rural Seed and Fruit Exchange', 'Ireland', 'IE')]
    body = p('Let the old orchards stand', 'Title') + p('A joint statement on fruit trees and those who keep them', 'Subtitle') + \
        p('Council of Hill Orchards, 14 March 2019', props='<w:jc w:val="right"/>') + \
        p('Why we write', run='<w:b/>', props='<w:keepNext/>') + p(r(paras[0]) + footref(1)) + \
        p(r('Since the support was bound to the number of trees per hectare, ') + '<w:del w:id="1" w:author="A" w:date="2019-03-01T00:00:00Z"><w:r><w:delText xml:space="preserve">half of our orchards</w:delText></w:r></w:del><w:ins w:id="2" w:author="A" w:date="2019-03-01T00:00:00Z">' + r('one orchard in three') + '</w:ins>' + r(' has been grubbed up. ') +
          '<w:moveTo w:id="3" w:author="A" w:date="2019-03-01T00:00:00Z">' + r('Nothing that was planted in their place will bear fruit for our grandchildren.') + '</w:moveTo>') + \
        '<w:p><w:moveFrom w:id="4" w:author="A" w:date="2019-03-01T00:00:00Z">' + r('Nothing that was planted in their place will bear fruit for our grandchildren.') + '</w:moveFrom></w:p>' + \
        p('What we ask', run='<w:b/>', props='<w:keepNext/>') + ''.join(p(a, 'ListParagraph', num(2)) for a in asks) + p('Signatories', 'Heading2') + \
        tbl(tr(tc('No.'), tc('Organisation'), tc('Country'), head=True), *[tr(tc(str(i + 1)), tc(p(r(n) + footref(2)) if i == 1 else n), tc(c)) for i, (n, c, _) in enumerate(names)])
    docx(path, body, notes=['Counted by the members between 2015 and 2018.', 'with reservation on the second demand'], header='Council of Hill Orchards', footer='Let the old orchards stand', title='Let the old orchards stand')
    return answer('joint-statement', '2019-03-14', ['Council of Hill Orchards'],
                  [('en', 'Let the old orchards stand', 'A joint statement on fruit trees and those who keep them', [('h', 'Why we write')] + [('p', x) for x in paras] + [('h', 'What we ask')] + [('i', a) for a in asks])],
                  [('Signatories', 'unknown', [org(n, c, note='with reservation on the second demand' if i == 1 else None) for i, (n, _, c) in enumerate(names)])])

@doc
def o02_puente(path):
    """Two languages in the two columns of a table, paragraph against paragraph; the list under it by the program's bullets."""
    es = ['El puente de cuerda une los dos pueblos desde que hay memoria, y cada año lo tejen de nuevo las familias de las dos orillas con hierba del páramo.', 'La nueva carretera acorta el viaje, pero el puente enseña a trabajar juntos, y ninguna carretera puede enseñar eso.', 'Pedimos que el tejido anual sea día libre en las escuelas de la provincia y que se proteja el pajonal del que sale la hierba.']
    en = ['The rope bridge has joined the two villages for as long as anyone remembers, and every year the families of both banks weave it anew from the grass of the moor.', 'The new road makes the journey shorter, but the bridge teaches people to work together, and no road can teach that.', 'We ask that the yearly weaving be a free day in the schools of the province, and that the grassland from which the grass comes be protected.']
    names = [('Comunidad Campesina de Huaylla', None), ('Asociación de Tejedoras del Páramo', None), ('Red Andina de Escuelas Rurales', None), ('Universidad de los Valles (Bolivia)', 'BO'), ('Friends of Rope Bridges, New Zealand', 'NZ')]
    rows = [tr(tc(p('Declaración conjunta', run='<w:i/>')), tc(p('Joint declaration', run='<w:i/>'))), tr(tc(p('El puente que se teje cada año', run='<w:b/><w:sz w:val="28"/>')), tc(p('The bridge that is woven every year', run='<w:b/><w:sz w:val="28"/>')))]
    rows += [tr(tc(a), tc(b)) for a, b in zip(es, en)]
    body = p('Huaylla, 2 de junio de 2016', props='<w:jc w:val="center"/>') + tbl(*rows) + p('') + p('Organizaciones firmantes', run='<w:b/>') + ''.join(p(n, 'ListParagraph', num(1)) for n, _ in names) + p('')
    docx(path, body)
    strip = lambda n: n.split(' (')[0].split(', New')[0]
    return answer('declaration', '2016-06-02', [], [('es', 'El puente que se teje cada año', None, [('p', x) for x in es]), ('en', 'The bridge that is woven every year', None, [('p', x) for x in en])],
                  [('Organizaciones firmantes', 'unknown', [org(strip(n), c) for n, c in names])], accept={'kind': ['joint-statement']})

@doc
def o03_chor(path):
    """LibreOffice: styles of its own with German names, a section in two columns, signatories parted by tabs, a table of contents."""
    paras = ['In den Dörfern unserer Täler singt man seit zweihundert Jahren mehrstimmig, ohne Noten und ohne Lohn. Wer dort ein Chorbuch aufschlägt, findet Lieder, die sonst nirgends stehen.',
             'Mit den Schulen schließen auch die Chöre, denn die Lehrerinnen waren immer zugleich die Chorleiterinnen. Im letzten Jahrzehnt verstummten vierzehn von ihnen.',
             'Ein Chor kostet wenig und hält viel zusammen. Wir bitten die Gemeinden, ihm einen warmen Raum zu geben.']
    heads = ['Was wir haben', 'Was wir verlieren', 'Worum wir bitten']
    people = [('Agnes Thalhammer', 'Chorleiterin', 'Österreich', 'AT'), ('Dr. Urs Gyger', 'Musikwissenschaftler', 'Schweiz', 'CH'), ('Ilse Morandell', 'Organistin', 'Italien', 'IT')]
    bodies = [('Sängerbund Oberes Mühltal e.V.', None), ('Verein für Volksmusikpflege Chur', None), ('Liechtensteiner Chorverband', 'LI')]
    st = '<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/><style:text-properties fo:font-size="11pt" fo:language="de" fo:country="AT"/></style:style>' \
         '<style:style style:name="HT" style:display-name="Haupttitel Verein" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:text-properties fo:font-size="20pt"/></style:style>' \
         '<style:style style:name="UE" style:display-name="Überschrift" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="13pt"/></style:style>'
    auto = '<style:style style:name="Sect" style:family="section"><style:section-properties text:dont-balance-text-columns="false"><style:columns fo:column-count="2" fo:column-gap="0.6cm"/></style:section-properties></style:style>'
    P = lambda x, s='Standard': '<text:p text:style-name="%s">%s</text:p>' % (s, esc(x).replace('\t', '<text:tab/>'))
    body = P('Offener Brief') + '<text:h text:style-name="HT" text:outline-level="1">Lasst die Dörfer singen</text:h>' + P('Arbeitskreis Dorfchöre, Innsbruck, 7. November 2014') + \
        '<text:section text:style-name="Sect" text:name="S1">' + ''.join(P(h, 'UE') + P(x) for h, x in zip(heads, paras)) + '</text:section>' + \
        P('Vereine:', 'UE') + ''.join(P('– ' + n) for n, _ in bodies) + P('Personen:', 'UE') + ''.join(P('%s\t%s\t%s' % (n, a, c)) for n, a, c, _ in people) + P('Weitere Unterschriften nehmen wir bis zum 31. Dezember 2014 entgegen.')
    fodt(path, body, st, auto)
    return answer('open-letter', '2014-11-07', ['Arbeitskreis Dorfchöre'], [('de', 'Lasst die Dörfer singen', None, [x for h, t in zip(heads, paras) for x in (('h', h), ('p', t))])],
                  [('Vereine', 'unknown', [org(n, c) for n, c in bodies]), ('Personen', 'individuals', [person(n, a, c) for n, a, _, c in people])], open=True, deadline='2014-12-31')

@doc
def o04_bibliobus(path):
    """As an online editor writes: no styles but sizes and bold, breaks inside one paragraph for the list, links, content controls."""
    paras = ['Mesdames et Messieurs les maires,', 'Le bibliobus passe chez nous tous les quinze jours depuis 1963. Pour deux cents familles de la vallée, il est la seule librairie, la seule bibliothèque et souvent la seule visite.', 'Le conseil veut le remplacer par un guichet en ligne. Or un écran ne connaît pas les lecteurs par leur prénom et ne garde pas un livre sous le comptoir.', 'Nous vous demandons de maintenir la tournée et de lui donner un véhicule neuf avant l’hiver.']
    names = [('Association des Lecteurs de la Haute-Vallée', None), ('Fédération des Foyers Ruraux', None), ('Librairie du Pont', None), ('Amicale des Instituteurs Retraités (Belgique)', 'BE'), ('Coopérative Le Fil Rouge', None)]
    H = lambda x, sz: p(x, props='<w:spacing w:before="400" w:after="120"/>', run='<w:sz w:val="%d"/><w:b w:val="1"/>' % sz)
    body = p('Lettre ouverte', run='<w:color w:val="666666"/>') + H('Gardons le bibliobus sur la route', 52) + p('Publiée le ' + '3 février 2020' + ' par le Collectif des Lecteurs de Montagne') + \
        ''.join(p(x, props='<w:spacing w:after="200"/>') for x in paras) + H('Premiers signataires', 32) + p(r('\n'.join(n for n, _ in names))) + p('') + \
        '<w:sdt><w:sdtPr><w:alias w:val="Appel"/></w:sdtPr><w:sdtContent>' + p(r('Pour signer : ') + '<w:hyperlink r:id="rId1">' + r('bibliobus@lecteurs.example', '<w:u w:val="single"/>') + '</w:hyperlink>') + '</w:sdtContent></w:sdt>'
    docx(path, body, styles=style('Normal', 'normal', default=True), defaults='<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="fr"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>')
    return answer('open-letter', '2020-02-03', ['Collectif des Lecteurs de Montagne'], [('fr', 'Gardons le bibliobus sur la route', None, [('p', x) for x in paras])],
                  [('Premiers signataires', 'initiators', [org(n.split(' (')[0], c) for n, c in names])], open=True, accept={'group:0:role': ['unknown', 'initiators']})

@doc
def o05_nawair(path):
    """Arabic: paragraphs and runs from right to left, bullets, a country in brackets, a text box that repeats a sentence of the text."""
    paras = ['النواعير الخشبية ترفع الماء إلى البساتين منذ قرون، وصوتها يعرفه كل من ولد على ضفة النهر.', 'في السنوات الأخيرة توقفت إحدى عشرة ناعورة لأن النجارين الذين يعرفون صنعتها تقاعدوا ولم يتعلم أحد بعدهم.', 'نطلب من البلديات أن تفتح ورشة واحدة على الأقل يتعلم فيها الشباب هذه الصنعة، وأن تحفظ الأخشاب المناسبة لها.']
    names = [('جمعية أصدقاء النواعير', None), ('اتحاد النجارين التقليديين (العراق)', 'IQ'), ('الجمعية الأردنية للتراث المائي', 'JO'), ('نادي الضفة للتصوير، لبنان', 'LB')]
    rtl = '<w:rtl/>'
    P = lambda x, s=None, pr='', run='': p(r(x, rtl + run), s, '<w:bidi/>' + pr)
    box = '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>%s</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>%s</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>' % ((P('النواعير الخشبية ترفع الماء إلى البساتين منذ قرون'),) * 2)
    body = P('بيان مشترك', pr='<w:jc w:val="center"/>') + P('كي لا تسكت النواعير', 'Heading1') + P('12 أبريل 2022', pr='<w:jc w:val="center"/>') + P(paras[0]) + p(r(paras[1], rtl) + box, props='<w:bidi/>') + P(paras[2]) + P('الموقعون:', run='<w:bCs/>') + ''.join(P(n, 'ListParagraph', num(1)) for n, _ in names)
    docx(path, body)
    return answer('joint-statement', '2022-04-12', [], [('ar', 'كي لا تسكت النواعير', None, [('p', x) for x in paras])], [('الموقعون', 'unknown', [org(n.split(' (')[0].split('، لبنان')[0], c) for n, c in names])])

@doc
def o06_faroleiros(path):
    """Portuguese: a table of people without a head, office and country in its columns; a text box that tells how to sign."""
    paras = ['Os faróis da nossa costa deixaram de ter guardiões, mas não deixaram de ser precisos. Cada noite, dezenas de barcos pequenos ainda procuram a sua luz.', 'Uma lâmpada automática avisa o barco; um faroleiro ouvia o mar, via o tempo mudar e chamava quem podia socorrer.', 'Apelamos a que pelo menos um farol em cada distrito volte a ter quem nele viva.']
    people = [('Maria do Carmo Teles', 'capitã da marinha mercante', 'Portugal', 'PT'), ('João Baptista Évora', 'pescador', 'Cabo Verde', 'CV'), ('Prof. Luísa Amado', 'historiadora, Universidade do Litoral', 'Brasil', 'BR'), ('Ana Quaresma', 'antiga faroleira', 'Portugal', 'PT')]
    box = '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>%s</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>%s</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>' % ((p('Este apelo continua aberto a novas assinaturas até 30 de setembro de 2018.'),) * 2)
    body = p('APELO', props='<w:jc w:val="center"/>', run='<w:b/><w:spacing w:val="60"/>') + p('Uma luz com gente dentro', props='<w:jc w:val="center"/>', run='<w:b/><w:sz w:val="36"/>') + p('Liga dos Amigos dos Faróis', props='<w:jc w:val="center"/>') + p('Peniche, 21 de julho de 2018', props='<w:jc w:val="center"/>') + \
        ''.join(p(x, props='<w:jc w:val="both"/>') for x in paras) + p('Subscrevem este apelo:', run='<w:b/>') + tbl(*[tr(tc(p(n, run='<w:b/>')), tc(a), tc(c)) for n, a, c, _ in people]) + p(box)
    docx(path, body, footer='Página')
    return answer('appeal', '2018-07-21', ['Liga dos Amigos dos Faróis'], [('pt', 'Uma luz com gente dentro', None, [('p', x) for x in paras])], [('Subscrevem este apelo', 'unknown', [person(n, a, c) for n, a, _, c in people])], open=True, deadline='2018-09-30')

@doc
def o07_harman(path):
    """Turkish: a letterhead in a layout table, capitals by format, numbering in a style, hidden text, two columns by tabs."""
    paras = ['Köyümüzün harman yeri yüz yıldır ortak kullanılıyor; buğday orada savrulur, düğün orada kurulur, çocuklar orada koşar.', 'Belediye bu alanı otopark yapmak istiyor. Oysa pazar yerinin arkasında boş duran iki dönüm vardır ve oraya kimse el sürmüyor.']
    asks = ['Harman yeri imar planında ortak alan olarak kalsın.', 'Otopark için pazar yerinin arkası kullanılsın.', 'Karar köyde yapılacak bir toplantıda alınsın.']
    left, right = [('Yukarıova Kadınlar Kooperatifi', None), ('Değirmenbaşı Muhtarlar Derneği', None)], [('Anadolu Harman Kültürü Vakfı', None), ('Almanya Yukarıovalılar Derneği', 'DE')]
    styles = WORD_STYLES + style('Istek', 'İstek', 'Normal', num(2))
    body = tbl(tr(tc(p('Harman Yeri Dayanışması', run='<w:b/>'), p('Yukarıova')), tc(p('15 Ağustos 2021', props='<w:jc w:val="right"/>')))) + p('Açık mektup', props='<w:jc w:val="center"/>') + p('Harman yeri herkesindir', props='<w:jc w:val="center"/>', run='<w:b/><w:caps/><w:sz w:val="30"/>') + \
        p(r(paras[0]) + r(' Bunu muhtara da soralım.', '<w:vanish/>')) + p(paras[1]) + p('İsteklerimiz şunlardır:') + ''.join(p(a, 'Istek') for a in asks) + p('İmzacılar', run='<w:b/>') + ''.join(p('%s\t%s' % (a[0], b[0]), props='<w:tabs><w:tab w:val="left" w:pos="4500"/></w:tabs><w:spacing w:after="0"/>') for a, b in zip(left, right))
    docx(path, body, styles=styles)
    return answer('open-letter', '2021-08-15', ['Harman Yeri Dayanışması'], [('tr', 'Harman yeri herkesindir', None, [('p', paras[0]), ('p', paras[1]), ('p', 'İsteklerimiz şunlardır:')] + [('i', a) for a in asks])], [('İmzacılar', 'unknown', [org(n, c) for n, c in left + right])])

@doc
def o08_chashan(path):
    """Chinese, through LibreOffice: headings by outline level only, a table of signatories with a head, a numbered list."""
    paras = ['茶山上的老茶树大多在两百年以上，每一棵都有自己的名字，采茶人按名字记得它们的味道。', '近年来游客越来越多，树根被踩实，不少老树的叶子在春天里变黄。我们认为，参观与保护可以同时做到。']
    asks = ['在老树周围铺设木栈道。', '每年春天休山一个月。', '请采茶人担任讲解员。']
    names = [('云岭茶农合作社', '中国', 'CN'), ('高山植物保护协会', '中国', 'CN'), ('马来西亚茶文化学会', '', 'MY'), ('日本茶树研究会', '', 'JP')]
    P = lambda x, s='Standard': '<text:p text:style-name="%s">%s</text:p>' % (s, esc(x))
    st = '<style:style style:name="Standard" style:family="paragraph"><style:text-properties style:font-name-asian="Noto Serif CJK SC" style:font-size-asian="12pt" style:language-asian="zh" style:country-asian="CN"/></style:style>' \
         '<style:style style:name="T1" style:display-name="标题 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:text-properties style:font-size-asian="18pt"/></style:style>'
    auto = '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/></text:list-style>'
    body = P('联合声明') + '<text:h text:style-name="T1" text:outline-level="1">让老茶树休息一下</text:h>' + P('2023年4月9日') + ''.join(P(x) for x in paras) + P('我们建议：') + '<text:list text:style-name="L1">' + ''.join('<text:list-item>%s</text:list-item>' % P(a) for a in asks) + '</text:list>' + P('联署团体') + \
        '<table:table><table:table-column/><table:table-column/><table:table-header-rows><table:table-row>%s%s</table:table-row></table:table-header-rows>%s</table:table>' % (cell(P('名称')), cell(P('国家')), ''.join('<table:table-row>%s%s</table:table-row>' % (cell(P(n)), cell(P(c))) for n, c, _ in names))
    fodt(path, body, st, auto)
    return answer('joint-statement', '2023-04-09', [], [('zh', '让老茶树休息一下', None, [('p', x) for x in paras] + [('p', '我们建议：')] + [('i', a) for a in asks])], [('联署团体', 'unknown', [org(n, c) for n, _, c in names])])

def cell(x): return '<table:table-cell office:value-type="string">%s</table:table-cell>' % x

CSS = '<style>body{font:11pt/1.4 "Noto Serif","DejaVu Serif",serif}h1{font-size:19pt}h2{font-size:13pt}@page{size:A4;margin:22mm}</style>'

@doc
def o09_moliceiros(path):
    """PDF by Chromium: text in two columns with hyphenation, the browser's own heads and feet, names in one paragraph each."""
    paras = ['A ria vive do encontro entre a água doce e a água salgada. Durante séculos, os barcos moliceiros recolheram as algas que adubavam os campos, e os canais mantinham-se limpos sem que ninguém pensasse nisso.',
             'Hoje os canais secundários estão assoreados. Onde passavam barcos carregados passam agora, com dificuldade, as enguias; e onde já nem elas passam, apodrece a vegetação.',
             'Não pedimos que se regresse ao trabalho duro dos nossos avós. Pedimos que o conhecimento das comunidades ribeirinhas conte quando se decide onde dragar, quando dragar e o que fazer com aquilo que se retira do fundo.',
             'A administração do porto ouviu as empresas. Falta-lhe ouvir as pessoas que conhecem cada curva da ria pelo nome.']
    names = ['Associação dos Moliceiros da Ria', 'Cooperativa dos Marnotos', 'Grupo de Estudos do Estuário', 'Escola de Vela da Barra', 'Museu da Construção Naval']
    page = '<html lang=pt><meta charset=utf-8><title>Ria</title>' + CSS + '<style>.c{columns:2;column-gap:9mm;text-align:justify;hyphens:auto}.c p{margin:0;text-indent:1.2em}.c p:first-child{text-indent:0}</style><p>Declaração conjunta</p><h1>A ria também tem memória</h1><p>Movimento Ria Viva · 5 de maio de 2015</p><div class=c>' + ''.join('<p>%s</p>' % x for x in paras) + '</div><h2>Assinam</h2>' + ''.join('<p style="margin:2pt 0">%s</p>' % n for n in names)
    chromium(path, page)
    return answer('joint-statement', '2015-05-05', ['Movimento Ria Viva'], [('pt', 'A ria também tem memória', None, [('p', x) for x in paras])], [('Assinam', 'unknown', [org(n) for n in names])], accept={'kind': ['declaration']})

@doc
def o10_amaxas(path):
    """PDF by Chromium: Greek and English side by side, names in two columns without a table."""
    el = ['Οι πέτρινοι νερόμυλοι του φαραγγιού άλεθαν σιτάρι μέχρι το 1971. Σήμερα στέκονται άδειοι, αλλά ο μηχανισμός τους σώζεται ακέραιος.', 'Με λίγη φροντίδα μπορούν να δουλέψουν ξανά, να δείξουν στα παιδιά πώς γίνεται το ψωμί και να δώσουν ρεύμα στο χωριό.', 'Ζητούμε από την περιφέρεια να τους καταγράψει και να παραχωρήσει τη χρήση τους στους συλλόγους της περιοχής.']
    en = ['The stone watermills of the gorge ground wheat until 1971. Today they stand empty, but their machinery has survived intact.', 'With a little care they can work again, show children how bread is made, and give electricity to the village.', 'We ask the region to survey them and to grant their use to the societies of the area.']
    left, right = [('Σύλλογος Φίλων των Νερόμυλων', None), ('Αγροτικός Συνεταιρισμός Φαραγγιού', None), ('Society for Mill History, Denmark', 'DK')], [('Πολιτιστικός Σύλλογος Άνω Χωριού', None), ('Κυπριακή Εταιρεία Βιομηχανικής Κληρονομιάς', 'CY'), ('Association of Dutch Millers', 'NL')]
    page = '<html><meta charset=utf-8><title>x</title>' + CSS + '<style>td{width:50%;vertical-align:top;padding:0 5mm 3mm 0}.n{columns:2}.n p{margin:0 0 4pt}</style><table><tr><td><h1>Να γυρίσουν πάλι οι μύλοι</h1><td><h1>Let the mills turn again</h1><tr><td>Κοινή δήλωση, 18 Ιουνίου 2017<td>Joint statement, 18 June 2017' + ''.join('<tr><td>%s<td>%s' % x for x in zip(el, en)) + '</table><h2>Υπογράφουν</h2><div class=n>' + ''.join('<p>%s</p>' % n for n, _ in left + right) + '</div>'
    chromium(path, page, footer=False)
    return answer('joint-statement', '2017-06-18', [], [('el', 'Να γυρίσουν πάλι οι μύλοι', None, [('p', x) for x in el]), ('en', 'Let the mills turn again', None, [('p', x) for x in en])], [('Υπογράφουν', 'unknown', [org(n.split(', Den')[0], c) for n, c in left + right])])

@doc
def o11_qalam(path):
    """PDF by Chromium: Persian, justified, with a Latin name, figures and a numbered list."""
    paras = ['کتابخانه‌های روستایی ما در سی سال گذشته با کمک معلمان و کشاورزان ساخته شده‌اند و امروز بیش از ۲۴۰ کتابخانهٔ کوچک در کوهپایه‌ها باز است.', 'از آغاز امسال بودجهٔ خرید کتاب قطع شده است و تنها کتاب‌های دست دوم به روستاها می‌رسد؛ کودکان همان داستان‌ها را برای بار دهم می‌خوانند.', 'ما از شورای استان می‌خواهیم که برای هر کتابخانه سالی پنجاه کتاب تازه بخرد و انتخاب آن‌ها را به خود خوانندگان بسپارد.']
    names = [('انجمن کتابداران روستایی', None), ('بنیاد قلم و کوه', None), ('انجمن ناشران تاجیکستان', 'TJ'), ('گروه Reading Hills (آلمان)', 'DE')]
    page = '<html lang=fa dir=rtl><meta charset=utf-8><title>x</title><style>body{font:13pt/1.7 "Noto Naskh Arabic","Noto Sans Arabic"}p{text-align:justify}@page{margin:20mm}</style><p>نامهٔ سرگشاده<h1>کتاب تازه برای کوهپایه‌ها</h1><p>۱۵ مهر ۱۳۹۷' + ''.join('<p>%s</p>' % x for x in paras) + '<h2>امضاکنندگان</h2><ol>' + ''.join('<li>%s' % n for n, _ in names) + '</ol>'
    chromium(path, page, footer=False)
    return answer('open-letter', '2018-10-07', [], [('fa', 'کتاب تازه برای کوهپایه‌ها', None, [('p', x) for x in paras])], [('امضاکنندگان', 'unknown', [org(n.split(' (')[0], c) for n, c in names])])

@doc
def o12_lisova(path):
    """PDF by LibreOffice: Ukrainian, justified and hyphenated, notes at the foot of the page, a foot with number, names with bullets."""
    paras = ['Лісові школи нашого краю навчають дітей розпізнавати дерева, читати сліди та поводитися з вогнем. За двадцять років через них пройшло понад сім тисяч учнів.', 'Торік вісім шкіл із дванадцяти втратили приміщення, тому що лісництва здали їх в оренду. Заняття просто неба тривають, але взимку вони неможливі.', 'Ми не просимо нових будинків. Ми просимо повернути ті, які батьки учнів власноруч відремонтували, і записати у статуті лісництв, що навчання є частиною їхньої роботи.', 'Дитина, яка посадила дерево, приходитиме до нього все життя. Це найдешевша охорона лісу, яку можна собі уявити.']
    names = [('Спілка лісових педагогів', None, None), ('Карпатський гурток юних ботаніків', None, None), ('Фундація «Зелений клас» (Словаччина)', 'SK', None), ('Асоціація батьків сільських шкіл', None, 'крім останнього речення')]
    P = lambda x, s='B': '<text:p text:style-name="%s">%s</text:p>' % (s, x)
    note = lambda n, x: '<text:note text:note-class="footnote"><text:note-citation>%d</text:note-citation><text:note-body><text:p text:style-name="N">%s</text:p></text:note-body></text:note>' % (n, x)
    st = '<style:default-style style:family="paragraph"><style:text-properties fo:hyphenate="true" fo:language="uk" fo:country="UA"/></style:default-style><style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:margin-bottom="0.25cm" fo:hyphenation-ladder-count="no-limit"/><style:text-properties style:font-name="DejaVu Serif" fo:font-size="12pt" fo:language="uk" fo:country="UA" fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/></style:style>' \
         '<style:style style:name="N" style:family="paragraph"><style:text-properties fo:font-size="9pt"/></style:style><style:style style:name="T" style:family="paragraph" style:parent-style-name="B"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="18pt" fo:font-weight="bold"/></style:style>'
    auto = '<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="14.8cm" fo:page-height="21cm" fo:margin="1.8cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.8cm"/></style:footer-style></style:page-layout><text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:space-before="0.3cm" text:min-label-width="0.5cm"/></text:list-level-style-bullet></text:list-style>'
    master = '<style:master-page style:name="Standard" style:page-layout-name="pm"><style:footer><text:p>Лісова школа — <text:page-number text:select-page="current"/></text:p></style:footer></style:master-page>'
    body = P('Спільна заява') + P('Поверніть школам ліс', 'T') + P('Рада лісових шкіл, 22 вересня 2019 року') + P(paras[0] + note(1, 'За звітами шкіл за 1999–2019 роки.')) + ''.join(P(x) for x in paras[1:]) + P('Підписали:') + '<text:list text:style-name="L">' + ''.join('<text:list-item>%s</text:list-item>' % P(n + (note(2, x) if x else '')) for n, _, x in names) + '</text:list>' + P('Заява відкрита для підписання.')
    fodt(path, body, st, auto, master, to='pdf')
    return answer('joint-statement', '2019-09-22', ['Рада лісових шкіл'], [('uk', 'Поверніть школам ліс', None, [('p', x) for x in paras])], [('Підписали', 'unknown', [org(n.split(' (')[0], c, note=x) for n, c, x in names])], open=True)

@doc
def o13_trubaci(path):
    """PDF by Chromium: Serbian in Cyrillic over three pages, a table of people and bodies whose head stands on each page."""
    paras = ['Сеоски дувачки оркестри свирају на свакој свадби, слави и испраћају већ пет генерација, а њихове партитуре никада нису записане.', 'Предлажемо да се при музичким школама отворе одељења у којима ће стари свирачи предавати, и да се њихове мелодије сниме док још има ко да их одсвира.', 'За то није потребан нови закон, него добра воља и један диктафон.']
    kinds = ['Дувачки оркестар', 'Културно друштво', 'Удружење свирача', 'Музичка школа']
    places = [('Србија', 'RS'), ('Црна Гора', 'ME'), ('Бугарска', 'BG'), ('Румунија', 'RO'), ('Словенија', 'SI')]
    towns = ['Горња Ливада', 'Дубрава', 'Камени Брод', 'Бели Поток', 'Рујиште', 'Јасеново', 'Крушевица', 'Врело', 'Брестовац', 'Липовица', 'Орашје', 'Каменица', 'Поточац', 'Стублина', 'Грабовица', 'Сење', 'Равни Гај', 'Вишњево', 'Трнова', 'Јаворник', 'Златоје', 'Буково', 'Лучани Дол', 'Церје', 'Дреновац', 'Шљивовик', 'Смиљево', 'Кленовац', 'Топла', 'Извор', 'Зајача', 'Петлово', 'Гај', 'Бистрица', 'Борје', 'Јелово', 'Мраморак', 'Клисура', 'Вир', 'Радаљ', 'Ораховац Дол', 'Кошутица']
    names = [('%s „%s“' % (kinds[i % 4], t), places[i % 5]) for i, t in enumerate(towns)]
    page = '<html lang=sr><meta charset=utf-8><title>x</title>' + CSS + '<style>@page{size:A5;margin:15mm}table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:4pt 6pt;text-align:left}</style><p>Апел<h1>Да трубе не заћуте</h1><p>Савез сеоских свирача, 30. августа 2013.' + ''.join('<p>%s</p>' % x for x in paras) + '<h2>Потписници</h2><table><thead><tr><th>Р. бр.<th>Назив<th>Земља</thead>' + ''.join('<tr><td>%d.<td>%s<td>%s' % (i + 1, n, c) for i, (n, (c, _)) in enumerate(names)) + '</table>'
    chromium(path, page, footer=False)
    return answer('appeal', '2013-08-30', ['Савез сеоских свирача'], [('sr', 'Да трубе не заћуте', None, [('p', x) for x in paras])], [('Потписници', 'unknown', [org(n, c) for n, (_, c) in names])])

@doc
def o14_wiatraki(path):
    """PDF by LibreOffice: Polish, headings in bold of the same size, indents instead of space between paragraphs, names in two columns."""
    paras = ['Ostatnie drewniane wiatraki stoją na wzgórzach, które dziś kupują inwestorzy. Żaden z nich nie pyta, czy skrzydła jeszcze się obracają.', 'Trzy z naszych wiatraków mielą mąkę dla szkół. Pozostałe mogłyby to robić, gdyby ktoś naprawił dachy, zanim deszcz zniszczy drewniane koła.', 'Wnosimy, aby wojewoda wpisał wszystkie wiatraki do rejestru i przeznaczył na dachy choćby tyle, ile kosztuje jeden kilometr ogrodzenia.']
    heads = ['Stan', 'Praca', 'Wniosek']
    names = ['Towarzystwo Opieki nad Wiatrakami', 'Stowarzyszenie Młynarzy Kujaw', 'Szkoła Podstawowa w Brzezince', 'Koło Gospodyń Wiejskich „Jutrzenka”', 'Litewski Związek Cieśli', 'Fundacja Drewno i Wiatr']
    country = {'Litewski Związek Cieśli': 'LT'}
    st = '<style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:text-indent="0.8cm"/><style:text-properties style:font-name="DejaVu Serif" fo:font-size="11pt" fo:language="pl" fo:country="PL"/></style:style><style:style style:name="H" style:family="paragraph"><style:text-properties style:font-name="DejaVu Serif" fo:font-size="11pt" fo:font-weight="bold"/></style:style><style:style style:name="L" style:family="paragraph"><style:text-properties style:font-name="DejaVu Serif" fo:font-size="10pt"/></style:style>'
    auto = '<style:style style:name="Sect" style:family="section"><style:section-properties text:dont-balance-text-columns="false"><style:columns fo:column-count="2" fo:column-gap="0.7cm"/></style:section-properties></style:style>'
    P = lambda x, s='B': '<text:p text:style-name="%s">%s</text:p>' % (s, esc(x))
    body = P('Uchwała zjazdu opiekunów wiatraków z 11 czerwca 2011 r.', 'L') + P('W sprawie drewnianych wiatraków', 'H') + ''.join(P(h, 'H') + P(x) for h, x in zip(heads, paras)) + P('Podpisali:', 'H') + '<text:section text:style-name="Sect" text:name="S">' + ''.join(P(n, 'L') for n in names) + '</text:section>'
    fodt(path, body, st, auto, to='pdf')
    return answer('resolution', '2011-06-11', [], [('pl', 'W sprawie drewnianych wiatraków', None, [x for h, t in zip(heads, paras) for x in (('h', h), ('p', t))])], [('Podpisali', 'unknown', [org(n, country.get(n)) for n in names])], accept={'issuers': [['zjazd opiekunów wiatraków'], ['zjazdu opiekunów wiatraków']]})

@doc
def o15_kites(path):
    """PDF by groff: English in the fonts that every reader has, justified and hyphenated, a running head, text over two pages."""
    text = ['Every spring the children of the coast fly the kites that they made in winter. The makers teach them without pay, in sheds that belong to nobody in particular, with paper that the newspaper office leaves behind its door.',
            'The new harbour company has fenced the meadow in which the kites were flown. It speaks of insurance and of overhead lines, although the only line in sight is that of the horizon, and no child has been hurt there in living memory.',
            'We understand that a harbour needs space. What we do not understand is why the fence had to be put around the one part of the shore that is of no use for ships, carts or containers, being under water at every high tide in autumn.',
            'Grown people have signed this letter because children may not. We are carpenters, nurses, pilots and accountants, and every one of us remembers the pull of the string and the moment at which it was let out for the first time.',
            'We ask the company to open the gate from March to May, and the council to see that it does. We offer to mend the fence ourselves if anybody climbs over it, and we have never known a child who would climb a fence that has an open gate.',
            'The wind does not wait for permits. If the gate is closed again next spring, the winter’s work of three hundred children will hang on the wall, and nobody who has seen a kite on a wall believes that it belongs there.']
    names = [('Kite Makers of the North Shore', None, None), ('Teachers’ Circle of Ardmore', None, None), ('Harbour Pilots’ Benevolent Society', None, None), ('Icelandic Kite Club', 'IS', None), ('Sailmakers’ Guild', None, 'without the last sentence')]
    src = '.pl 21c\n.nr LL 11c\n.nr PO 2.5c\n.nr PS 11\n.nr VS 14\n.nr HM 2.5c\n.nr FM 2.5c\n.ds LH Open letter\n.ds RH North Shore\n.ds CH\n.ds CF %\n.LP\nOpen letter\n.SH\n.LG\nLeave the Wind to the Children\n.NL\n.LP\nNorth Shore Play Association, August 2, 2012\n' + ''.join('.PP\n%s\n' % x.replace('’', '\\[cq]') for x in text) + '.LP\n.B "Signed by:"\n' + ''.join('.IP \\[bu] 2\n%s%s\n' % (n.replace('’', '\\[cq]'), '*' if x else '') for n, _, x in names) + '.LP\n* without the last sentence\n'
    out = subprocess.run(['groff', '-ms', '-Tpdf', '-Kutf8', '-P-p14.8c,21c'], input=src.encode(), stdout=subprocess.PIPE, check=True).stdout
    open(path, 'wb').write(out)
    return answer('open-letter', '2012-08-02', ['North Shore Play Association'], [('en', 'Leave the Wind to the Children', None, [('p', x) for x in text])], [('Signed by', 'unknown', [org(n, c, note=x) for n, c, x in names])])

@doc
def o16_yarmarka(path):
    """Word with Russian styles (names of its user's language, ids in figures): dashes typed by hand, people and bodies, stars, a page break."""
    paras = ['Ярмарка глиняной игрушки проходит в нашем городе каждое лето вот уже семьдесят лет, и мастера приезжают на неё из сорока деревень.', 'В этом году администрация перенесла её на окраину, за объездную дорогу, куда не ходят автобусы. Пожилые мастерицы просто не смогли доехать.', 'Просим вернуть ярмарку на Соборную площадь и впредь спрашивать мастеров, прежде чем что-либо переносить.']
    bodies = [('Гильдия гончаров Заречья', None, None), ('Союз народных мастеров', None, None), ('Белорусское общество керамистов', 'BY', None)]
    people = [('Анна Петровна Глинская', 'мастер свистульки, д. Малые Ключи', None), ('И. С. Верховцев', 'краевед', 'в личном качестве')]
    styles = style('a', 'Normal', default=True) + style('10', 'Заголовок', 'a', '', '<w:sz w:val="28"/>') + style('a3', 'Название', 'a', '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="32"/>')
    body = p('ОТКРЫТОЕ ПИСЬМО', props='<w:jc w:val="center"/>') + p('Верните ярмарку\nна площадь', 'a3') + p('Оргкомитет мастеров, 9 августа 2018 г.', props='<w:jc w:val="right"/>') + ''.join(p(x, props='<w:ind w:firstLine="708"/>') for x in paras) + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + \
        p('Письмо подписали организации', '10') + ''.join(p('— %s' % n, props='<w:spacing w:after="0"/>') for n, _, _ in bodies) + p('') + p('Частные лица', '10') + ''.join(p('— %s, %s%s' % (n, a, '*' if x else ''), props='<w:spacing w:after="0"/>') for n, a, x in people) + p('') + p('* в личном качестве')
    docx(path, body, styles=styles, title='Документ Microsoft Word')
    return answer('open-letter', '2018-08-09', ['Оргкомитет мастеров'], [('ru', 'Верните ярмарку на площадь', None, [('p', x) for x in paras])], [('Письмо подписали организации', 'unknown', [org(n, c, note=x) for n, c, x in bodies]), ('Частные лица', 'individuals', [person(n, a, note=x) for n, a, x in people])])

# ---------------------------------------------------------------- main

PDFS = {'o09', 'o10', 'o11', 'o12', 'o13', 'o14', 'o15'}

def main():
    for name, make in DOCS.items():
        number = name[:3]
        if sys.argv[1:] and number not in sys.argv[1:] and name not in sys.argv[1:]: continue
        folder = os.path.join(HERE, 'aside' if number in ASIDE else '')
        path = os.path.join(folder, name + ('.pdf' if number in PDFS else '.docx'))
        expected = make(path)
        expected['source'] = [os.path.basename(path)]
        expected['sha256'] = [hashlib.sha256(open(path, 'rb').read()).hexdigest()]
        json.dump([expected], open(os.path.join(folder, name + '.expected.json'), 'w', encoding='utf-8'), ensure_ascii=False, indent=1)
        print(path)

if __name__ == '__main__': main()
