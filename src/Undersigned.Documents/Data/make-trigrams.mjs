// SPDX-License-Identifier: Apache-2.0
// Makes trigrams.tsv from the trigram ranks of the MIT-licensed package franc: language, script, the 300 most frequent trigrams.
// Run in a temporary folder after `npm install franc`: node make-trigrams.mjs > trigrams.tsv
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { data } = await import(pathToFileURL(join(process.cwd(), 'node_modules/franc/data.js')));

const wanted = {
  Latin: { eng: 'en', spa: 'es', por: 'pt', fra: 'fr', deu: 'de', ita: 'it', nld: 'nl', pol: 'pl', ces: 'cs', slk: 'sk', hrv: 'hr', srp: 'sr-Latn', slv: 'sl',
    hun: 'hu', ron: 'ro', swe: 'sv', dan: 'da', nob: 'nb', fin: 'fi', tur: 'tr', azj: 'az', uzn: 'uz', vie: 'vi', ind: 'id', cat: 'ca', glg: 'gl', als: 'sq',
    lit: 'lt', swh: 'sw', afr: 'af', epo: 'eo' },
  Cyrillic: { rus: 'ru', ukr: 'uk', bel: 'be', bul: 'bg', srp: 'sr', mkd: 'mk', kaz: 'kk', kir: 'ky', tgk: 'tg', khk: 'mn' },
  Arabic: { arb: 'ar', pes: 'fa', urd: 'ur' },
  Devanagari: { hin: 'hi', mar: 'mr', npi: 'ne' },
};

console.log('# SPDX-License-Identifier: MIT. Made by make-trigrams.mjs from franc 6.2.0. Copyright Titus Wormer.');
for (const [script, languages] of Object.entries(wanted)) {
  for (const [three, tag] of Object.entries(languages)) console.log([tag, script, data[script][three]].join('\t'));
}
