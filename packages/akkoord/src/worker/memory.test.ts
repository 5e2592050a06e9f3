import type {WorkerSettings} from '@akkoord/core/worker';
import {beforeEach, describe, expect, it} from 'vitest';
import type {KeptState, StateStorage} from './kept-state.ts';
import {createMemory, type Memory} from './memory.ts';

const YOUTUBE = 'https://www.youtube.com/embed/a';
const OWN = 'https://own.test/a.js';
const youtube = {id: 'youtube', match: ['www.youtube.com']};
const own = {id: 'own', match: ['own.test']};

const settings = (given: Partial<WorkerSettings> = {}): WorkerSettings => ({
  services: ['youtube', own],
  exempt: [],
  granted: [],
  expiresAt: 2_000,
  cookie: 'choice',
  tag: 'https://www.site.test/akkoord.js',
  ...given,
});

let kept: KeptState | undefined;
let now: number;
let cookie: string | undefined;
let open: string[];

const storage: StateStorage = {
  read: async () => kept,
  async write(state) {
    kept = structuredClone(state);
  },
  async remove() {
    kept = undefined;
  },
};
const start = (over: Partial<StateStorage> = {}): Memory =>
  createMemory({
    storage: {...storage, ...over},
    catalogue: [youtube],
    known: [youtube, own],
    now: () => now,
    readCookie: async () => cookie,
    openClients: async () => open,
  });
const held = (memory: Memory, client = 'page'): string[] =>
  [YOUTUBE, OWN].filter(url => memory.holdingsFor(client)?.heldBy(url));

beforeEach(() => {
  kept = undefined;
  now = 1_000;
  cookie = 'choice';
  open = ['page'];
});

describe('what the worker remembers', () => {
  it('is nothing at first, and then everything that could be listed is held', async () => {
    const memory = start();
    await memory.check();
    expect(held(memory)).toEqual([YOUTUBE, OWN]);
  });

  it('outlives it', async () => {
    await start().learn({settings: settings({granted: ['youtube']})}, 'page');
    const later = start();
    await later.check();
    expect(held(later)).toEqual([OWN]);
  });

  it('holds the services of the site and no others', async () => {
    const memory = start();
    await memory.learn({settings: settings({services: [own]})}, 'page');
    expect(held(memory)).toEqual([OWN]);
  });

  it('grants until the day of expiry', async () => {
    const memory = start();
    await memory.learn({settings: settings({granted: ['youtube']})}, 'page');
    now = 2_000;
    expect(held(memory)).toEqual([YOUTUBE, OWN]);
  });

  it('grants no longer than the choice cookie stands, where it can see that', async () => {
    const memory = start();
    await memory.learn({settings: settings({granted: ['youtube'], exempt: ['own']})}, 'page');
    cookie = undefined;
    await memory.check();
    expect(held(memory)).toEqual([YOUTUBE]);
    cookie = 'choice';
    await memory.check();
    expect(held(memory)).toEqual([]);
  });

  it('does not ask a cookie store that has never shown the cookie', async () => {
    cookie = undefined;
    const memory = start();
    await memory.learn({settings: settings({granted: ['youtube']})}, 'page');
    await memory.check();
    expect(held(memory)).toEqual([OWN]);
  });

  it('ends with the page where the browser keeps no cookie', async () => {
    cookie = undefined;
    const memory = start();
    await memory.learn({settings: settings({granted: ['youtube'], cookie: ''})}, 'page');
    expect(held(memory)).toEqual([OWN]);
    await memory.check();
    expect(held(memory)).toEqual([YOUTUBE, OWN]);
  });

  it('is confirmed although storage hangs', async () => {
    const memory = start({write: () => new Promise(() => {})});
    await expect(memory.learn({settings: settings()}, 'page')).resolves.toEqual({hasHeld: true});
  });

  it('tells whether everything was held until now', async () => {
    const memory = start();
    expect(await memory.learn({settings: settings({granted: ['youtube']})}, 'page')).toEqual({hasHeld: true});
    expect(await memory.learn({settings: settings({granted: ['youtube']})}, 'page')).toEqual({hasHeld: true});
    expect(await memory.learn({settings: settings()}, 'page')).toEqual({hasHeld: false});
    expect(await memory.learn({settings: settings({services: []})}, 'page')).toEqual({hasHeld: false});
  });
});

describe('one page alone', () => {
  it('may load once what it was given, and no other page may', async () => {
    const memory = start();
    await memory.learn({settings: settings(), once: 'youtube'}, 'page');
    expect(held(memory)).toEqual([OWN]);
    expect(held(memory, 'other')).toEqual([YOUTUBE, OWN]);
  });

  it('is left alone, after the worker has ended too, until it is closed', async () => {
    const memory = start();
    await memory.learn({settings: settings()}, 'page');
    memory.leaveAlone('bare');
    expect(memory.holdingsFor('bare')).toBeUndefined();
    expect(memory.isLeftAlone('bare')).toBe(true);
    await expect.poll(() => Object.keys(kept?.clients ?? {})).toEqual(['bare']);
    now += 120_000;
    memory.countView();
    await expect.poll(() => kept?.clients).toEqual({});
  });
});

describe('views', () => {
  it('are counted until a tag speaks', async () => {
    const memory = start();
    await memory.learn({settings: settings()}, 'page');
    memory.countView();
    memory.countView();
    expect(memory.silentViews).toBe(2);
    await memory.learn({settings: settings()}, 'page');
    expect(memory.silentViews).toBe(0);
  });

  it('are counted over the lives of the worker', async () => {
    const memory = start();
    await memory.learn({settings: settings()}, 'page');
    memory.countView();
    await expect.poll(() => kept?.silentViews).toBe(1);
    const later = start();
    await later.check();
    expect(later.silentViews).toBe(1);
  });
});

it('leaves nothing when it forgets, whatever was being written', async () => {
  const memory = start();
  await memory.learn({settings: settings({granted: ['youtube']})}, 'page');
  memory.countView();
  await memory.forget();
  expect(kept).toBeUndefined();
  expect(memory.settings).toBeUndefined();
  expect(held(memory)).toEqual([YOUTUBE, OWN]);
});
