import {readFileSync} from 'node:fs';
import {CollectorError, type EventLog, type SiteConfig} from '@akkoord/collector';
import {createNodeCollector, type NodeCollector} from '@akkoord/collector/node';
import {type Assets, findAssets} from './assets.ts';
import {CommandError} from './command-error.ts';
import type {CollectorPlace} from './storage-flag.ts';

/** A collector over what lies at `place`; throws `collector-not-started`, and `site-config-invalid` for what `sites` say. */
export async function startCollector(
  place: CollectorPlace,
  sites: readonly SiteConfig[],
  log?: EventLog,
): Promise<NodeCollector> {
  const {data: dataDir, storage} = place;
  try {
    return await createNodeCollector({
      dataDir,
      ...(storage === undefined ? {} : {storage}),
      sites,
      ...(log === undefined ? {} : {log}),
      ...verifierIn(findAssets()),
    });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    if (!(cause instanceof CollectorError)) {
      const wayOut = 'name another --data, or see who may write there';
      throw new CommandError('collector-not-started', `cannot use ${dataDir} (${message}); ${wayOut}`, {
        cause,
      });
    }
    const code = cause.code === 'sites-invalid' ? 'site-config-invalid' : 'collector-not-started';
    throw new CommandError(code, `${message} (${cause.code}, data in ${dataDir})`, {cause});
  }
}

/** The page that goes with evidence packs, where it is built. */
function verifierIn({evidence}: Assets): {readonly verifier?: string} {
  return evidence === null ? {} : {verifier: readFileSync(`${evidence}verify.html`, 'utf8')};
}
