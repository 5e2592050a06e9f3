import {table} from 'virtual:match-table';
import {createConsent} from '@akkoord/core';
import type {ReadConfig} from '@akkoord/schema/guards';
import {chunkLoader} from './chunks.ts';
import {unpackMatch} from './match-table.ts';

/**
 * Holds the whole catalogue, the site's own services and, where it is strict, the rest, and asks nothing: what a
 * page gets whose configuration cannot be used. A question in nobody's name would be no consent (GDPR art. 4(11)).
 */
export function holdEverything({held, strict}: Pick<ReadConfig, 'held' | 'strict'>, tagUrl: string): void {
  const nothing = (): void => {};
  const load = chunkLoader(tagUrl);
  createConsent({
    realm: window,
    config: {site: 'unknown', controller: {name: ''}, privacy: '', ...(strict ? {strict} : {})},
    held,
    services: table.map(unpackMatch),
    files: tagUrl,
    store: {
      read: () => null,
      write: nothing,
      clear: nothing,
      readRecord: () => null,
      writeRecord: nothing,
      readFacts: () => null,
      forgetRecord: nothing,
    },
    now: () => Date.now(),
    language: () => 'en',
    noticeHash: () => undefined,
    send: nothing,
    ownReceipt: async () => undefined,
    forget: async () => {},
    show: nothing,
    settings: nothing,
    onPlaceholder: nothing,
    loadRelease: () => load('release'),
    reload: nothing,
  }).start();
}
