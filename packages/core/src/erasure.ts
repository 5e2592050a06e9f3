import {
  eraseDatabases,
  eraseStored,
  findStored,
  type OwnerOf,
  ownerAmong,
  type StoredEntry,
} from './blocker/erase.ts';
import type {Realm} from './blocker/patches.ts';
import type {ServiceMatch} from './service-match.ts';
import {warn} from './warn.ts';

/** Erases what services have stored, and sees to it that it stays so. */
export interface Erasure {
  /** Erases what `gone` have stored and no allowed service shares; checks at once, and once more a second later. */
  erase(gone: readonly ServiceMatch[]): void;
  /** Erases what refused services have stored again since: their server, another tab, a page without our file. */
  eraseRefused(): void;
}

/** What erasing needs. */
export interface ErasureOptions {
  readonly isAllowed: (service: string) => boolean;
  /** Told of each entry that is left, or has come back. */
  readonly onFound: (entry: StoredEntry) => void;
}

/** Time after which what was erased is looked for once more. */
const PAUSE = 1_000;

/** Erasure on `realm`'s page. */
export function createErasure(
  realm: Realm,
  services: readonly ServiceMatch[],
  {isAllowed, onFound}: ErasureOptions,
): Erasure {
  const {document} = realm;
  const names = (entries: readonly StoredEntry[]): string => entries.map(({name}) => name).join(', ');
  const ownerIn = (gone: readonly ServiceMatch[]): OwnerOf =>
    ownerAmong(
      gone.filter(({id}) => !isAllowed(id)),
      services.filter(({id}) => isAllowed(id)),
    );
  const reportLeft = (left: readonly StoredEntry[]): void => {
    if (left.length === 0) return;
    warn('erase-incomplete', names(left), 'no cookie or entry of a refused service');
    left.forEach(onFound);
  };
  /** What stands there again is reported, and goes. */
  const eraseAgain = (gone: readonly ServiceMatch[], known: readonly StoredEntry[]): void => {
    const ownerOf = ownerIn(gone);
    const back = findStored(ownerOf, document).filter(({name}) => !known.some(entry => entry.name === name));
    if (back.length === 0) return;
    warn('stored-again', names(back), 'nothing of a refused service');
    back.forEach(onFound);
    reportLeft(eraseStored(ownerOf, document));
  };
  const eraseDatabasesOf = (gone: readonly ServiceMatch[]): void =>
    void eraseDatabases(ownerIn(gone), realm).then(reportLeft);

  return {
    erase(gone) {
      if (!gone.some(({stored}) => stored.length > 0)) return;
      const left = eraseStored(ownerIn(gone), document);
      reportLeft(left);
      eraseDatabasesOf(gone);
      realm.setTimeout(() => eraseAgain(gone, left), PAUSE);
    },
    eraseRefused() {
      const refused = services.filter(({id}) => !isAllowed(id));
      if (!refused[0]) return;
      eraseAgain(refused, []);
      // A database that was open at the withdrawal has been let go by the load after it.
      const [navigation] = realm.performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      if (navigation?.type === 'reload') eraseDatabasesOf(refused);
    },
  };
}
