// @vitest-environment happy-dom
import {createMatcher} from '@akkoord/services';
import {expect, it} from 'vitest';
import type {Realm} from './blocker/patches.ts';
import {strictServices} from './strict.ts';
import {createTraces, type TracesOptions} from './traces.ts';

const HELD = 'https://a.faulty.test/s.js';
const FREE = 'https://cdn.free.test/s.js';
const OWN = 'https://www.site.test/';

/** Hosts that are reported of a page that has asked for `names`, all of them by `initiatorType`. */
function reported(
  names: readonly string[],
  {heldThisView = true, strict, initiatorType = 'script'}: Partial<Setting> = {},
): string[] {
  const entries = names.map(name => ({name, initiatorType, startTime: 1}));
  const realm = {
    document,
    performance: {getEntriesByType: () => entries, now: () => 0},
    PerformanceObserver: class {
      readonly #look: (list: object) => void;
      constructor(look: (list: object) => void) {
        this.#look = look;
      }
      observe(): void {
        this.#look({getEntries: () => entries});
      }
    },
  } as unknown as Realm;
  const services = strictServices(strict, [OWN], ['*.faulty.test']);
  const blocker = {
    match: createMatcher(services),
    isAllowed: () => false,
    refusesFrame: () => false,
    preconnected: new Set<string>(),
    ran: new Set<string>(),
  } as unknown as TracesOptions['blocker'];
  const traces = createTraces(realm, [], {
    blocker,
    onLeak: () => {},
    own: [OWN],
    denies: strict !== undefined,
  });
  traces.audit(heldThisView);
  return traces.leaks.map(({host}) => host);
}

interface Setting {
  readonly heldThisView: boolean;
  readonly strict: readonly string[];
  readonly initiatorType: string;
}

it('reports what nobody can grant where it left the page', () => {
  expect(reported([HELD, FREE], {heldThisView: false})).toEqual(['a.faulty.test', 'cdn.free.test']);
});

it('reports of it under a worker only what no worker sees', () => {
  expect(reported([HELD, FREE])).toEqual(['cdn.free.test']);
  expect(reported([HELD, FREE], {initiatorType: 'iframe'})).toEqual(['a.faulty.test', 'cdn.free.test']);
});

it('reports nothing under a worker that has refused every host that the site does not name', () => {
  expect(reported([HELD, FREE], {strict: []})).toEqual([]);
});
