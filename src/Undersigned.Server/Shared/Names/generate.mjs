// SPDX-License-Identifier: Apache-2.0
// Writes the names of countries and languages that the interface shows, from CLDR (Unicode-3.0; see NOTICE).
// In a temporary folder: npm install cldr-localenames-full; node …/generate.mjs node_modules/cldr-localenames-full/main
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = process.argv[2];
const target = dirname(fileURLToPath(import.meta.url));
const readers = ['en', 'ru', 'ar', 'es', 'zh', 'fr', 'de', 'pt', 'el', 'tr', 'fa', 'uk', 'sr', 'pl'];

// Groupings, dependencies without a code of their own in ISO 3166-1, and pseudo-locales.
const notCountries = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA', 'EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);
// Where the short or variant name is the one in common use, and says no more than the code does.
const preferred = { HK: 'short', MO: 'short', PS: 'short', CD: 'variant', CG: 'variant' };
const tag = /^[a-z]{2,3}(-(Hans|Hant|Latn|Cyrl|Arab))?$/;

const read = (locale, file, key) => {
  const path = join(source, locale, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).main[locale].localeDisplayNames[key] : {};
};
const write = (name, value) => writeFileSync(join(target, `${name}.json`), JSON.stringify(value) + '\n');

// The languages that have locale data of their own: some 200, among them every language a statement is likely to be in.
const written = readdirSync(source).filter(l => tag.test(l) && l !== 'und');

for (const reader of readers) {
  const territories = read(reader, 'territories.json', 'territories');
  const countries = {};
  for (const code of Object.keys(territories).filter(c => /^[A-Z]{2}$/.test(c) && !notCountries.has(c)).sort())
    countries[code] = territories[`${code}-alt-${preferred[code]}`] ?? territories[code];
  const names = read(reader, 'languages.json', 'languages');
  const languages = {};
  for (const language of written)
    if (names[language]) languages[language] = names[language];
  write(reader, { countries, languages });
}

const autonyms = {};
for (const language of written) {
  const name = read(language, 'languages.json', 'languages')[language];
  if (name) autonyms[language] = name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
write('autonyms', autonyms);
