import {expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {openCollector, takeRecord} from '../test/filled-collector.ts';
import {scratchFolder} from '../test/scratch.ts';
import {run} from './run.ts';

const scratch = scratchFolder();

async function incident(...flags: string[]) {
  const collector = await openCollector({dataDir: scratch.path(crypto.randomUUID())});
  const token = (await collector.firstToken()) as string;
  await takeRecord(collector);
  const io = {
    ...capturedIo(),
    env: {AKKOORD_TOKEN: token},
    fetch: ((url: string, init: RequestInit) => collector.fetch(new Request(url, init))) as typeof fetch,
  };
  const code = await run(['incident', ...flags], io);
  await collector.close();
  return {code, out: io.out(), err: io.err()};
}

it('prints what there is, what was handed out, and that the logs hold', async () => {
  const {code, out, err} = await incident();
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^# Incident sheet, drawn up 2026-11-20T10:00:00\.000Z\n/);
  expect(out).toContain('- shop: records: 1, the first of 2026-11-20T10:00:00.000Z');
  expect(out).toMatch(/- shop\/2026: leaves: 1, as they were signed; checkpoint last saved never/);
  expect(out).toContain('## Exports\n\n- none');
});

it('gives the sheet as JSON, of one site and period', async () => {
  const {code, out} = await incident(
    '--json',
    '--site',
    'blog',
    '--from',
    '2026-11-01',
    '--to',
    '2026-11-02',
  );
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-11-03T00:00:00.000Z',
    sites: [{site: 'blog', records: 0}],
    logs: [],
  });
});

it.each([
  ['nl', /^# Incidentblad, opgemaakt op 2026/, '- shop/2026: bladen: 1, zoals ondertekend;', '- geen'],
  [
    'fr',
    /^# Fiche d’incident, établie le 2026/,
    '- shop/2026 : feuilles : 1, telles que signées ;',
    '- aucun élément',
  ],
  ['de', /^# Vorfallblatt, erstellt am 2026/, '- shop/2026: Blätter: 1, wie sie signiert wurden;', '- keine'],
] as const)('is written in the language that is asked for: %s', async (language, title, log, none) => {
  const {code, out} = await incident('--lang', language);
  expect(code).toBe(0);
  expect(out).toMatch(title);
  expect(out).toContain(log);
  expect(out).toContain(none);
  expect(out).not.toMatch(/[{}]/);
});

it('refuses a language that it does not speak', async () => {
  const {code, err} = await incident('--lang', 'xx');
  expect([code, err]).toEqual([2, expect.stringContaining('[flag-unusable]')]);
});

it('refuses a period that is none', async () => {
  const {code, err} = await incident('--from', 'yesterday');
  expect([code, err]).toEqual([2, expect.stringContaining('[flag-unusable]')]);
});
