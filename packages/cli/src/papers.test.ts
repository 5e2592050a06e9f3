import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {openCollector, takeRecord} from '../test/filled-collector.ts';
import {scratchFolder} from '../test/scratch.ts';
import {durationIn} from './papers/duration-in.ts';
import {PAPER_TEXTS, type PaperTexts, plainText} from './papers/paper-texts.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const dataDir = scratch.path('data');
const config = scratch.file('config.json', {
  sites: [
    {
      site: 'shop',
      controller: {
        name: 'Kade | Negen <b>B.V.</b>',
        address: 'Kade 9,\n# Utrecht',
        email: 'privacy@shop.example',
      },
      privacy: '/privacy',
      services: ['youtube', 'google-analytics'],
      origins: ['https://shop.example'],
      location: 'Delft, NL',
      retention: {duration: 'P2Y6M', reason: 'claims [of visitors]'},
    },
    {
      site: 'blog',
      controller: {name: 'Blog'},
      privacy: '/privacy',
      services: [],
      origins: ['https://blog.example'],
      location: 'Boston, US',
      transfer: {reason: 'standard [clauses]'},
      retention: {duration: 'P5Y', reason: 'claims'},
      erasure: {restrictFor: 'P1Y', reason: 'a case at court'},
    },
  ],
});

beforeAll(async () => {
  const collector = await openCollector({dataDir});
  await collector.firstToken();
  await takeRecord(collector);
  await collector.close();
});

async function papers(...flags: readonly string[]) {
  const io = capturedIo();
  const code = await run(['papers', '--config', config, '--data', dataDir, ...flags], io);
  return {code, out: io.out(), err: io.err()};
}

describe('akkoord papers', () => {
  it('writes three papers in four languages, and counts what is left to be filled in', async () => {
    const out = scratch.path('all');
    const {code, out: said, err} = await papers('--out', out, '--json');
    expect([code, err]).toEqual([0, '']);
    const names = ['measures', 'processing', 'recipients'];
    expect(readdirSync(out).sort()).toEqual(
      names.flatMap(name => ['de', 'en', 'fr', 'nl'].map(language => `${name}-${language}.md`)).sort(),
    );
    const {files, gaps} = JSON.parse(said);
    const texts: string[] = files.map((file: string) => readFileSync(file, 'utf8'));
    expect(gaps).toBe(texts.join('').match(/(?<!\\)\[[^\]\\]+\]/g)?.length);
    for (const text of texts)
      expect(text).not.toMatch(/\{\w+\}|undefined|null|purpose\.|category\.|duration\./);
  });

  it('says of the collector what its configuration and data say', async () => {
    const out = scratch.path('english');
    const given = ['--operator', 'Host B.V.', '--contact', 'dpo@host.example'];
    const vendor = 'Rack | Co, NL: machines';
    expect((await papers('--out', out, '--lang', 'en', ...given, '--sub-processor', vendor)).code).toBe(0);
    const read = (name: string) => readFileSync(join(out, `${name}-en.md`), 'utf8');
    expect(read('measures')).toContain('1 owners, 0 data-protection officers, 0 viewers');
    expect(read('measures')).toMatch(/Logs at this moment: shop\/\d{4} \(1\)/);
    expect(read('measures')).toContain('Records lie in SQLite.');
    expect(read('measures')).toContain(
      'shop: kept for 2 years, 6 months, because: claims \\[of visitors\\].',
    );
    expect(read('measures')).toContain(
      'blog: kept for 5 years, because: claims. On the holder’s request a record is restricted for 1 year',
    );
    const processing = read('processing');
    expect(processing).toContain('visitors of https://shop.example |');
    expect(processing).toContain('Host B.V.');
    expect(processing).toContain('place of storage: Delft, NL |');
    expect(processing).toContain('place of storage: Boston, US (allowed because: standard \\[clauses\\]) |');
    expect(read('measures')).toContain('Place of storage: Delft, NL; Boston, US (allowed because:');
    expect(processing).toContain(
      'Kade \\| Negen \\<b\\>B.V.\\</b\\>, Kade 9, # Utrecht, privacy@shop.example |',
    );
    const recipients = read('recipients');
    expect(recipients).toContain('- Rack \\| Co, NL: machines');
    expect(recipients).toMatch(/\| YouTube \| Google Ireland Limited \| IE \| Tracking \| showing videos/);
    expect(recipients).toMatch(/Third parties of the website: blog\n\nnone\n/);
    const rows = recipients.split('\n').filter(line => line.startsWith('|'));
    expect(new Set(rows.map(row => row.replace(/\\\|/g, '').split('|').length))).toEqual(new Set([9]));
  });

  it('never overwrites a paper, which may have been filled in', async () => {
    const out = scratch.path('once');
    expect((await papers('--out', out, '--lang', 'nl')).code).toBe(0);
    const again = await papers('--out', out);
    expect(again.code).toBe(2);
    expect(again.err).toMatch(/measures-nl\.md is there already.*\[file-unwritable\]/);
    expect(readdirSync(out)).toHaveLength(3);
  });

  it.each([
    [['--lang', 'it', '--out', 'x'], /--lang is "it".*flag-unusable/],
    [[], /flag-missing/],
    [['--out', 'x', '--data', 'nowhere'], /no records\.db/],
  ])('refuses %j', async (flags, message) => {
    const {code, err} = await papers(...flags);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(existsSync('x')).toBe(false);
  });
});

describe.each(Object.entries(PAPER_TEXTS))('the texts of papers in %s', (language, texts: PaperTexts) => {
  it('name the same things as in English', () => {
    const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();
    expect(Object.keys(texts).sort()).toEqual(Object.keys(PAPER_TEXTS.en).sort());
    for (const [key, text] of Object.entries(texts)) {
      expect([language, key, holes(text)]).toEqual([
        language,
        key,
        holes(PAPER_TEXTS.en[key as keyof PaperTexts]),
      ]);
      expect(text.match(/\[/g)?.length).toBe(PAPER_TEXTS.en[key as keyof PaperTexts].match(/\[/g)?.length);
    }
  });
});

it.each([
  ['nl', 'P6M', '6 maanden'],
  ['de', 'P1Y', '1 Jahr'],
  ['fr', 'P2W', '2 semaines'],
  ['en', 'P1Y2M3DT4M', '1 year, 2 months, 3 days'],
  ['en', 'PT5M', 'PT5M'],
] as const)('in %s %s is %s', (language, duration, words) => {
  expect(durationIn(language, duration)).toBe(words);
});

it('takes every sign of Markdown and HTML out of what comes from outside', () => {
  expect(plainText('a|b\n# [c](x) <img> *d* `e` &lt; \\')).toBe(
    'a\\|b # \\[c\\](x) \\<img\\> \\*d\\* \\`e\\` &amp;lt; \\\\',
  );
});
