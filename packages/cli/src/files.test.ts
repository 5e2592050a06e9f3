import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {scratchFolder} from '../test/scratch.ts';
import {run} from './run.ts';
import {version} from './version.ts';

const scratch = scratchFolder();

interface Outcome {
  readonly folder: string;
  readonly address: string;
  readonly tag: string;
  readonly importMap: string;
  readonly files: readonly {readonly name: string; readonly integrity: string}[];
}

async function files(...flags: string[]): Promise<Outcome> {
  const io = capturedIo();
  expect(await run(['files', ...flags, '--json'], io)).toBe(0);
  return JSON.parse(io.out()) as Outcome;
}

describe('akkoord files', () => {
  it('copies every file of the SDK, each with the hash of its bytes, into a folder of this version', async () => {
    const {folder, files: told} = await files(scratch.path('public'));
    expect(folder).toBe(`${scratch.path('public')}/akkoord-${version()}`);
    expect(readdirSync(folder).sort()).toEqual(told.map(({name}) => name));
    expect(told.map(({name}) => name)).toContain('akkoord-widget.js');
    for (const {name, integrity} of told) {
      const hash = createHash('sha384').update(readFileSync(`${folder}/${name}`));
      expect(integrity).toBe(`sha384-${hash.digest('base64')}`);
    }
  });

  it('prints the tag below the address that the folder has, with the hash of its file', async () => {
    const {address, tag, files: told} = await files(scratch.path('cdn'), '--base', 'https://cdn.example/x/');
    const first = told.find(({name}) => name === 'akkoord.js');
    expect(address).toBe(`https://cdn.example/x/akkoord-${version()}/`);
    expect(tag).toContain(
      `src="${address}akkoord.js" integrity="${first?.integrity}" crossorigin="anonymous"`,
    );
  });

  it('names the hash of every file that is loaded later in an import map, and of no other', async () => {
    const {address, importMap, files: told} = await files(scratch.path('map'));
    const {integrity} = JSON.parse(importMap.replace(/<[^>]*>/g, '')) as {integrity: Record<string, string>};
    const lazy = told.filter(({name}) => name.startsWith('akkoord-') && !/-worker\.js|signals/.test(name));
    expect(integrity).toEqual(Object.fromEntries(lazy.map(one => [address + one.name, one.integrity])));
    expect(lazy.length).toBeGreaterThan(30);
  });

  it('prints the import map with a line per file, and the tag, where nobody asks for JSON', async () => {
    const io = capturedIo();
    expect(await run(['files', scratch.path('text')], io)).toBe(0);
    expect(io.out()).toMatch(/^<script type="importmap">{\n[^<]*}<\/script>\n<script src=.*<\/script>\n$/);
    const map = io.out().split('\n').slice(0, -2);
    expect(Math.max(...map.map(line => line.length))).toBeLessThan(150);
  });

  const shop = {site: 'shop', controller: {name: 'Shop'}, privacy: '/privacy', services: ['youtube']};
  const config = scratch.file('config.json', {...shop, collector: 'https://consent.example'});
  const two = scratch.file('two.json', {sites: [shop, {...shop, site: 'blog'}]});

  it('says in the tag what the configuration of the site says', async () => {
    const {tag} = await files(scratch.path('said'), '--config', config);
    expect(tag).toMatch(/ crossorigin="anonymous"\n {2}data-site="shop"\n {2}data-controller="Shop"\n/);
    expect(tag).toMatch(
      /\n {2}data-services="youtube"\n {2}data-collector="https:\/\/consent.example"><\/script>$/,
    );
  });

  it('takes the site that is named, and says that its tag sends nothing', async () => {
    const io = capturedIo();
    expect(await run(['files', scratch.path('blog'), '--config', two, '--site', 'blog'], io)).toBe(0);
    expect(io.out()).toContain('data-site="blog"');
    expect(io.err()).toContain('sends no records');
  });

  it.each([[[]], [['--site', 'cafe']]])(
    'names the sites of a file with several where given %j',
    async more => {
      const io = capturedIo();
      expect(await run(['files', scratch.path('some'), '--config', two, ...more], io)).toBe(2);
      expect(io.err()).toContain('expected one of the sites: shop, blog [flag-unusable]');
    },
  );

  it('says what is wrong with the folder', async () => {
    const unnamed = capturedIo();
    expect(await run(['files', '--json'], unnamed)).toBe(2);
    expect(JSON.parse(unnamed.err())).toMatchObject({error: {code: 'flag-missing'}});
    const relative = capturedIo();
    expect(await run(['files', scratch.path('relative'), '--base', 'assets', '--json'], relative)).toBe(2);
    expect(JSON.parse(relative.err())).toMatchObject({error: {code: 'flag-unusable'}});
    const taken = capturedIo();
    expect(await run(['files', scratch.file('taken', 'x'), '--json'], taken)).toBe(2);
    expect(JSON.parse(taken.err())).toMatchObject({error: {code: 'file-unwritable'}});
  });
});
