import type {Absence, PackCounts} from '../manifest.ts';
import {type ManifestHead, type PackFile, textFile} from '../seal-pack.ts';
import type {CoverTexts} from './cover-texts.ts';
import {de} from './de.ts';
import {en} from './en.ts';
import {fr} from './fr.ts';
import {nl} from './nl.ts';

const LANGUAGES: Readonly<Record<string, CoverTexts>> = {nl, en, fr, de};

/** What it is, how much, how to check it, what it proves and what not: `README.<language>.html`, for people. */
export function coverFiles(head: ManifestHead): readonly PackFile[] {
  return Object.entries(LANGUAGES).map(([language, texts]) =>
    textFile(`README.${language}.html`, coverHtml(head, {language, texts})),
  );
}

function coverHtml(
  {site, period, scope, createdAt, counts, absent}: ManifestHead,
  {language, texts}: {readonly language: string; readonly texts: CoverTexts},
): string {
  const of = scope.kind === 'person' ? `${texts.person}: ${scope.consentId}` : texts[scope.kind];
  const bounds = period.from || period.to ? `${period.from ?? '…'} – ${period.to ?? '…'}` : texts.unbounded;
  const facts: readonly (readonly [string, string])[] = [
    [texts.site, site],
    [texts.scope, of],
    [texts.period, bounds],
    [texts.made, createdAt],
  ];
  const numbers = (Object.keys(texts.count) as (keyof PackCounts)[]).map(
    name => [texts.count[name], String(counts[name])] as const,
  );
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(`${texts.title}: ${site}`)}</title>
<style>${STYLE}</style>
<main>
<h1>${escaped(texts.title)}</h1>
<p>${escaped(texts.intro)}</p>
${table(facts)}
<h2>${escaped(texts.counts)}</h2>
${table(numbers)}
<h2>${escaped(texts.verify)}</h2>
${list('ol', texts.verifySteps)}
<h2>${escaped(texts.proves)}</h2>
${list('ul', [texts.whole[scope.kind], ...texts.provesList])}
<h2>${escaped(texts.limits)}</h2>
${list('ul', texts.limitsList)}
<h2>${escaped(texts.absent)}</h2>
${list(
  'ul',
  absent.map((what: Absence) => texts.absence[what]),
)}
<h2>${escaped(texts.contents)}</h2>
${table(texts.contentsList)}
</main>
`;
}

const STYLE =
  ':root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:0}main{max-width:44rem;margin:auto;padding:1rem}table{border-collapse:collapse}th,td{text-align:start;vertical-align:top;padding:.25rem 1rem .25rem 0;overflow-wrap:anywhere}';

function table(rows: readonly (readonly [string, string])[]): string {
  const lines = rows.map(
    ([name, value]) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`,
  );
  return `<table>\n${lines.join('\n')}\n</table>`;
}

function list(kind: 'ol' | 'ul', items: readonly string[]): string {
  return `<${kind}>\n${items.map(item => `<li>${escaped(item)}</li>`).join('\n')}\n</${kind}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, sign => ENTITIES[sign] as string);
}
