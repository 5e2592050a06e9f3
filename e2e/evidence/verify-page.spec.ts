/*
 * The page that stands in every evidence pack, opened from the disk as an auditor would, with the network cut off.
 */
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {createCollector, createFirstToken, memoryStorage} from '@akkoord/collector';
import {createSigner} from '@akkoord/collector/node';
import {noticeOf} from '@akkoord/collector/site-notice';
import {zipSource, zipStream} from '@akkoord/evidence/zip';
import {portableHasher} from '@akkoord/ledger';
import {RECORD_SCHEMA} from '@akkoord/schema';
import {test as base, expect, type Page} from '@playwright/test';
import type {AxeResults} from 'axe-core';

const PAGE = new URL('../../packages/evidence/dist/verify.html', import.meta.url);
const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const clock = () => Date.parse('2026-03-01T10:00:00.000Z');

/** Packs of one collector, as files in a folder that goes with the test. */
interface Packs {
  readonly folder: string;
  readonly pack: string;
  /** What stands in it. */
  readonly names: readonly string[];
  /** The pack with one file changed; null takes it out. */
  altered(name: string, change: (bytes: Uint8Array) => Uint8Array | null): Promise<string>;
}

const test = base.extend<{packs: Packs}>({
  packs: async ({browserName: _}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'akkoord-pack-'));
    const files = await someFiles();
    const keep = async (name: string, kept: ReadonlyMap<string, Uint8Array>): Promise<string> => {
      const path = join(folder, name);
      await writeFile(path, await zipped(kept));
      return path;
    };
    let count = 0;
    await use({
      folder,
      pack: await keep('pack.zip', files),
      names: [...files.keys()],
      altered: (name, change) => {
        const bytes = change((files.get(name) as Uint8Array).slice());
        const rest = [...files].filter(([other]) => other !== name);
        return keep(`altered-${++count}.zip`, new Map(bytes ? [...rest, [name, bytes]] : rest));
      },
    });
    await rm(folder, {recursive: true});
  },
});

async function someFiles(): Promise<Map<string, Uint8Array>> {
  const storage = memoryStorage();
  const origin = 'https://shop.example';
  const collector = await createCollector({
    storage,
    clock,
    signer: createSigner(new Date(clock())),
    sites: [
      {
        id: 'shop',
        origins: [origin],
        location: 'Delft, NL',
        retention: {duration: 'P5Y', reason: 'limitation of claims'},
      },
    ],
    verifier: await readFile(PAGE, 'utf8'),
  });
  const {hash, notice, texts} = await noticeOf({
    site: 'shop',
    controller: {name: 'Voorbeeld B.V.'},
    privacy: '/privacy',
    languages: ['nl'],
  });
  await collector.publishNotice({notice, texts});
  const labels = {notice: hash, language: 'nl', layer: 'first', width: 2, height: 2} as const;
  const picture = {...labels, sha256: 'ef'.repeat(32), bytes: 4, build: null, receivedAt: clock()};
  await storage.addPicture(picture, Uint8Array.of(1, 2, 3, 4));
  for (let n = 0; n < 5; n++) {
    const record = {
      schema: RECORD_SCHEMA,
      id: crypto.randomUUID(),
      site: 'shop',
      decidedAt: '2026-03-01T09:59:58.000Z',
      notice: {hash, version: notice.version, language: 'nl'},
      choices: {functional: 'granted', analytical: 'denied', tracking: 'denied'},
      action: 'reject-all',
      control: 'layer1.refuse',
      signals: [],
      expiresAt: '2026-09-01T09:59:58.000Z',
      previous: null,
      consentId: null,
    };
    const body = JSON.stringify({sentAt: record.decidedAt, records: [{record, secretHash: 'cd'.repeat(32)}]});
    const headers = {origin, 'content-type': 'text/plain'};
    await collector.fetch(new Request('http://localhost/v1/records', {method: 'POST', headers, body}));
  }
  const token = await createFirstToken({storage, clock, hasher: portableHasher});
  const headers = {authorization: `Bearer ${token}`};
  const answer = await collector.fetch(
    new Request('http://localhost/v1/export?format=evidence&site=shop', {headers}),
  );
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
  const zip = await zipSource({size: bytes.length, read});
  const files = new Map<string, Uint8Array>();
  for (const name of zip.names) files.set(name, await zip.read(name));
  return files;
}

async function zipped(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
  const each = async function* () {
    for (const [name, bytes] of files) yield {name, bytes};
  };
  return new Uint8Array(await new Response(zipStream(each(), new Date(clock()))).arrayBuffer());
}

/** Opens the page of the pack itself, as it was unpacked, with no network. */
async function openPage(page: Page, {folder}: Packs): Promise<string[]> {
  const faults: string[] = [];
  page.on('pageerror', error => faults.push(String(error)));
  page.on('console', message => message.type() === 'error' && faults.push(message.text()));
  page.on('request', request => request.url().startsWith('http') && faults.push(request.url()));
  await page.context().setOffline(true);
  const path = join(folder, 'verify.html');
  await writeFile(path, await readFile(PAGE));
  await page.goto(pathToFileURL(path).href);
  return faults;
}

const choose = (page: Page, path: string): Promise<void> => page.locator('#pack').setInputFiles(path);
const status = (page: Page) => page.getByRole('status');

test.describe('the page of an evidence pack', () => {
  test.use({locale: 'en-GB'});

  test('says that a pack holds, offline, and shows the key to compare', async ({page, packs}) => {
    const faults = await openPage(page, packs);
    await choose(page, packs.pack);
    await expect(status(page)).toHaveText('All of it holds.');
    await expect(page.locator('#result')).toContainText('5 records of shop');
    await expect(page.locator('.key')).toContainText('akkoord-collector ');
    expect(faults).toEqual([]);
  });

  test('takes keys from elsewhere, and refuses those of another collector', async ({page, packs}) => {
    await openPage(page, packs);
    const publicKey = Buffer.from(createSigner(new Date()).publicKey).toString('base64');
    const other = join(packs.folder, 'other-keys.json');
    await writeFile(other, JSON.stringify({keys: [{name: 'akkoord-collector', publicKey}]}));
    await choose(page, packs.pack);
    await page.locator('#keys').setInputFiles(other);
    await expect(status(page)).toHaveText('This pack does not hold. Found:');
    await expect(page.locator('#result')).toContainText('manifest.note not-signed');
    await page.locator('#keys').setInputFiles(packs.pack);
    await expect(status(page)).toContainText('The file of keys cannot be used');
  });

  test('names the file that was altered, taken out or put in', async ({page, packs}) => {
    await openPage(page, packs);
    const flip = (bytes: Uint8Array) => bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte));
    const picture = packs.names.find(name => name.endsWith('.png')) as string;
    for (const name of [
      picture,
      'records/2026-03-001.ndjson',
      'site.json',
      'README.nl.html',
      'log/shop-2026/range.json',
    ]) {
      await choose(page, await packs.altered(name, flip));
      await expect(page.locator('#result li strong').first()).toHaveText(name);
      await choose(page, await packs.altered(name, () => null));
      await expect(page.locator('#result')).toContainText(`${name} is not in the pack`);
    }
    const cut = join(packs.folder, 'cut.zip');
    await writeFile(cut, (await readFile(packs.pack)).subarray(0, 5000));
    await choose(page, cut);
    await expect(status(page)).toContainText('cannot be read as an evidence pack');
  });

  test('speaks four languages, is reached by keyboard, fits 320 px, and axe finds nothing', async ({
    page,
    packs,
  }) => {
    await page.setViewportSize({width: 320, height: 600});
    await openPage(page, packs);
    await choose(page, packs.pack);
    for (const [language, title] of [
      ['nl', 'Een bewijspakket controleren'],
      ['fr', 'Vérifier un dossier de preuve'],
      ['de', 'Eine Nachweisakte prüfen'],
      ['en', 'Check an evidence pack'],
    ] as const) {
      await page.getByRole('combobox').selectOption(language);
      await expect(page.getByRole('heading', {level: 1})).toHaveText(title);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
    }
    await expect(status(page)).toHaveText('All of it holds.');
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(320);
    for (const id of ['language', 'pack', 'keys']) {
      await page.keyboard.press('Tab');
      if (id === 'language') await page.locator('#language').focus();
      await expect(page.locator(`#${id}`)).toBeFocused();
    }
    const {violations} = await page.evaluate<AxeResults>(`${await axeSource}; axe.run()`);
    expect(violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)])).toEqual([]);
  });
});
