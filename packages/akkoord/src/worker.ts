import {table} from 'virtual:match-table';
import {CHOICE_COOKIE} from '@akkoord/core/worker';
import {unpackMatch} from './match-table.ts';
import {createPageAnswers} from './worker/answer-pages.ts';
import {createFrameDoor} from './worker/frame-door.ts';
import {guardRequests} from './worker/guard-requests.ts';
import {idbStateStorage} from './worker/kept-state.ts';
import {createLeaving} from './worker/leaving.ts';
import {takeOver} from './worker/lifecycle.ts';
import {listenToPages} from './worker/listen-to-pages.ts';
import {createMemory} from './worker/memory.ts';
import {ownPatterns} from './worker/worker-address.ts';
import type {WorkerScope} from './worker/worker-scope.ts';

const scope = globalThis as unknown as WorkerScope;
const catalogue = table.map(unpackMatch);
const patterns = ownPatterns(scope.location);
const isOwn = patterns !== undefined;
const known = [...catalogue, {id: 'own', match: patterns ?? []}];

const memory = createMemory({
  storage: idbStateStorage(),
  catalogue,
  known,
  now: () => Date.now(),
  readCookie: () =>
    Promise.resolve(scope.cookieStore?.get(CHOICE_COOKIE)).then(
      cookie => cookie?.value,
      () => undefined,
    ),
  async openClients() {
    const clients = await scope.clients.matchAll({includeUncontrolled: true, type: 'all'});
    return clients.map(({id}) => id);
  },
});
const leaving = createLeaving(scope, memory, isOwn);
const pages = createPageAnswers(scope, {memory, leaving});

if (isOwn) takeOver(scope);
listenToPages(scope, {memory, leaving, isOwn});
guardRequests(scope, {
  memory,
  leaving,
  pages,
  door: createFrameDoor(scope, memory, catalogue),
  isOwn,
  known,
});
