# SPDX-License-Identifier: Apache-2.0
"""Documents u15 to u26: pages of content management systems, Word, Markdown, mail and a workbook. See make_unseen.py."""
import os, zipfile
from email.message import EmailMessage
from make_unseen import doc, office
from office import answer, org, person, p, r, tbl, tr, tc, docx, num, esc

def write(path, text): open(path, 'w', encoding='utf-8').write(text)

@doc('.html')
def u15_chitalnya(path):
    """WordPress: header, entry meta, a share bar, related posts, comments, cookies."""
    text = ['Летние читальни появились в наших парках ещё до войны: деревянный павильон, скамьи, подшивки журналов и бесплатный кипяток. Библиотекари работали там посменно, и очереди за «Вокруг света» помнят до сих пор.', 'В новом проекте благоустройства читален нет. На их месте обозначены площадки для аренды самокатов. Мы не против самокатов, но просим не считать пустым место, где люди читают.', 'Мы предлагаем восстановить три читальни в этом году и ещё пять в следующем.']
    bodies = [('Ассоциация парковых библиотек', None), ('Общество любителей книги «Закладка»', None), ('Армянский союз библиотекарей', 'AM')]
    people = [('Ольга Сергеевна Ветрова', 'заведующая читальней № 4'), ('Тимур Галиев', 'архитектор, Казань'), ('Пётр Ильич Звонарёв', 'пенсионер')]
    write(path, '<!DOCTYPE html>\n<html lang="ru-RU"><head><meta charset="UTF-8"><title>Верните читальни в парки – Парковый вестник</title><meta property="og:title" content="Верните читальни в парки"></head>\n<body class="post-template-default single single-post">\n<div id="page" class="site"><a class="skip-link" href="#content">Перейти к содержимому</a>\n'
        '<header id="masthead" class="site-header"><p class="site-title"><a href="/">Парковый вестник</a></p><p class="site-description">Новости зелёных дворов</p><nav class="main-navigation"><ul><li><a href="/">Главная</a></li><li><a href="/a">Архив</a></li><li><a href="/k">Контакты</a></li></ul></nav></header>\n'
        '<div id="content" class="site-content"><main id="main"><article class="post type-post"><header class="entry-header"><h1 class="entry-title">Верните читальни в парки</h1><div class="entry-meta"><span class="posted-on">Опубликовано <time datetime="2021-04-19T09:30:00+03:00">19.04.2021</time></span> <span class="byline">автором <a href="/author/red">Редакция</a></span></div></header>\n<div class="entry-content"><p><strong>Открытое письмо</strong></p>\n' +
        ''.join('<p>%s</p>\n' % x for x in text) + '<h3>Организации</h3>\n<ul>' + ''.join('<li>%s</li>' % n for n, _ in bodies) + '</ul>\n<h3>Граждане</h3>\n<p>' + '<br>\n'.join('%s, %s' % x for x in people) + '</p>\n<p>Присоединиться к письму можно до 1 июня 2021 года по адресу pismo@park.example.</p>\n'
        '<div class="sharedaddy sd-sharing"><h3 class="sd-title">Поделиться ссылкой:</h3><ul><li><a href="#">VK</a></li><li><a href="#">Telegram</a></li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3>Похожее</h3><p><a href="/x">Субботник в парке Победы</a></p></div></div>\n'
        '<footer class="entry-footer"><span class="cat-links">Рубрики: <a href="/c">Письма</a></span></footer></article>\n<nav class="post-navigation"><a href="/p">← Субботник перенесён</a> <a href="/n">Скамейки покрасят →</a></nav><div id="comments"><h2>2 комментария</h2><ol><li><p>Подписываюсь обеими руками, очень нужное дело для всех нас.</p></li></ol></div></main></div>\n'
        '<footer id="colophon"><p>Сайт работает на WordPress</p></footer></div><div class="cookie-notice">Этот сайт использует файлы cookie. <button>Хорошо</button></div></body></html>\n')
    a = answer('open-letter', '2021-04-19', [], [('ru', 'Верните читальни в парки', None, [('p', x) for x in text])], [('Организации', 'unknown', [org(*x) for x in bodies]), ('Граждане', 'individuals', [person(*x) for x in people])], open=True, deadline='2021-06-01',
               accept={'published': ['2021-04-19T09:30'], 'issuers': [['Редакция'], ['Парковый вестник']], 'tags': [['Письма']]})
    return a

@doc('.html')
def u16_haies(path):
    """Drupal: fields with labels, a block of tags, breadcrumbs; names run on in one paragraph, parted by semicolons."""
    text = ['Les haies de nos communes ont reculé de soixante kilomètres en dix ans. Avec elles partent les hérissons, les mûres et l’ombre des chemins d’école.', 'Planter coûte quatre euros le mètre; arracher est gratuit. Tant que cela restera vrai, aucune fête de l’arbre n’y changera rien.', 'Nous demandons un moratoire sur l’arrachage et un service communal de la haie, doté de deux jardiniers par canton.']
    names = [('Ligue bocagère de l’Ouest', None), ('Amis des chemins creux', None), ('Natuurpunt Westhoek (Belgique)', 'BE'), ('Syndicat des apiculteurs de Mayenne', None), ('Association suisse des haies vives', 'CH')]
    first = [('Atelier Paysage et Commune', None), ('Lycée agricole du Bocage', None)]
    write(path, '<!DOCTYPE html><html lang="fr" dir="ltr"><head><meta charset="utf-8" /><title>Une haie n’est pas un obstacle | Bocage vivant</title></head><body class="path-node page-node-type-article"><div class="dialog-off-canvas-main-canvas"><div class="layout-container">'
        '<header role="banner"><div class="region region-header"><div class="block block-system-branding-block"><a href="/">Bocage vivant</a></div></div></header><div class="region region-breadcrumb"><nav class="breadcrumb" role="navigation"><h2 class="visually-hidden">Fil d\'Ariane</h2><ol><li><a href="/">Accueil</a></li><li><a href="/t">Textes</a></li></ol></nav></div>'
        '<main role="main"><div class="layout-content"><div class="block block-page-title-block"><h1><span class="field field--name-title">Une haie n’est pas un obstacle</span></h1></div><div class="block block-system-main-block"><article class="node node--type-article"><footer class="node__meta"><div>Soumis par <span>webmestre</span> le mar 08/12/2020 - 14:05</div></footer>'
        '<div class="node__content"><div class="field field--name-field-type field--label-inline"><div class="field__label">Type</div><div class="field__item">Déclaration commune</div></div><div class="field field--name-field-emetteur field--label-inline"><div class="field__label">Émetteur</div><div class="field__item">Réseau Bocage vivant</div></div>'
        '<div class="field field--name-body">' + ''.join('<p>%s</p>' % x for x in text) + '<p><strong>À l’initiative de :</strong> ' + ' ; '.join(n for n, _ in first) + '</p><p><strong>Signataires :</strong> ' + ' ; '.join(n for n, _ in names) + '.</p><p><em>La liste des signataires est close.</em></p></div>'
        '<div class="field field--name-field-tags field--label-above"><div class="field__label">Étiquettes</div><div class="field__items"><div class="field__item"><a href="/tags/1" rel="tag">Paysage</a></div><div class="field__item"><a href="/tags/2" rel="tag">France</a></div></div></div></div></article></div></div>'
        '<aside class="layout-sidebar-second"><div class="block block-views"><h2>Derniers textes</h2><ul><li><a href="/1">Pour les mares</a></li></ul></div></aside></main><footer role="contentinfo"><nav><a href="/contact">Contact</a> <a href="/mentions">Mentions légales</a></nav></footer></div></div></body></html>')
    return dict(answer('declaration', '2020-12-08', ['Réseau Bocage vivant'], [('fr', 'Une haie n’est pas un obstacle', None, [('p', x) for x in text])], [('À l’initiative de', 'initiators', [org(*x) for x in first]), ('Signataires', 'unknown', [org(n.split(' (')[0], c) for n, c in names])], open=False,
                       accept={'published': ['2020-12-08T14:05'], 'kind': ['joint-statement']}), countries=['FR'], tags=['Paysage'])

@doc('.html')
def u17_hornos(path):
    """Joomla: article info, icons to print and mail, modules at the side; people in a table without heads; two lists."""
    text = ['El horno comunal cuece el pan de siete familias cada sábado desde 1884. Ninguna de ellas tiene la llave, porque nunca ha tenido cerradura.', 'La ordenanza que entra en vigor en enero lo clasifica como actividad industrial y exige una chimenea homologada, tres salidas de humo y un técnico titulado.', 'Solicitamos que los hornos comunales se regulen como lo que son: un lugar de reunión donde, además, se hace pan.']
    people = [('Eulalia Marín Soto', 'panadera, Villar del Monte'), ('Julián Otero', 'historiador, Universidad de León'), ('Carmen Ibáñez Ruiz', 'alcaldesa pedánea')]
    bodies = [('Asociación de Hornos Comunales', None), ('Slow Bread Portugal', 'PT'), ('Concejo Abierto de Santa Lucía', None)]
    write(path, '<!DOCTYPE html>\n<html xml:lang="es-es" lang="es-es"><head><meta charset="utf-8"><title>El horno no es una fábrica</title></head><body class="site com_content view-article"><div class="body"><div class="container"><header class="header"><a class="brand" href="/">Pan y Concejo</a><div class="header-search"><form><input value="Buscar..."></form></div></header><nav class="navigation"><ul class="nav menu"><li>Inicio</li><li>Campañas</li><li>Fotos</li></ul></nav>\n'
        '<div class="row-fluid"><main id="content" class="span9"><ul class="breadcrumb"><li>Está aquí: </li><li>Inicio</li><li>Campañas</li></ul><div class="item-page"><meta itemprop="inLanguage" content="es-ES"><div class="page-header"><h2 itemprop="headline">El horno no es una fábrica</h2></div><div class="icons"><ul><li class="print-icon"><a>Imprimir</a></li><li class="email-icon"><a>Correo electrónico</a></li></ul></div>'
        '<dl class="article-info muted"><dt class="article-info-term">Detalles</dt><dd class="createdby">Escrito por: Plataforma Pan y Concejo</dd><dd class="category-name">Categoría: Comunicados</dd><dd class="published">Publicado: 17 Noviembre 2022</dd><dd class="hits">Visitas: 312</dd></dl><div itemprop="articleBody"><p>Comunicado conjunto</p>' + ''.join('<p>%s</p>' % x for x in text) +
        '<p><b>Entidades firmantes:</b></p><p>' + '<br>'.join('· ' + n for n, _ in bodies) + '</p><p><b>A título individual:</b></p><table>' + ''.join('<tr><td>%s</td><td>%s</td></tr>' % x for x in people) + '</table><p>Si quieres firmar, escribe a horno@concejo.example antes del 15 de diciembre de 2022.</p></div><ul class="pager pagenav"><li class="previous"><a>Ant</a></li><li class="next"><a>Sig</a></li></ul></div></main>'
        '<div id="aside" class="span3"><div class="well"><h3>Lo más leído</h3><ul class="mostread"><li>Receta de la hogaza</li></ul></div></div></div></div></div><footer class="footer"><p>© 2022 Pan y Concejo</p><a href="#top">Volver arriba</a></footer></body></html>\n')
    return answer('joint-statement', '2022-11-17', ['Plataforma Pan y Concejo'], [('es', 'El horno no es una fábrica', None, [('p', x) for x in text])], [('Entidades firmantes', 'unknown', [org(*x) for x in bodies]), ('A título individual', 'individuals', [person(*x) for x in people])], open=True, deadline='2022-12-15', accept={'tags': [['Comunicados']]})

@doc('.docx')
def u18_pysanky(path):
    """Word: a text box with the date and who issued it, a table of people without heads, languages given by the file."""
    text = ['Наші хори співають колядки, яких немає в жодній збірці. Їх передають з голосу, і кожна долина має власний розспів.', 'Минулого року обласний фонд припинив підтримку записів, бо визнав їх «непрофільними». Записано менше третини того, що ще співають.', 'Пропонуємо відновити експедиції, відкрити архів для шкіл і щороку видавати одну збірку з нотами.']
    people = [('Марія Гнатюк', 'керівниця хору «Долина»', None), ('Тарас Кобилянський', 'етномузиколог, Львів', None), ('Ян Новотний', 'диригент', 'CZ'), ('Оксана Пилипчук', 'учителька співів', None)]
    box = '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>' + p('Товариство народного співу') + p('8 січня 2019 р.') + '</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>'
    lang = '<w:lang w:val="uk-UA"/>'
    body = '<w:p>%s</w:p>' % box + p('Відкритий лист', run=lang + '<w:i/>') + p('Запишіть колядки, поки їх співають', run=lang + '<w:b/><w:sz w:val="30"/>') + ''.join(p(x, run=lang) for x in text) + p('Підписи', run=lang + '<w:b/>') + tbl(*[tr(tc(n), tc(a + (' (Чехія)' if c else ''))) for n, a, c in people]) + p('Збір підписів триває до 1 березня 2019 р.', run=lang)
    docx(path, body, defaults=office.DEFAULTS.replace('en-US', 'uk-UA'))
    return answer('open-letter', '2019-01-08', ['Товариство народного співу'], [('uk', 'Запишіть колядки, поки їх співають', None, [('p', x) for x in text])], [('Підписи', 'unknown', [person(*x) for x in people])], open=True, deadline='2019-03-01')

@doc('.docx')
def u19_waschhaus(path):
    """Word: bold headings that run into the paragraph, names in columns by tabs, capitals by format, a quotation."""
    text = [('p', 'Ausgangslage. In vierzig Dörfern des Oberlandes steht noch ein Waschhaus mit laufendem Wasser. Gewaschen wird dort nicht mehr, aber gekühlt, gespielt, geredet und im Sommer gebadet.'), ('p', 'Problem. Das Landesamt hat die Zuleitungen als Leckstellen eingestuft. Wo kein Zähler ist, wird seit Mai zugedreht.'), ('q', '„Ein Brunnen ohne Wasser ist ein Sarg aus Stein.“'), ('p', 'Forderung. Wir verlangen, dass laufende Brunnen als Gemeingut anerkannt und die Zuleitungen wieder geöffnet werden.')]
    names = [('Brunnenfreunde Oberland', None), ('Dorfverein Hinterau', None), ('Tiroler Wassergenossenschaft', None), ('Amici delle Fontane, Italien', 'IT'), ('Arbeitskreis Steinmetze', None), ('Verein Luxemburger Quellen', 'LU')]
    para = lambda x: p(r(x.split('. ')[0] + '.', '<w:b/>') + r(x[len(x.split('. ')[0]) + 1:]))
    body = p('Gemeinsame Erklärung', run='<w:caps/>') + p('Lasst die Brunnen laufen', run='<w:b/>') + p('Netzwerk Laufendes Wasser, im August 2020') + ''.join(p(x, 'Quote') if k == 'q' else para(x) for k, x in text) + p('Erstunterzeichner', run='<w:b/>') + p('Netzwerk Laufendes Wasser') + p('Mitzeichnende', run='<w:b/>') + ''.join(p('%s\t%s' % (names[i][0], names[i + 1][0])) for i in (0, 2, 4)) + p('Die Mitzeichnungsfrist ist abgelaufen.')
    docx(path, body, styles=office.WORD_STYLES + office.style('Quote', 'Quote', 'Normal', '<w:ind w:left="720"/>', '<w:i/>'), defaults=office.DEFAULTS.replace('en-US', 'de-AT'))
    return answer('joint-statement', '2020-08', ['Netzwerk Laufendes Wasser'], [('de', 'Lasst die Brunnen laufen', None, text)], [('Erstunterzeichner', 'initiators', [org('Netzwerk Laufendes Wasser')]), ('Mitzeichnende', 'unknown', [org(n.split(', Ital')[0], c) for n, c in names])], open=False, accept={'group:1:role': ['others'], 'kind': ['declaration']})

@doc('.docx')
def u20_zaytun(path):
    """Word: Arabic, then French, told by the languages that the file gives; a section in two columns for names, initials in brackets."""
    ar = ['أشجار الزيتون المعمّرة في قريتنا أقدم من بيوتنا، ويُعصر زيتها في معصرة واحدة يديرها أهل القرية منذ قرن.', 'قرّر المجلس نقل المعصرة إلى المنطقة الصناعية، على بُعد ثلاثين كيلومتراً، حيث لن يصل إليها من لا يملك شاحنة.', 'نطلب الإبقاء على المعصرة في مكانها وتجديد آلاتها بدلاً من نقلها.']
    fr = ['Les oliviers centenaires de notre village sont plus vieux que nos maisons, et leur huile est pressée depuis un siècle dans un seul moulin, tenu par les habitants.', 'Le conseil a décidé de déplacer le moulin dans la zone industrielle, à trente kilomètres, où ne parviendra pas celui qui n’a pas de camion.', 'Nous demandons que le moulin reste à sa place et que ses machines soient remises à neuf au lieu d’être déplacées.']
    names = [('جمعية أصدقاء الزيتون', None, None), ('تعاونية معصرة القرية', None, None), ('Union des oléiculteurs du Rif', None, 'UOR'), ('Association tunisienne du goût', 'TN', 'ATG'), ('Coopérative Terre et Huile (Liban)', 'LB', None), ('اتحاد المزارعين الجزائريين', 'DZ', None)]
    A = lambda x, run='': p(x, props='<w:bidi/>', run=run + '<w:rtl/><w:lang w:bidi="ar-MA"/>')
    F = lambda x, run='': p(x, run=run + '<w:lang w:val="fr-FR"/>')
    cols = '<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/></w:sectPr></w:pPr></w:p>'
    body = A('نداء') + A('أبقوا المعصرة في القرية', '<w:b/><w:bCs/><w:szCs w:val="32"/>') + A('٣ تشرين الثاني ٢٠١٦') + ''.join(A(x) for x in ar) + F('Appel') + F('Laissez le moulin au village', '<w:b/><w:sz w:val="32"/>') + F('3 novembre 2016') + ''.join(F(x) for x in fr) + F('Signataires :', '<w:b/>') + cols + \
        ''.join(p(n + (' (%s)' % ab if ab else '')) for n, _, ab in names) + '<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/><w:cols w:num="2"/></w:sectPr></w:pPr></w:p>'
    docx(path, body)
    return answer('appeal', '2016-11-03', [], [('ar', 'أبقوا المعصرة في القرية', None, [('p', x) for x in ar]), ('fr', 'Laissez le moulin au village', None, [('p', x) for x in fr])], [('Signataires', 'unknown', [org(n.split(' (')[0], c, ab) for n, c, ab in names])])

@doc('.md')
def u21_mosty(path):
    """Markdown with front matter: bold for headings, names by a numbered list with countries in brackets, a late addition."""
    text = ['Drewniane mosty kryte dachem przetrwały w naszym powiecie trzy powodzie i dwie przebudowy dróg. Zostało ich dziewięć.', 'Nowa norma przewiduje dla każdego mostu nośność dwudziestu ton. Przez żaden z naszych mostów nigdy nie przejechał pojazd cięższy niż wóz z sianem.', 'Apelujemy o wyłączenie mostów zabytkowych z normy i o znak, który skieruje ciężarówki na szosę.']
    names = [('Stowarzyszenie Mosty Kryte', None), ('Politechnika Podgórska, Katedra Mostów', None), ('Spolok priateľov mostov', 'SK'), ('Klub Rowerowy „Szprycha”', None)]
    suffix = {'SK': ' (Słowacja)'}
    write(path, '---\ntitle: "Nie burzcie mostów pod dachem"\ndate: 2018-05-09\nlang: pl\nauthor: Koalicja na rzecz Mostów\ntags: [mosty, Polska]\nlayout: apel\n---\n\n*Apel*\n\n' + '\n\n'.join(text) + '\n\n**Sygnatariusze:**\n\n' + ''.join('%d. %s%s\n' % (i + 1, n, suffix.get(c, '')) for i, (n, c) in enumerate(names)) + '\n**Dołączyli później:**\n\n- Czeskie Towarzystwo Ciesielskie\n- Muzeum Wsi w Zagórzu\n\n> Lista jest nadal otwarta.\n')
    return dict(answer('appeal', '2018-05-09', ['Koalicja na rzecz Mostów'], [('pl', 'Nie burzcie mostów pod dachem', None, [('p', x) for x in text])], [('Sygnatariusze', 'unknown', [org(*x) for x in names]), ('Dołączyli później', 'others', [org('Czeskie Towarzystwo Ciesielskie', 'CZ'), org('Muzeum Wsi w Zagórzu')])], open=True), countries=['PL'], tags=['mosty'])

@doc('.eml')
def u22_kayik(path):
    """A mail that was forwarded: greeting, the statement, a signature, the quoted letter before it, a picture attached."""
    text = ['Sandalcılar bu iskelede yüz yıldır nöbet tutar. Vapur kaçıran, adaya ekmek götüren, gece hastaneye yetişmek isteyen herkes onların kapısını çalar.', 'Yeni işletme iskeleyi yalnızca kendi teknelerine açtı. Sandalcılara ise limanın öbür ucunda, dalgaya açık bir yer gösterildi.', 'Liman idaresinden eski iskelenin sandalcılara geri verilmesini istiyoruz.']
    names = [('Sandalcılar Kooperatifi', None), ('Ada Sakinleri Derneği', None), ('Azerbaycan Kayıkçılar Birliği', 'AZ'), ('Deniz Kültürü Vakfı', None)]
    m = EmailMessage()
    m['From'], m['To'], m['Subject'], m['Date'], m['Message-ID'] = 'Ada Sakinleri <ada@ada.example>', 'basin@gazete.example', 'Basın açıklaması: Eski iskele sandalcılarındır', 'Tue, 06 Jun 2017 10:12:00 +0300', '<1@ada.example>'
    m.set_content('Merhaba,\n\nAçıklamamız aşağıdadır, yayımlarsanız seviniriz.\n\nORTAK AÇIKLAMA\n\nEski iskele sandalcılarındır\n\n6 Haziran 2017\n\n' + '\n\n'.join(text) + '\n\nİmzalayanlar:\n' + ''.join('- %s\n' % n for n, _ in names) + '\n-- \nAda Sakinleri Derneği\nTel: 0216 000 00 00\n\nOn Mon, Jun 5, 2017 at 9:00 PM Gazete <basin@gazete.example> wrote:\n> Açıklamanızı bekliyoruz.\n> İyi çalışmalar\n', cte='base64')
    m.add_attachment(b'\x89PNG\r\n\x1a\n' + bytes(20), maintype='image', subtype='png', filename='iskele.png')
    open(path, 'wb').write(m.as_bytes())
    return answer('joint-statement', '2017-06-06', [], [('tr', 'Eski iskele sandalcılarındır', None, [('p', x) for x in text])], [('İmzalayanlar', 'unknown', [org(*x) for x in names])], accept={'issuers': [['Ada Sakinleri Derneği'], ['Ada Sakinleri']], 'published': ['2017-06-06T10:12']})

@doc('.xlsx')
def u23_adesioni(path):
    """A workbook: title and date over the heads of the columns; people and bodies, days of signing, empty columns between."""
    rows = [['Adesioni all’appello «Salviamo le osterie di posta»'], ['aggiornato al 3 maggio 2021'], [], ['N.', 'Cognome e nome / Ente', 'Qualifica', '', 'Paese', 'Data'],
            ['1', 'Associazione Osterie Storiche', '', '', 'Italia', '12/04/2021'], ['2', 'Bianchi Lucia', 'ostessa', '', 'Italia', '13/04/2021'], ['3', 'Verein Alte Gasthöfe', '', '', 'Austria', '20/04/2021'], ['4', 'Dott. Marco Ferrero', 'storico, Università di Torino', '', 'Italia', '22/04/2021'], ['5', 'Camera dei Vetturini', '', '', 'San Marino', '30/04/2021']]
    cell = lambda i, j, v: '<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>' % ('ABCDEFGH'[j], i + 1, esc(v)) if v else ''
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr('[Content_Types].xml', '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>')
        z.writestr('_rels/.rels', '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        z.writestr('xl/_rels/workbook.xml.rels', '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        z.writestr('xl/workbook.xml', '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Foglio1" sheetId="1" r:id="rId1"/></sheets></workbook>')
        z.writestr('xl/worksheets/sheet1.xml', '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + ''.join('<row r="%d">%s</row>' % (i + 1, ''.join(cell(i, j, v) for j, v in enumerate(row))) for i, row in enumerate(rows)) + '</sheetData></worksheet>')
    IT = 'IT'
    sigs = [org('Associazione Osterie Storiche', IT, note='12/04/2021'), person('Bianchi Lucia', 'ostessa', IT, '13/04/2021'), org('Verein Alte Gasthöfe', 'AT', note='20/04/2021'), person('Dott. Marco Ferrero', 'storico, Università di Torino', IT, '22/04/2021'), org('Camera dei Vetturini', 'SM', note='30/04/2021')]
    a = answer('appeal', '2021-05-03', [], [], [(None, 'unknown', sigs)])
    a['title'], a['languages'] = {'it': 'Salviamo le osterie di posta'}, ['it']
    a['_skip'] = ['offsets', 'published', 'languages', 'title', 'kind', 'group_heading']
    return a

@doc('.html')
def u24_alonia(path):
    """Two languages in tabs of one page, an open list with a form, a table of bodies with flags for countries, dates by the page."""
    el = ['Τα πέτρινα αλώνια πάνω από το χωριό είναι τα τελευταία του νησιού. Εκεί γίνονται ακόμη ο χορός του Αυγούστου και το σχολείο του καλοκαιριού.', 'Ο δρόμος που σχεδιάζεται θα περάσει από τα τέσσερα από αυτά. Προτείνουμε χάραξη πενήντα μέτρα βορειότερα, που κοστίζει λιγότερο.']
    en = ['The stone threshing floors above the village are the last of the island. The dance of August and the summer school are still held there.', 'The road that is planned will cross four of them. We propose a line fifty metres to the north, which costs less.']
    names = [('Σύλλογος Αλωνιών', 'Ελλάδα', 'GR'), ('Dry Stone Walling Trust', 'Ηνωμένο Βασίλειο', 'GB'), ('Ένωση Αγροτών Καρπάθου', 'Ελλάδα', 'GR'), ('Associació Pedra Seca', 'Ισπανία', 'ES')]
    tab = lambda l, t, d, x: '<section class="tab" lang="%s"%s><h2>%s</h2><p class="date">%s</p>%s</section>' % (l, '' if l == 'el' else ' hidden', t, d, ''.join('<p>%s</p>' % y for y in x))
    write(path, '<!DOCTYPE html><html lang="el"><head><meta charset="utf-8"><title>Τα αλώνια</title></head><body><div class="topbar"><a href="#el">Ελληνικά</a> <a href="#en">English</a></div><div class="hero"><span class="kicker">Κοινή δήλωση</span></div>' + tab('el', 'Ο δρόμος ας περάσει πιο πέρα', '2 Σεπτεμβρίου 2022', el) + tab('en', 'Let the road pass farther up', '2 September 2022', en) +
        '<section id="signatures"><h3>Υπογράφουν:</h3><table><thead><tr><th>#</th><th>Φορέας</th><th>Χώρα</th></tr></thead><tbody>' + ''.join('<tr><td>%d</td><td>%s</td><td><img src="f.png" alt=""> %s</td></tr>' % (i + 1, n, c) for i, (n, c, _) in enumerate(names)) + '</tbody></table><form><label>Όνομα <input name="n"></label><button>Υπογράψτε</button></form><p>Μπορείτε να υπογράψετε έως τις 30 Σεπτεμβρίου 2022.</p></section><div class="newsletter"><h4>Ενημερωτικό δελτίο</h4><p>Γραφτείτε για να λαμβάνετε νέα μας.</p></div></body></html>')
    return answer('joint-statement', '2022-09-02', [], [('el', 'Ο δρόμος ας περάσει πιο πέρα', None, [('p', x) for x in el]), ('en', 'Let the road pass farther up', None, [('p', x) for x in en])], [('Υπογράφουν', 'unknown', [org(n, c) for n, _, c in names])], open=True, deadline='2022-09-30')

@doc('.en.md')
def u25_ropewalk(path):
    """Two files, one a language; names run on with semicolons in one of them, reservations in brackets."""
    en = ['The ropewalk is four hundred yards long, and nobody can turn a rope of that length anywhere else in the country.', 'The developer offers to keep thirty yards of it as a café. A ropewalk of thirty yards makes skipping ropes.', 'We ask that the whole length be listed before the sale is signed in October.']
    zh = ['这条制绳长廊全长四百码，全国再没有别处能制作这样长的缆绳。', '开发商提出保留其中三十码改作咖啡馆。三十码的长廊只能做跳绳。', '我们请求在十月签署出售合同之前，将整条长廊列入保护名录。']
    write(path, '# Four hundred yards or nothing\n\nJoint statement · Harbour Crafts Alliance · 30 August 2019\n\n' + '\n\n'.join(en) + '\n\n## Signatories\n\nGuild of Rope Makers; Museum of the Tall Ship, Denmark; Harbour Bakers, Brewers and Chandlers; Hong Kong Sailing Heritage Society; Society of Knot Tyers (with reservation on paragraph 3)\n')
    write(path.replace('.en.md', '.zh.md'), '# 四百码，缺一不可\n\n联合声明 · 2019年8月30日\n\n' + '\n\n'.join(zh) + '\n')
    base = os.path.basename(path)
    return dict(answer('joint-statement', '2019-08-30', ['Harbour Crafts Alliance'], [('en', 'Four hundred yards or nothing', None, [('p', x) for x in en]), ('zh', '四百码，缺一不可', None, [('p', x) for x in zh])],
                       [('Signatories', 'unknown', [org('Guild of Rope Makers'), org('Museum of the Tall Ship', 'DK'), org('Harbour Bakers, Brewers and Chandlers'), org('Hong Kong Sailing Heritage Society', 'HK'), org('Society of Knot Tyers', note='with reservation on paragraph 3')])]), source=[base, base.replace('.en.', '.zh.')])

@doc('.html')
def u26_uchionica(path):
    """A page without marks: bold lines, breaks, Serbian in Cyrillic with a Latin menu; members, observers and people."""
    text = ['Путујуће учионице обилазе засеоке у којима нема више од четворо деце. Возило стигне понедељком, а у петак одлази даље, и за собом оставља књиге.', 'Од јесени за њих нема горива. Четворо деце, каже се, није довољно за ставку у буџету.', 'Захтевамо да се учионице финансирају по пређеном путу, а не по броју ученика.']
    members = [('Савез сеоских учитеља', None), ('Удружење возача библиобуса', None)]
    observers = [('Друштво педагога Хрватске', 'HR'), ('Македонска мрежа школа', 'MK')]
    people = [('Драгана Стојановић', 'учитељица, Горње Село'), ('др Милош Пантић', 'географ')]
    write(path, '<html><head><meta charset="utf-8"><title>Mreža seoskih škola</title></head><body><font face="Arial"><p><a href="/">Početna</a> | <a href="/o">O nama</a> | <a href="/v">Vesti</a></p><p><b>Гориво за учионице</b></p><p>Саопштење Мреже сеоских школа, 25.10.2018.</p>' + ''.join('<p>%s</p>' % x for x in text) + '<p><b>Чланице Мреже:</b><br>' + '<br>'.join('- ' + n for n, _ in members) + '</p><p><b>Посматрачи:</b><br>' + '<br>'.join('- ' + n for n, _ in observers) + '</p><p><b>Појединци:</b><br>' + '<br>'.join('- %s, %s' % x for x in people) + '</p><p><a href="/print">Штампај</a> <a href="/mail">Пошаљи пријатељу</a></p></font></body></html>')
    return answer('joint-statement', '2018-10-25', ['Мрежа сеоских школа'], [('sr', 'Гориво за учионице', None, [('p', x) for x in text])], [('Чланице Мреже', 'members', [org(*x) for x in members]), ('Посматрачи', 'others', [org(*x) for x in observers]), ('Појединци', 'individuals', [person(*x) for x in people])], accept={'issuers': [['Мреже сеоских школа'], ['Мрежа сеоских школа']], 'kind': ['other', 'declaration']})
