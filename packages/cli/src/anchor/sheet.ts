import {parseCheckpoint, toBase64} from '@akkoord/ledger';
import type {CheckpointDigest} from './digest.ts';
import {SHEET_TEXTS, type SheetLanguage} from './sheet-texts.ts';

/** The file that a sheet goes with. */
export interface SheetFile {
  readonly name: string;
  /** Lower-case hex, of its bytes. */
  readonly sha256: string;
}

/** The digest as a page to be printed and put away: it needs nothing beside itself, and loads nothing. */
export function sheetHtml(digest: CheckpointDigest, file: SheetFile, language: SheetLanguage): string {
  const words = SHEET_TEXTS[language];
  const rows = digest.checkpoints.map(note => {
    const {origin, size, root} = parseCheckpoint(note).checkpoint;
    return `<tr><td>${escaped(origin)}</td><td>${size}</td><td><code>${toBase64(root)}</code></td></tr>`;
  });
  const facts = [
    [words.collector, escaped(digest.collector)],
    [words.at, escaped(digest.at)],
    [words.file, `${escaped(file.name)}<br><code>${file.sha256}</code>`],
  ].map(([name, value]) => `<tr><th scope="row">${name}</th><td>${value}</td></tr>`);
  const check = `akkoord verify LOG.ndjson --checkpoint NOW.txt --against ${file.name} --keys KEYS.json`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words.title}</title>
<style>
  body { font: 11pt/1.4 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff; }
  table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
  th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: left; vertical-align: top; }
  code, pre { font: 9pt/1.4 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
  pre { border: 1px solid #767676; padding: .5rem; break-inside: avoid; }
  .keep { margin-top: 3rem; border-top: 1px solid #111; padding-top: .3rem; }
  @page { margin: 18mm; }
</style>
</head>
<body>
<h1>${words.title}</h1>
<p>${words.intro}</p>
<table>${facts.join('')}</table>
<table>
<thead><tr><th scope="col">${words.log}</th><th scope="col">${words.leaves}</th><th scope="col">${words.root}</th></tr></thead>
<tbody>${rows.join('')}</tbody>
</table>
<p>${words.proves} ${words.limits} ${words.kept}</p>
<p>${words.check}</p>
<pre>${escaped(check)}</pre>
<h2>${words.notes}</h2>
${digest.checkpoints.map(note => `<pre>${escaped(note)}</pre>`).join('\n')}
<p class="keep">${words.keep}</p>
</body>
</html>
`;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
