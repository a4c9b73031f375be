# SPDX-License-Identifier: Apache-2.0
"""Documents u01 to u14: PDF made in eight ways. See make_unseen.py."""
from make_unseen import DOCS, doc, weasyprint, latex, tagged, office
from office import answer, org, person, p, r, tbl, tr, tc, docx, footref, chromium, num

CENTRE = '<w:jc w:val="center"/>'

@doc('.pdf')
def u01_towpaths(path):
    """Chromium, tagged: a title of the text's size, two columns, a table of people over the end of a page, the browser's own foot."""
    text = ['The towpaths along our canals were built for horses, and horses have not walked them for a hundred years. Since then they have belonged to everyone who walks, angles, pushes a pram or simply sits down.',
            'In the last four years nineteen miles have been closed, a few yards at a time. Each closing was announced on a lamp post, for two weeks, in a typeface that nobody over fifty can read. No closing has been reopened, and none has been explained.',
            'We do not speak against the marina at Hollin Lock or against the flats that are being built beside it. We speak for the strip of gravel between them and the water, which costs nothing and is of use to all.',
            'We therefore ask the Canal Trust to publish a map of all paths that are closed today, to say until when, and to let nobody fence a path without a hearing in the parish to which it belongs.']
    people = [('Prof. Margery Oldroyd', 'Department of Geography, University of Calder', 'GB'), ('Tom Ashworth', 'lock keeper (retired)', None), ('Ngozi Okafor-Bright', 'Walkers’ Union of Lagos', 'NG'), ('Rev. Peter Holroyd', 'Parish of St Oswald', None), ('Ines Quintela', 'Canal Museum, Aveiro', 'PT')]
    countries = {'GB': 'United Kingdom', 'NG': 'Nigeria', 'PT': 'Portugal', None: ''}
    page = '<html lang=en><meta charset=utf-8><title>Untitled 4</title><style>body{font:11pt/1.4 "Liberation Serif"}.c{columns:2;column-gap:8mm;text-align:justify;hyphens:auto}td,th{border:1px solid #888;padding:2mm;font-size:10pt;text-align:left}table{border-collapse:collapse}@page{size:A5;margin:18mm}</style>' \
        '<p>Open letter to the Canal Trust</p><h1 style="font:inherit;text-align:center">Keep the towpaths open</h1><p style="text-align:right">Calder Bridge, 9 April 2022</p><div class=c>' + ''.join('<p>%s</p>' % x for x in text) + '</div><p>Signed by:</p><table><tr><th>Name<th>Institution<th>Country' + \
        ''.join('<tr><td>%s<td>%s<td>%s' % (n, a, countries[c]) for n, a, c in people) + '</table><p>Signatures are accepted until 30 June 2022 at the museum.</p>'
    chromium(path, page)
    return answer('open-letter', '2022-04-09', [], [('en', 'Keep the towpaths open', None, [('p', x) for x in text])], [('Signed by', 'unknown', [person(*x) for x in people])], open=True, deadline='2022-06-30')

@doc('.pdf')
def u02_golubyatni(path):
    """LibreOffice, tagged, from Word: a title in capitals of the text's size, a letterhead on the first page only, a note to a signatory."""
    text = ['Голубятни во дворах нашего города строились вместе с домами, и в каждой второй до сих пор живут птицы. За ними ухаживают пенсионеры и школьники, и никакой другой кружок не стоит городу так дёшево.',
            'С января их сносят как самовольные постройки. Документов на голубятни действительно нет: в пятидесятые годы их никто не выдавал. Теперь отсутствие бумаги, которой никогда не существовало, считается нарушением.',
            'Мы просим провести перепись голубятен, признать те из них, которым больше тридцати лет, и приостановить снос до конца переписи.']
    bodies = [('Клуб голубеводов «Сизарь»', None, None), ('Совет ветеранов Заводского района', None, None), ('Союз натуралистов (Казахстан)', 'KZ', None), ('Станция юных орнитологов', None, 'кроме третьего абзаца'), ('Минское общество любителей птиц', None, None)]
    def make(source):
        body = p('Союз голубеводов Поволжья', props=CENTRE, run='<w:sz w:val="18"/>') + p('ул. Речная, 5 · тел. 20-30-40', props=CENTRE, run='<w:sz w:val="18"/>') + p('') + p('ОБРАЩЕНИЕ', props=CENTRE) + p('СОХРАНИТЕ ДВОРОВЫЕ ГОЛУБЯТНИ', props=CENTRE) + p('12 февраля 2020 года') + \
            ''.join(p(x, props='<w:ind w:firstLine="708"/><w:jc w:val="both"/>') for x in text) + p('Обращение подписали:') + ''.join(p(r(n.replace(' (Казахстан)', '') + (' (Казахстан)' if c == 'KZ' else '')) + (footref(1) if x else ''), props=num(2)) for n, c, x in bodies) + p('Подписать обращение можно до 1 мая 2020 года.')
        docx(source, body, notes=['кроме третьего абзаца'], footer='', defaults=office.DEFAULTS.replace('en-US', 'ru-RU'), sect='<w:pgSz w:w="8391" w:h="11906"/><w:pgMar w:top="900" w:right="900" w:bottom="900" w:left="900"/>')
    tagged(path, make)
    return answer('appeal', '2020-02-12', ['Союз голубеводов Поволжья'], [('ru', 'СОХРАНИТЕ ДВОРОВЫЕ ГОЛУБЯТНИ', None, [('p', x) for x in text])],
                  [('Обращение подписали', 'unknown', [org(n.replace(' (Казахстан)', ''), c, note=x) for n, c, x in bodies])], open=True, deadline='2020-05-01')

@doc('.pdf')
def u03_campanas(path):
    """WeasyPrint: running head and numbers of pages, hyphenation, country headings, a late addition."""
    text = ['Las campanas de nuestros pueblos no anuncian solo la misa. Anuncian el incendio, la crecida, la niebla en el puerto y la fiesta, y cada toque tiene un nombre que los mayores reconocen sin mirar el reloj.',
            'En doscientos campanarios los toques manuales han sido sustituidos por un martillo eléctrico que golpea siempre igual. El martillo no sabe tocar a niebla ni a nublo, y nadie ha preguntado a quienes sí saben.',
            'Reclamamos que se graben los toques antes de que desaparezcan sus intérpretes y que ninguna campana histórica se electrifique sin conservar la posibilidad de tocarla a mano.']
    lists = {'España': ('ES', ['Asociación de Campaneros del Alto Ebro', 'Escuela de Toques Manuales', 'Museo de la Campana de Villarcayo']), 'Italia': ('IT', ['Gruppo Campanari della Lunigiana']), 'México': ('MX', ['Colegio de Campaneros de Puebla', 'Archivo de la Palabra'])}
    late = [('Hermandad de Campaneros de Lima', None), ('Red de Museos Locales (Argentina)', 'AR')]
    page = '<html lang=es><meta charset=utf-8><title>Campanas</title><style>@page{size:A5;margin:20mm 16mm;@top-center{content:"Manifiesto de los campaneros";font:8pt "Liberation Sans"}@bottom-right{content:"Página " counter(page) " de " counter(pages);font:8pt "Liberation Sans"}}body{font:11pt/1.45 "Liberation Serif";text-align:justify;hyphens:auto}h1{font-size:17pt;text-align:left}h3{font-size:11pt;margin-bottom:2pt}ul{margin-top:0}</style>' \
        '<p><i>Manifiesto</i></p><h1>Que las campanas hablen todavía</h1><p>Confederación de Campaneros · Burgos, 24 de junio de 2019</p>' + ''.join('<p>%s</p>' % x for x in text) + '<h2>Firmas</h2>' + ''.join('<h3>%s</h3><ul>%s</ul>' % (c, ''.join('<li>%s</li>' % n for n in ns)) for c, (_, ns) in lists.items()) + \
        '<h2>Adhesiones posteriores</h2><ul>' + ''.join('<li>%s</li>' % n for n, _ in late) + '</ul><p>La lista de firmas está cerrada.</p>'
    weasyprint(path, page)
    return answer('declaration', '2019-06-24', ['Confederación de Campaneros'], [('es', 'Que las campanas hablen todavía', None, [('p', x) for x in text])],
                  [('Firmas', 'unknown', [org(n, c) for c, ns in lists.values() for n in ns]), ('Adhesiones posteriores', 'others', [org(n.split(' (')[0], c) for n, c in late])], open=False, accept={'kind': ['other', 'joint-statement', 'appeal']})

@doc('.pdf')
def u04_phares(path):
    """LaTeX: an article in two columns with title, author and date, sections, notes at the foot, items, a run-on list."""
    text = ['Depuis l’automatisation des phares, plus personne n’habite les îlots du large. Les lanternes tournent, mais les murs se fendent, et aucune caméra ne remplace un gardien qui entend la mer changer de ton.',
            'Nous avons relevé l’état de quarante-deux tours. Dans trente et une d’entre elles, l’escalier est devenu dangereux; dans neuf, l’eau entre par la coupole.']
    asks = ['qu’un inventaire public des phares soit établi chaque année;', 'que les associations puissent y séjourner et les entretenir;', 'que la vente des maisons de gardien soit suspendue.']
    end = 'Nous sommes prêts à commencer dès le printemps prochain, avec nos propres outils.'
    names = [('Société des amis des phares', None), ('Association Mémoire des îles', None), ('Union des pilotes hauturiers', None), ('Vereniging Vuurtoren (Pays-Bas)', 'NL'), ('École de navigation de Saint-Malo', None), ('Fédération belge du patrimoine maritime', 'BE')]
    source = r'\documentclass[10pt,twocolumn,a5paper]{article}\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{lmodern}\usepackage[margin=14mm]{geometry}\title{Rendez des gardiens aux phares}\author{Collectif des Tours du Large}\date{18 mars 2017}' \
        r'\begin{document}\maketitle\section*{Constat}' + text[0].replace('lanternes tournent', r'lanternes\footnote{Voir le relevé de 2016.} tournent') + '\n\n' + text[1] + r'\section*{Demandes}Nous demandons:\begin{itemize}' + ''.join(r'\item ' + a for a in asks) + r'\end{itemize}' + end + \
        r'\section*{Organisations signataires}' + '; '.join(n for n, _ in names) + r'.\end{document}'
    latex(path, source)
    return answer('other', '2017-03-18', ['Collectif des Tours du Large'], [('fr', 'Rendez des gardiens aux phares', None, [('h', 'Constat'), ('p', text[0]), ('p', text[1]), ('h', 'Demandes'), ('p', 'Nous demandons:')] + [('i', a) for a in asks] + [('p', end)])],
                  [('Organisations signataires', 'unknown', [org(n.split(' (')[0], c) for n, c in names])])

@doc('.pdf')
def u05_mundart(path):
    """ReportLab: nothing is tagged, all is of one size, the title centred; those who wrote it apart from those who signed."""
    from reportlab.platypus import SimpleDocTemplate, Paragraph, Spacer
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.pagesizes import A5
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    pdfmetrics.registerFont(TTFont('D', '/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf'))
    text = ['In unseren Bahnhöfen spricht nur noch eine Stimme. Sie kommt vom Band, kennt jeden Ortsnamen und spricht die Hälfte davon so aus, dass kein Einheimischer aussteigen würde.',
            'Die Ansagerinnen und Ansager, die bis vor zwei Jahren in den Stellwerken saßen, wussten, wie der Ort heißt, an dem sie arbeiteten. Sie wussten auch, wann der Zug wirklich kommt.',
            'Wir bitten die Bahn, die Ortsnamen von Menschen aus dem Ort neu aufnehmen zu lassen. Wir stellen unsere Stimmen kostenlos zur Verfügung.']
    first = [('Dr. Veronika Stadler', 'Dialektforscherin, Universität Regensburg', None), ('Alois Gruber', 'Fahrdienstleiter i. R.', None)]
    then = [('Heimatverein Oberes Naabtal', None), ('Fahrgastverband Ostbayern e. V.', None), ('Schweizerischer Mundartbund', 'CH'), ('Verein für Sprachpflege Südtirol', None)]
    n, c, e = ParagraphStyle('n', fontName='D', fontSize=10, leading=14, spaceAfter=7), ParagraphStyle('c', fontName='D', fontSize=10, leading=14, alignment=1, spaceAfter=9), ParagraphStyle('e', fontName='D', fontSize=10, leading=14)
    flow = [Paragraph('Offener Brief', c), Paragraph('Sagt unsere Orte, wie sie heißen', c), Paragraph('Schwandorf, den 3. November 2015', n)] + [Paragraph(x, n) for x in text] + [Paragraph('Erstunterzeichnende', n)] + [Paragraph('%s, %s' % (a, b), e) for a, b, _ in first] + [Spacer(1, 8), Paragraph('Weitere Unterzeichner', n)] + [Paragraph(a, e) for a, _ in then] + [Spacer(1, 8), Paragraph('Wer mitzeichnen möchte, kann das bis zum 31. Januar 2016 tun.', n)]
    def foot(canvas, document): canvas.setFont('D', 8); canvas.drawCentredString(210, 24, '- %d -' % document.page)
    SimpleDocTemplate(path, pagesize=A5, title='(anonymous)').build(flow, onFirstPage=foot, onLaterPages=foot)
    return answer('open-letter', '2015-11-03', [], [('de', 'Sagt unsere Orte, wie sie heißen', None, [('p', x) for x in text])], [('Erstunterzeichnende', 'initiators', [person(a, b) for a, b, _ in first]), ('Weitere Unterzeichner', 'others', [org(a, b) for a, b in then])], open=True, deadline='2016-01-31')

@doc('.pdf')
def u06_jangadas(path):
    """Chromium, a web page printed with the browser's head and foot; menus and share links are on the paper too."""
    text = ['As jangadas da nossa costa são feitas de madeira que já não se encontra, por carpinteiros que já não ensinam. Restam sessenta, e no ano passado eram oitenta e quatro.',
            'A lei trata a jangada como qualquer embarcação a motor: exige rádio, coletes e uma vistoria que custa mais do que ela. Ninguém que escreveu essa lei subiu numa.',
            'Pedimos um registro próprio para as embarcações tradicionais, isento de taxas, e oficinas pagas para quem queira aprender.']
    names = [('Colônia de Pescadores Z-9', None), ('Associação das Rendeiras da Prainha', None), ('Instituto Mar e Memória', None), ('Museo Naval del Plata, Uruguai', 'UY'), ('Universidade Livre do Litoral', None), ('Cooperativa Angolana de Pesca Artesanal', 'AO')]
    page = '<html lang=pt-BR><meta charset=utf-8><title>Deixem a jangada navegar – Fórum do Litoral</title><style>body{font:11pt/1.5 "Liberation Sans"}nav a,footer a{margin-right:4mm;color:#036}h1{font-size:20pt}.m{color:#777;font-size:9pt}</style><nav><a href=#>Início</a><a href=#>Notícias</a><a href=#>Contato</a></nav>' \
        '<main><h1>Deixem a jangada navegar</h1><p class=m>Nota conjunta · Publicado em 21 de agosto de 2018 · Fórum do Litoral</p>' + ''.join('<p>%s</p>' % x for x in text) + '<h2>Assinam esta nota</h2><ol>' + ''.join('<li>%s</li>' % n for n, _ in names) + '</ol><p>Para aderir, escreva para nota@litoral.example.</p></main><p class=m>Compartilhar: <a href=#>Facebook</a> <a href=#>WhatsApp</a></p><footer><a href=#>Quem somos</a><a href=#>Política de privacidade</a></footer>'
    chromium(path, page)
    return answer('joint-statement', '2018-08-21', ['Fórum do Litoral'], [('pt', 'Deixem a jangada navegar', None, [('p', x) for x in text])], [('Assinam esta nota', 'unknown', [org(n.split(', Ur')[0], c) for n, c in names])], open=True)

@doc('.pdf')
def u07_fawanis(path):
    """Chromium, tagged: Arabic, names in two columns, figures of its own, those who called first and others."""
    text = ['تُصنع الفوانيس في حارتنا من النحاس والزجاج الملوّن منذ مئتي عام، وتتوارث الأسر أسرار هذه الصنعة جيلاً بعد جيل.', 'أُغلقت في السنوات الثلاث الأخيرة سبع عشرة ورشة بسبب ارتفاع الإيجارات، وحلّت محلها متاجر تبيع فوانيس بلاستيكية مستوردة لا يعرف بائعوها كيف صُنعت.', 'نطالب بتسجيل الحارة موقعاً للحرف التقليدية، وبتثبيت إيجارات الورش لعشر سنوات، وبفتح صفوف لتعليم الصنعة في المدرسة المجاورة.']
    first = [('جمعية صنّاع الفوانيس', None), ('رابطة أبناء الحارة', None)]
    then = [('نقابة النحّاسين', None), ('الجمعية المغربية للحرف التقليدية', 'MA'), ('مركز التراث الشعبي – عُمان', 'OM'), ('اتحاد الحرفيين التونسيين', 'TN')]
    page = '<html lang=ar dir=rtl><meta charset=utf-8><title>بيان</title><style>body{font:13pt/1.8 "Noto Naskh Arabic"}h2{font-size:13pt;margin:4mm 0 0}.n{columns:2}.n p{margin:0}@page{margin:22mm}</style><p>بيان مشترك</p><h1 style="font-size:20pt">لا تطفئوا فوانيس الحارة</h1><p>٦ حزيران ٢٠٢١</p>' + ''.join('<p>%s</p>' % x for x in text) + '<h2>الجهات الداعية:</h2>' + ''.join('<p style="margin:0">%s</p>' % n for n, _ in first) + '<h2>الموقّعون:</h2><div class=n>' + ''.join('<p>%s</p>' % n for n, _ in then) + '</div><p>باب التوقيع مفتوح حتى ٣٠ أيلول ٢٠٢١.</p>'
    chromium(path, page, footer=False)
    return answer('joint-statement', '2021-06-06', [], [('ar', 'لا تطفئوا فوانيس الحارة', None, [('p', x) for x in text])], [('الجهات الداعية', 'initiators', [org(n, c) for n, c in first]), ('الموقّعون', 'unknown', [org(n.split(' – ')[0], c) for n, c in then])], open=True, deadline='2021-09-30')

@doc('.pdf')
def u08_badgirha(path):
    """LibreOffice, tagged: Persian, the title bold and of the text's size, numbered demands, names with dashes."""
    text = ['بادگیرهای شهر ما پانصد سال است که بدون برق خانه‌ها را خنک می‌کنند. از سیصد بادگیری که نیم قرن پیش ثبت شد، امروز کمتر از صد بادگیر سالم مانده است.', 'سازمان نوسازی بادگیر را بخشی از بنای فرسوده می‌داند و برای تخریب آن وام می‌دهد. برای مرمت آن وامی در کار نیست.']
    asks = ['وام مرمت بادگیر برابر وام نوسازی شود.', 'استادکاران بیمه شوند و شاگرد بپذیرند.', 'تخریب بادگیرهای ثبت‌شده ممنوع گردد.']
    names = [('انجمن دوستداران بادگیر', None), ('خانهٔ معماران یزد', None), ('بنیاد خشت و گل افغانستان', 'AF'), ('کانون دانشجویان معماری', None)]
    rtl, run = '<w:bidi/>', '<w:rFonts w:cs="Noto Naskh Arabic"/><w:szCs w:val="24"/><w:lang w:bidi="fa-IR"/><w:rtl/>'
    def make(source):
        P = lambda x, jc='both', bold=False: p(x, props=rtl + '<w:jc w:val="%s"/>' % jc, run=('<w:rFonts w:cs="Noto Naskh Arabic"/>' + ('<w:b/><w:bCs/>' if bold else '') + '<w:szCs w:val="24"/><w:rtl/><w:lang w:bidi="fa-IR"/>'))
        body = P('بیانیهٔ مشترک', 'center') + P('بگذارید باد در خانه‌ها بوزد', 'center', True) + P('۲۰ تیر ۱۳۹۹', 'left') + ''.join(P(x) for x in text) + P('درخواست‌های ما:', 'left') + ''.join(P('%s. %s' % ('۱۲۳'[i], a)) for i, a in enumerate(asks)) + P('امضاکنندگان', 'left', True) + ''.join(P('– ' + n, 'left') for n, _ in names)
        docx(source, body)
    tagged(path, make)
    return answer('joint-statement', '2020-07-10', [], [('fa', 'بگذارید باد در خانه‌ها بوزد', None, [('p', x) for x in text] + [('p', 'درخواست‌های ما:')] + [('i', a) for a in asks])], [('امضاکنندگان', 'unknown', [org(n, c) for n, c in names])])

@doc('.pdf')
def u09_therina(path):
    """WeasyPrint: Greek in two columns with a subtitle, people with titles, a heading within the text, a head that is on the second page only."""
    text = [('p', 'Τα θερινά σινεμά των συνοικιών μας ανοίγουν κάθε Μάιο και κλείνουν με τις πρώτες βροχές. Στις αυλές τους τρεις γενιές έμαθαν να βλέπουν ταινίες κάτω από τα αστέρια.'), ('h', 'Τι χάνεται'), ('p', 'Φέτος δεν θα ανοίξουν έντεκα από τα είκοσι οκτώ. Τα οικόπεδα πουλήθηκαν μέσα στον χειμώνα και οι άδειες δεν ανανεώθηκαν, χωρίς να ενημερωθούν ούτε οι ιδιοκτήτες των μηχανημάτων ούτε οι γείτονες.'), ('h', 'Τι ζητάμε'), ('p', 'Ζητάμε να χαρακτηριστούν οι αυλές τόποι πολιτισμού και να δοθεί στους αιθουσάρχες πενταετής άδεια. Η νύχτα του καλοκαιριού δεν είναι διαφημιστικός χώρος.')]
    people = [('Ελένη Καραμήτσου', 'σκηνοθέτις'), ('Δρ. Νίκος Βλαχάκης', 'ιστορικός κινηματογράφου, Πανεπιστήμιο Κρήτης'), ('Γιώργος Ανδρέου', 'μηχανικός προβολής'), ('Μαρία Ξενάκη', 'κριτικός')]
    bodies = [('Ένωση Θερινών Κινηματογράφων', None), ('Κυπριακή Λέσχη Κινηματογράφου', 'CY')]
    page = '<html lang=el><meta charset=utf-8><title>Σινεμά</title><style>@page{size:A5;margin:18mm 15mm;@bottom-center{content:counter(page);font:8pt "DejaVu Serif"}@top-left{content:"Ανοιχτή επιστολή – Θερινά σινεμά";font:8pt "DejaVu Serif"}}@page:first{@top-left{content:none}}body{font:10pt/1.5 "DejaVu Serif"}h1{font-size:16pt;margin:0}.c{columns:2;column-gap:7mm;text-align:justify;hyphens:auto}h3{font-size:10pt}li{margin:2pt 0}</style>' \
        '<p>Ανοιχτή επιστολή</p><h1>Αφήστε ανοιχτά τα θερινά</h1><p style="font-style:italic;font-size:12pt">Για τις αυλές που γίνονται πάρκινγκ</p><p>Αθήνα, 4 Απριλίου 2023</p><div class=c>' + ''.join('<%s>%s</%s>' % ('h3' if k == 'h' else 'p', x, 'h3' if k == 'h' else 'p') for k, x in text) + '</div><h3>Υπογράφουν</h3><ul>' + ''.join('<li>%s, %s</li>' % x for x in people) + '</ul><h3>Φορείς</h3><ul>' + ''.join('<li>%s</li>' % n for n, _ in bodies) + '</ul>'
    weasyprint(path, page)
    return answer('open-letter', '2023-04-04', [], [('el', 'Αφήστε ανοιχτά τα θερινά', 'Για τις αυλές που γίνονται πάρκινγκ', text)], [('Υπογράφουν', 'unknown', [person(n, a) for n, a in people]), ('Φορείς', 'unknown', [org(n, c) for n, c in bodies])])

@doc('.pdf')
def u10_deniz_feneri(path):
    """LibreOffice: Turkish, then English on the next page; heads of the text's size and not bold; a list with a suffix for the country."""
    tr_ = ['Köy odaları, yolcunun parasız ağırlandığı, davaların konuşulduğu, uzun kış gecelerinde hikâyelerin anlatıldığı yerlerdir. İlçemizde bunlardan kırk altısı hâlâ ayakta.', 'Yeni yönetmelik bu yapıları atıl sayıyor ve yıkımına izin veriyor. Oysa bir odanın çatısını onarmak, bir otobüs durağı yapmaktan ucuzdur.', 'Belediyeden köy odalarını kayda almasını ve onarımlarını üstlenmesini istiyoruz.']
    en = ['Village rooms are places where travellers are housed without pay, quarrels are talked over and tales are told in long winter nights. In our district forty-six of them still stand.', 'The new regulation counts these buildings as unused and allows them to be torn down. Yet to mend the roof of a room is cheaper than to build a bus stop.', 'We ask the municipality to register the village rooms and to take on their repair.']
    names = [('Köy Odalarını Yaşatma Derneği', None), ('Anadolu Halk Bilimi Topluluğu', None), ('Bulgaristan Köy Müzeleri Birliği', 'BG'), ('Vernacular Houses Group, Ireland', 'IE'), ('Kırsal Mimarlık Atölyesi', None)]
    def make(source):
        P = lambda x: p(x, props='<w:spacing w:after="160"/>')
        body = P('Ortak açıklama') + p('Köy odaları yıkılmasın', props=CENTRE) + P('14 Kasım 2017') + ''.join(P(x) for x in tr_) + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + P('Joint statement') + p('Let the village rooms stand', props=CENTRE) + P('14 November 2017') + ''.join(P(x) for x in en) + P('İmzacılar / Signatories') + ''.join(p('• ' + n, props='<w:spacing w:after="0"/>') for n, _ in names)
        docx(source, body)
    tagged(path, make)
    return answer('joint-statement', '2017-11-14', [], [('tr', 'Köy odaları yıkılmasın', None, [('p', x) for x in tr_]), ('en', 'Let the village rooms stand', None, [('p', x) for x in en])], [('İmzacılar / Signatories', 'unknown', [org(n.split(', Ire')[0], c) for n, c in names])])

@doc('.pdf')
def u11_pingtan(path):
    """Chromium, tagged: Chinese with a fixed head and foot on each page, numbered demands, a deadline."""
    text = ['评弹在我们的小镇上已经传唱了二百多年。茶馆里一把三弦、一面琵琶，就能让人坐上一个下午。', '近五年来，镇上的书场从十九家减少到六家，多数改成了商铺。年轻演员没有地方登台，只好离开家乡另谋出路。']
    asks = ['保留现有的六家书场，不再改作他用。', '每年拨出专款，资助青年演员驻场演出。', '在小学开设评弹兴趣课。']
    names = [('平桥镇评弹爱好者协会', None), ('江南曲艺研究会', None), ('新加坡华人曲艺社', 'SG'), ('水巷茶馆联合会', None), ('马来西亚南音社', 'MY'), ('青年演员互助会', None)] + [('第%s书场之友' % x, None) for x in '一二三四五六']
    page = '<html lang=zh><meta charset=utf-8><title>x</title><style>body{font:12pt/1.8 "Noto Sans CJK SC"}@page{size:A5;margin:22mm 18mm}.h{position:fixed;top:-14mm;right:0;font-size:8pt}.f{position:fixed;bottom:-14mm;left:0;font-size:8pt}h1{font-size:18pt}h2{font-size:12pt}</style><div class=h>书场保护倡议</div><div class=f>平桥镇文化网</div>' \
        '<p>联合声明</p><h1>留住最后的书场</h1><p>江南曲艺联盟</p><p>二〇一九年十月十二日</p>' + ''.join('<p>%s</p>' % x for x in text) + '<p>为此，我们呼吁：</p><ol>' + ''.join('<li>%s</li>' % x for x in asks) + '</ol><h2>联署团体：</h2>' + ''.join('<div>%s</div>' % n for n, _ in names) + '<p>联署截止日期：2019年12月31日。</p>'
    chromium(path, page, footer=False)
    return answer('joint-statement', '2019-10-12', ['江南曲艺联盟'], [('zh', '留住最后的书场', None, [('p', x) for x in text] + [('p', '为此，我们呼吁：')] + [('i', x) for x in asks])], [('联署团体', 'unknown', [org(n, c) for n, c in names])], open=True, deadline='2019-12-31')

@doc('.pdf')
def u12_bursztyn(path):
    """LaTeX: a letter in Polish with a head that its second page alone has, hyphenated; people one a line, a note with a star."""
    text = ['Od pokoleń zbieramy bursztyn na plaży po sztormie, wiadrem i siatką na długim kiju. Nikt z nas nie wzbogacił się na tym, ale każde dziecko w naszych wsiach umie odróżnić bursztyn od szkła.', 'Od września zbieranie wymaga koncesji, o którą trzeba wystąpić na trzy miesiące przed sztormem. Urząd nie wyjaśnił, w jaki sposób mamy przewidzieć pogodę z takim wyprzedzeniem.', 'Rozumiemy, że wydobycie przemysłowe musi być kontrolowane. Prosimy jedynie, by odróżnić koparkę od wiadra i zwolnić z koncesji wszystkich, którzy zbierają na własny użytek.', 'Sztorm nie czeka na decyzję, a bursztyn, którego nikt nie podniesie rano, po południu wraca do morza.']
    people = [('Halina Wróblewska', 'nauczycielka, Krynica Morska', None), ('prof. Andrzej Lis', 'Muzeum Bursztynu', None), ('Zbigniew Kuna', 'rybak', 'bez ostatniego akapitu'), ('Koło Gospodyń Wiejskich w Piaskach', None, None), ('Jolanta Mazur-Bielska', 'sołtys', None)]
    source = r'\documentclass[11pt]{article}\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage[polish]{babel}\usepackage{lmodern}\usepackage[paperwidth=120mm,paperheight=170mm,margin=16mm,headsep=5mm]{geometry}\usepackage{fancyhdr}\fancyhf{}\fancyhead[L]{\small Zbieracze bursztynu}\fancyhead[R]{\small s. \thepage}\renewcommand{\headrulewidth}{0.4pt}\pagestyle{fancy}\begin{document}\thispagestyle{empty}'.replace(r'\usepackage[polish]{babel}', r'\usepackage[english]{babel}') + \
        r'\noindent List otwarty\par\bigskip\noindent\textbf{Wiadro to nie koparka}\par\bigskip\noindent Piaski, 2 października 2014 r.\par\bigskip ' + '\n\n'.join(text) + r'\par\bigskip\noindent Podpisali:\par\medskip ' + ''.join(r'\noindent %s%s%s\par ' % (n, ', ' + a if a else '', '*' if x else '') for n, a, x in people) + r'\medskip\noindent * bez ostatniego akapitu\end{document}'
    latex(path, source)
    return answer('open-letter', '2014-10-02', [], [('pl', 'Wiadro to nie koparka', None, [('p', x) for x in text])], [('Podpisali', 'unknown', [person(n, a, note=x) if a else org(n) for n, a, x in people])])

@doc('.pdf')
def u13_ribarske(path):
    """A canvas on which lines are drawn at places: Serbian in Latin letters, names in two columns with a narrow gutter, capitals for headings."""
    from reportlab.pdfgen import canvas
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    pdfmetrics.registerFont(TTFont('S', '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'))
    text = ['Ribarske kuće na našoj obali podigli su ljudi koji su na Dunavu živeli i od Dunava se hranili. Danas ih ima još devetnaest, a u svakoj stanuje neko ko ume da plete mrežu.', 'Plan uređenja obale predviđa da se sve kuće uklone do proleća. Na njihovom mestu biće šetalište, kakvo grad već ima na tri mesta i koje je uvek prazno.', 'Tražimo da se kuće popišu i zaštite, a šetalište izgradi iza njih. Voda je dovoljno široka za sve.']
    left = [('Udruženje alasa „Smuđ”', None), ('Društvo čuvara reke', None), ('Mađarski savez ribara', 'HU'), ('Klub starih čamaca', None)]
    right = [('Savez sportskih ribolovaca', None), ('Pozorište na splavu', None), ('Rumunsko društvo Dunava', 'RO'), ('Etnografska radionica', None)]
    c = canvas.Canvas(path, pagesize=(420, 595))
    c.setFont('S', 10)
    y = 550
    def line(x, s, step=14):
        nonlocal y
        c.drawString(x, y, s); y -= step
    line(50, 'ZAJEDNIČKO SAOPŠTENJE', 24)
    line(50, 'NE RUŠITE RIBARSKE KUĆE', 24)
    line(50, 'Inicijativa Leva obala, 17. maj 2016.', 24)
    for x in text:
        for s in simpleSplit(x, 'S', 10, 320): line(50, s)
        y -= 8
    line(50, 'POTPISNICI', 20)
    top = y
    for n, _ in left: line(50, n)
    y = top
    for n, _ in right: line(215, n)
    y -= 10
    line(50, 'Spisak potpisnika je zaključen.')
    c.drawCentredString(210, 30, '1')
    c.save()
    return answer('joint-statement', '2016-05-17', ['Inicijativa Leva obala'], [('sr', 'NE RUŠITE RIBARSKE KUĆE', None, [('p', x) for x in text])], [('POTPISNICI', 'unknown', [org(n, x) for n, x in left + right])], open=False)

@doc('.pdf')
def u14_darksky(path):
    """ReportLab's tables: a title that is only larger by a little, numbered names in a table over two pages, a late addition with a day."""
    from reportlab.platypus import SimpleDocTemplate, Paragraph, Spacer, Table, TableStyle
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib import colors
    text = ['Above our three valleys the Milky Way can still be seen with the naked eye. Astronomers come from four countries to look at it, and shepherds have always told the hour by it.', 'Since the new road lamps were hung, the sky over Ravensdale has been orange until two in the morning. The lamps light the road, the river, the bedrooms and the undersides of clouds.', 'We call upon the county council to shield every lamp, to switch off every second one at eleven, and to declare the three valleys a dark sky reserve.']
    names = [('Ravensdale Astronomical Society', 'United Kingdom', 'GB'), ('Shepherds’ Guild of the Three Valleys', 'United Kingdom', 'GB'), ('Verein Dunkler Himmel', 'Austria', 'AT'), ('Observatoire du Haut-Jura', 'France', 'FR'), ('Bat Conservation Group', 'Ireland', 'IE'), ('Kaapse Sterrewag Vriende', 'South Africa', 'ZA'), ('Night Walkers’ Club', 'United Kingdom', 'GB'), ('Moth Recorders’ Network', 'United Kingdom', 'GB'), ('Nordic Lamp Makers for Less Light', 'Sweden', 'SE'), ('Planetario Itinerante de los Andes', 'Chile', 'CL'), ('Owl Friends of Mid Dale', 'United Kingdom', 'GB'), ('Society for Nautical Astronomy', 'Norway', 'NO')]
    late = [('Association of Village Sleepers', None), ('Hellenic Astronomy Union', 'GR')]
    n = ParagraphStyle('n', fontName='Helvetica', fontSize=10.5, leading=14, spaceAfter=8)
    flow = [Paragraph('Call to the County Council', n), Paragraph('Give us back the night', ParagraphStyle('t', parent=n, fontSize=12, leading=16, fontName='Helvetica-Bold')), Paragraph('Three Valleys Forum | 1 December 2021', n)] + [Paragraph(x, n) for x in text] + [Paragraph('Signatory organisations', ParagraphStyle('h', parent=n, fontName='Helvetica-Bold'))]
    flow += [Table([['No', 'Name', 'Country']] + [[str(i + 1), a, b] for i, (a, b, _) in enumerate(names)], repeatRows=1, style=TableStyle([('GRID', (0, 0), (-1, -1), 0.3, colors.grey), ('FONTSIZE', (0, 0), (-1, -1), 9.5)])), Spacer(1, 12), Paragraph('Added on 14 January 2022', ParagraphStyle('h2', parent=n, fontName='Helvetica-Bold'))] + [Paragraph(a, n) for a, _ in late]
    def page(c, d): c.setFont('Helvetica', 7.5); c.drawString(60, 575, 'Three Valleys Forum – Give us back the night'); c.drawRightString(360, 20, 'Page %d' % d.page)
    SimpleDocTemplate(path, pagesize=(420, 595), title='untitled', leftMargin=60, rightMargin=60, topMargin=50, bottomMargin=45).build(flow, onFirstPage=page, onLaterPages=page)
    return answer('appeal', '2021-12-01', ['Three Valleys Forum'], [('en', 'Give us back the night', None, [('p', x) for x in text])], [('Signatory organisations', 'unknown', [org(a, c) for a, _, c in names]), ('Added on 14 January 2022', 'others', [org(a, c) for a, c in late])])
