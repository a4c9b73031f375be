// SPDX-License-Identifier: Apache-2.0
// Makes countries.tsv from CLDR's territory names: one line a country of ISO 3166-1, one column a language, variants parted by |.
// Run in a temporary folder after `npm install cldr-localenames-full`: node make-countries.mjs > countries.tsv
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = dirname(createRequire(join(process.cwd(), 'x.js')).resolve('cldr-localenames-full/package.json'));
const version = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

const languages = ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'ca', 'gl', 'eu', 'ro', 'sv', 'da', 'nb', 'fi', 'is', 'et', 'lv', 'lt', 'pl', 'cs', 'sk',
  'sl', 'hr', 'sr-Latn', 'hu', 'sq', 'tr', 'az', 'uz', 'vi', 'id', 'sw', 'af', 'ga', 'ru', 'uk', 'be', 'bg', 'sr', 'mk', 'kk', 'ky', 'mn', 'el', 'hy', 'ka',
  'he', 'ar', 'fa', 'ur', 'hi', 'bn', 'zh', 'zh-Hant', 'ja', 'ko', 'am'];

// Codes that CLDR names and ISO 3166-1 does not list among its countries.
const notIso = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'XK', 'ZZ']);

const names = languages.map(language => {
  const file = JSON.parse(readFileSync(join(root, 'main', language, 'territories.json'), 'utf8'));
  return file.main[language].localeDisplayNames.territories;
});

const codes = Object.keys(names[0]).filter(key => /^[A-Z]{2}$/.test(key) && !notIso.has(key)).sort();
console.log(`# SPDX-License-Identifier: Unicode-3.0. Made by make-countries.mjs from CLDR ${version}. Copyright Unicode, Inc.`);
console.log(['code', ...languages].join('\t'));
for (const code of codes) {
  const seen = new Set();
  const columns = names.map(territories => {
    const here = [];
    for (const key of [code, `${code}-alt-short`, `${code}-alt-variant`]) {
      const name = territories[key]?.trim();
      if (!name || name === code || seen.has(name)) continue;
      seen.add(name);
      here.push(name);
    }
    return here.join('|');
  });
  console.log([code, ...columns].join('\t'));
}
