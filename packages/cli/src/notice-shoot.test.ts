import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {type Collector, createCollector, createFirstToken, memoryStorage} from '@akkoord/collector';
import {portableHasher} from '@akkoord/ledger';
import type {Config, PictureSummary, PicturesAnswer} from '@akkoord/schema';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {memorySigner} from '../test/receipts.ts';
import {scratchFolder} from '../test/scratch.ts';
import {findAssets} from './assets.ts';
import {run} from './run.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const hasChromium = existsSync(executablePath);
const scratch = scratchFolder();

const config: Config = {
  site: 'shop',
  controller: {name: 'Voorbeeld B.V.'},
  privacy: '/privacy',
  services: ['youtube'],
  languages: ['nl', 'en'],
  version: '7',
};
const tag = `<script type="application/json" id="akkoord-config">${JSON.stringify(config)}</script>
<script src="/sdk/akkoord.js" data-collector="/"></script>`;
const other = tag.replace('"version":"7"', '"version":"8"');

const PAGES: Readonly<Record<string, string>> = {
  '/': `<!doctype html><html><head>${tag}</head><body><h1>Shop</h1></body></html>`,
  '/nl': `<!doctype html><html lang="nl"><head>${tag}</head><body><h1>Winkel</h1></body></html>`,
  '/later': `<!doctype html><html lang="nl"><head>${other}</head><body><h1>Winkel</h1></body></html>`,
  '/alone': `<!doctype html><html lang="nl"><head>${tag.replace(' data-collector="/"', '')}</head><body></body></html>`,
};

/** Address, language and body of what the site was asked. */
interface Asked {
  readonly path: string;
  readonly method: string;
}

async function startSite(asked: Asked[]): Promise<Server> {
  const {sdk} = findAssets();
  const site = createServer(async ({url = '/', method = ''}, response) => {
    asked.push({path: url, method});
    const page = PAGES[url];
    if (page !== undefined) {
      response.writeHead(200, {'content-type': 'text/html; charset=utf-8'}).end(page);
      return;
    }
    const bytes = await readFile(`${sdk}${url.replace('/sdk/', '')}`).catch(() => null);
    // Without a charset, as many servers send it: the bytes are hashed, not the letters.
    response.writeHead(bytes ? 200 : 404, {'content-type': 'text/javascript'}).end(bytes);
  });
  await new Promise<void>(resolve => site.listen(0, 'localhost', resolve));
  return site;
}

/** Width and height, as every PNG says them in the same place. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe.skipIf(!hasChromium)(
  `akkoord notice shoot${hasChromium ? '' : ` (skipped: no ${executablePath})`}`,
  () => {
    const asked: Asked[] = [];
    let site: Server;
    let base: string;
    let collector: Collector;
    let token: string;

    beforeAll(async () => {
      site = await startSite(asked);
      base = `http://localhost:${(site.address() as AddressInfo).port}`;
    });
    afterAll(() => {
      site?.closeAllConnections();
      site?.close();
    });
    beforeEach(async () => {
      asked.length = 0;
      const storage = memoryStorage();
      const sites = [
        {id: 'shop', origins: [base], location: 'Delft, NL', retention: {duration: 'P5Y', reason: 'claims'}},
      ];
      collector = await createCollector({storage, signer: memorySigner, sites});
      token = (await createFirstToken({storage, clock: Date.now, hasher: portableHasher})) as string;
    });

    const command = async (...argv: string[]) => {
      const io = capturedIo({
        env: {CHROMIUM: executablePath},
        answer: (_, request) => collector.fetch(request),
      });
      const code = await run(['notice', ...argv, '--token', token], io);
      return {code, out: io.out(), err: io.err()};
    };
    const file = () => scratch.file('config.json', {...config, origins: [base]});
    const publish = (...more: string[]) => command('publish', '--config', file(), ...more);
    const answer = (path: string) =>
      collector.fetch(new Request(`https://c.example${path}`, {headers: {authorization: `Bearer ${token}`}}));
    const picturesOf = async (hash: string) =>
      ((await (await answer(`/v1/notices/${hash}/pictures`)).json()) as PicturesAnswer).pictures;
    const hashIn = (text: string) => /[\da-f]{64}/.exec(text)?.[0] ?? '';

    it('pictures both layers at both widths, in each language where the page leaves it to the reader', async () => {
      const hash = hashIn((await publish()).out);
      const {code, out, err} = await command('shoot', `${base}/`, '--json');
      expect([code, err]).toEqual([0, '']);
      const pictures = await picturesOf(hash);
      const named = pictures.map(
        ({language, layer, width, height}) => `${language} ${layer} ${width}x${height}`,
      );
      expect(named.sort()).toEqual([
        ...['en first 1280x800', 'en first 390x844', 'en settings 1280x800', 'en settings 390x844'],
        ...['nl first 1280x800', 'nl first 390x844', 'nl settings 1280x800', 'nl settings 390x844'],
      ]);
      expect(new Set(pictures.map(({sha256}) => sha256)).size).toBe(8);
      const told = JSON.parse(out) as {pictures: readonly (PictureSummary & {new: boolean})[]};
      expect(told.pictures.map(one => one.new)).toEqual(Array.from({length: 8}, () => true));
      for (const {sha256, width, height} of pictures) {
        const png = Buffer.from(await (await answer(`/v1/notices/${hash}/pictures/${sha256}`)).arrayBuffer());
        expect(createHash('sha256').update(png).digest('hex')).toBe(sha256);
        expect(sizeOf(png)).toEqual([width, height]);
      }
    });

    it('pictures a page that states its language in that one, by build, and leaves nothing of its visits', async () => {
      const hash = hashIn((await publish()).out);
      const {out, err} = await command('shoot', `${base}/nl`);
      expect(out).toBe(`shop: notice 7, nl, ${hash}: 4 pictures, 4 new\n`);
      expect(err).toContain('not yet pictured: en;');
      const {sdk} = findAssets();
      const files = await Promise.all(
        ['akkoord.js', 'akkoord-widget.js'].map(name => readFile(`${sdk}${name}`)),
      );
      const build = createHash('sha256').update(Buffer.concat(files)).digest('hex');
      const told = (await picturesOf(hash)).map(one => `${one.language} ${one.build}`);
      expect(told).toEqual(Array.from({length: 4}, () => `nl ${build}`));
      expect(asked.filter(({path, method}) => method === 'POST' || path.startsWith('/v1/'))).toEqual([]);
    });

    it('goes with publishing, and refuses a page that still shows another notice', async () => {
      const {code, out} = await publish('--shoot', `${base}/nl`);
      expect(code).toBe(0);
      expect(out).toMatch(
        /^shop: notice 7 published, [\da-f]{64}\nshop: notice 7, nl, [\da-f]{64}: 4 pictures, 4 new\n$/,
      );
      const late = await publish('--shoot', `${base}/later`);
      expect(late.code).toBe(2);
      expect(late.err).toMatch(/still shows the notice 8, .*\[page-unusable\]/);
    });

    it('tells of a notice that is not published, and of pages without one', async () => {
      const unknown = await command('shoot', `${base}/nl`);
      expect(unknown.code).toBe(4);
      expect(unknown.err).toMatch(
        /\/nl shows the notice 7, [\da-f]{64}: .*no notice with this hash is published/,
      );
      await publish();
      const alone = await command('shoot', `${base}/alone`);
      expect(alone.err).toMatch(/\/alone would send no record.*\[page-unusable\]/);
      const gone = await command('shoot', 'http://localhost:1/');
      expect(gone.err).toMatch(/does not load \(net::ERR.*\[page-unusable\]/);
    });
  },
);

describe('akkoord notice shoot without what it needs', () => {
  const shoot = async (...argv: string[]) => {
    const io = capturedIo();
    return {code: await run(['notice', 'shoot', ...argv], io), err: io.err()};
  };

  it('asks for a page, and takes nothing that is no address of one', async () => {
    expect(await shoot()).toMatchObject({code: 2, err: expect.stringContaining('[flag-missing]')});
    for (const page of ['www.shop.example', 'file:///etc/passwd'])
      expect((await shoot(page)).err).toContain(`found "${page}", expected the http(s) address`);
  });

  it('says which browser cannot be used, and takes no other in its place', async () => {
    const page = 'https://www.shop.example/';
    const missing = await shoot(page, '--browser', '/nowhere/chromium');
    expect(missing.code).toBe(2);
    expect(missing.err).toMatch(/\/nowhere\/chromium is no program.*\[browser-unusable\]/);
    expect((await shoot(page, '--browser', '/bin/true')).err).toMatch(
      /\/bin\/true does not start as Chromium/,
    );
  });
});
