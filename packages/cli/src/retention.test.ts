import {createNodeCollector} from '@akkoord/collector/node';
import {expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {scratchFolder} from '../test/scratch.ts';
import {sentRecord} from '../test/sent-record.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const config = scratch.file('config.json', {
  site: 'shop',
  controller: {name: 'Voorbeeld B.V.'},
  privacy: '/privacy',
  origins: ['https://shop.example'],
  location: 'Delft, NL',
  retention: {duration: 'P1Y', reason: 'to answer complaints'},
  erasure: {within: 'P30D'},
});
const sites = [
  {
    id: 'shop',
    origins: ['https://shop.example'],
    location: 'Delft, NL',
    retention: {duration: 'P1Y', reason: 'complaints'},
  },
];

/** A collector's folder with one record that was received then. */
async function filled(data: string, receivedAt: string): Promise<void> {
  const collector = await createNodeCollector({dataDir: data, sites, clock: () => Date.parse(receivedAt)});
  const {request} = sentRecord({at: Date.parse(receivedAt)});
  expect((await collector.fetch(request)).status).toBe(202);
  await collector.close();
}

it('counts what is due in a dry run, and erases it then', async () => {
  const data = scratch.path('data');
  await filled(data, '2020-01-01T00:00:00.000Z');
  const retention = async (...flags: string[]) => {
    const io = capturedIo();
    expect(await run(['retention', '--config', config, '--data', data, ...flags], io)).toBe(0);
    return io.out();
  };
  expect(await retention('--dry-run')).toMatch(
    /^shop: 1 due, received before .* \(P1Y\)\non request: 0 due\n$/,
  );
  expect(JSON.parse(await retention('--dry-run', '--json'))).toMatchObject({
    dryRun: true,
    sites: [{site: 'shop', due: 1}],
    asked: 0,
  });
  expect(await retention()).toMatch(/^shop: 1 erased/);
  expect(await retention()).toMatch(/^shop: 0 erased/);
});

it('makes no database where there is none', async () => {
  const io = capturedIo();
  const flags = ['--config', config, '--data', scratch.path('nowhere')];
  expect(await run(['retention', ...flags], io)).toBe(2);
  expect(io.err()).toContain('[flag-unusable]');
});

it('refuses a policy of erasure that says nothing', async () => {
  const data = scratch.path('policy');
  await filled(data, '2026-01-01T00:00:00.000Z');
  const io = capturedIo();
  const bad = scratch.file('bad.json', {
    site: 'shop',
    controller: {name: 'Voorbeeld B.V.'},
    privacy: '/privacy',
    origins: ['https://shop.example'],
    location: 'Delft, NL',
    retention: {duration: 'P1Y', reason: 'x'},
    erasure: {restrictFor: 'P1Y'},
  });
  expect(await run(['retention', '--config', bad, '--data', data], io)).toBe(2);
  expect(io.err()).toContain('[site-config-invalid]');
});
