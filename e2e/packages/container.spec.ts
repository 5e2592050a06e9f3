/* The Dockerfile: built by buildah, which needs no daemon, and run as it says. */
import type {ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {chown, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {expect, test} from '@playwright/test';
import {containerMissing, createContainers} from './containers.ts';

const ORIGIN = 'https://www.shop.example';
const missing = containerMissing();

test.describe('the image of the Dockerfile @full', () => {
  test.describe.configure({timeout: 900_000});
  test.skip(missing !== null, missing ?? '');

  test('builds, runs as a user of its own, and has a record still after its end', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'akkoord-image-'));
    const containers = createContainers(join(folder, 'containers'));
    const [data, config] = [join(folder, 'data'), join(folder, 'config')];
    const port = await freePort();
    await mkdir(data, {mode: 0o700});
    await chown(data, 1000, 1000);
    await mkdir(config);
    await writeFile(join(config, 'akkoord.config.json'), JSON.stringify(SITE));
    const start = async () => {
      const volumes = {'/data': data, '/config:ro': config};
      const change = (word: string) =>
        word === '4300' ? String(port) : word === '0.0.0.0' ? '127.0.0.1' : word;
      return ready(await containers.run('akkoord', {volumes, change}));
    };
    try {
      const base = await containers.build(fileURLToPath(new URL('../..', import.meta.url)), 'akkoord');
      test.info().annotations.push({type: 'base image', description: base});
      const first = await start();
      const address = `http://127.0.0.1:${port}`;
      for (const path of ['/healthz', '/readyz', '/console/', '/akkoord/akkoord.js'])
        expect([path, (await fetch(address + path)).status]).toEqual([path, 200]);
      const sent = await fetch(`${address}/v1/records`, {
        method: 'POST',
        headers: {origin: ORIGIN, 'content-type': 'text/plain'},
        body: JSON.stringify(batch()),
      });
      expect([201, 202]).toContain(sent.status);
      await first.end();
      const second = await start();
      const headers = {authorization: `Bearer ${first.ownerToken}`};
      const listed = await (await fetch(`${address}/v1/records?site=shop`, {headers})).json();
      expect(listed.records).toHaveLength(1);
      await second.end();
    } finally {
      await containers.remove();
      await rm(folder, {recursive: true, force: true});
    }
  });
});

const SITE = {
  site: 'shop',
  controller: {name: 'Shop Ltd'},
  privacy: '/privacy',
  origins: [ORIGIN],
  location: 'Delft, NL',
  retention: {duration: 'P5Y', reason: 'limitation of claims'},
};

function batch() {
  const now = Date.now();
  const record = {
    schema: 'akkoord/record/1',
    id: crypto.randomUUID(),
    site: 'shop',
    decidedAt: new Date(now).toISOString(),
    notice: {hash: 'ab'.repeat(32), version: '1', language: 'en'},
    choices: {functional: 'granted', tracking: 'denied'},
    action: 'reject-all',
    control: 'layer1.refuse',
    signals: [],
    expiresAt: new Date(now + 1000).toISOString(),
    previous: null,
    consentId: null,
  };
  return {sentAt: new Date(now).toISOString(), records: [{record, secretHash: 'ab'.repeat(32)}]};
}

/** Once the collector has told its addresses. */
async function ready(child: ChildProcess) {
  const lines = createInterface({input: child.stdout as NodeJS.ReadableStream});
  const [line] = (await Promise.race([once(lines, 'line'), once(child, 'exit')])) as [unknown];
  if (typeof line !== 'string') throw new Error(`the container ended with ${String(line)}`);
  const {ownerToken} = JSON.parse(line) as {ownerToken?: string};
  const end = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  };
  return {ownerToken, end};
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as {port: number};
  server.close();
  return port;
}
