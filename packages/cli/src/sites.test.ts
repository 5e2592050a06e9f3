import {describe, expect, it} from 'vitest';
import {capturedIo} from '../test/captured-io.ts';
import {openCollector} from '../test/filled-collector.ts';
import {scratchFolder} from '../test/scratch.ts';
import {run} from './run.ts';

const scratch = scratchFolder();
const jobs = {
  site: 'jobs',
  controller: {name: 'Voorbeeld B.V.'},
  privacy: '/privacy',
  origins: ['https://jobs.example'],
  retention: {duration: 'P2Y', reason: 'complaints'},
};

/** A command line that talks as the owner to a collector with the sites `shop` and `blog`. */
async function open() {
  const collector = await openCollector({dataDir: scratch.path(crypto.randomUUID())});
  const token = await collector.firstToken();
  return async (...argv: readonly string[]) => {
    const env = {AKKOORD_TOKEN: token ?? ''};
    const io = capturedIo({env, answer: (_, request) => collector.fetch(request)});
    return {exit: await run(['sites', ...argv], io), out: io.out(), err: io.err()};
  };
}

describe('akkoord sites', () => {
  it('sets up what a config says, and lists it beside the configured ones', async () => {
    const sites = await open();
    const config = scratch.file('jobs.json', jobs);
    const added = await sites(
      'add',
      '--config',
      config,
      '--name',
      'Jobs',
      '--location',
      'Delft, NL',
      '--json',
    );
    expect([added.exit, added.err]).toEqual([0, '']);
    expect(JSON.parse(added.out)).toMatchObject({
      sites: [{id: 'jobs', name: 'Jobs', location: 'Delft, NL', setUpIn: 'console', config: {site: 'jobs'}}],
    });
    expect((await sites()).out.split('\n')).toEqual([
      'shop: 0 records, kept for P5Y, Delft, NL; https://shop.example (configuration)',
      'blog: 0 records, kept for P5Y, Delft, NL; https://shop.example (configuration)',
      'jobs: 0 records, kept for P2Y, Delft, NL; https://jobs.example (console)',
      '',
    ]);
    const own = {...jobs, site: 'own', location: 'Boston, US', transfer: {reason: 'standard clauses'}};
    const {sites: made} = JSON.parse(
      (await sites('add', '--config', scratch.file('own.json', own), '--json')).out,
    );
    expect(made).toMatchObject([{id: 'own', location: 'Boston, US', transfer: own.transfer}]);
    const again = await sites('add', '--config', config, '--location', 'Delft, NL');
    expect([again.exit, again.err]).toEqual([4, expect.stringContaining('site-taken')]);
  });

  it('tells everything that a config lacks for being set up', async () => {
    const {origins: _, retention: __, ...bare} = jobs;
    const argv = ['add', '--config', scratch.file('bare.json', bare), '--location', 'Delft, NL'];
    const {exit, err} = await (await open())(...argv);
    expect(exit).toBe(4);
    expect(err).toMatch(/origins are 0.*has the retention ""/);
    const silent = await (await open())('add', '--config', scratch.file('silent.json', jobs));
    expect([silent.exit, silent.err]).toEqual([
      4,
      expect.stringContaining('does not say where its records lie'),
    ]);
  });

  it.each<[string, readonly string[], string]>([
    ['a config that is not there', ['add', '--config', 'none.json'], 'file-unreadable'],
    ['an act that is none', ['remove'], 'verb-unknown'],
  ])('refuses %s', async (_, argv, code) => {
    const {exit, err} = await (await open())(...argv);
    expect([exit, err]).toEqual([2, expect.stringContaining(code)]);
  });
});
