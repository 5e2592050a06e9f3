import {readFileSync} from 'node:fs';
import {CollectorError, type SiteConfig} from '@akkoord/collector';
import {createNodeCollector, type NodeCollector} from '@akkoord/collector/node';
import {type Assets, findAssets} from './assets.ts';
import {CommandError} from './command-error.ts';

/** A collector over `dataDir`; throws `collector-not-started`, and `site-config-invalid` for what `sites` say. */
export async function startCollector(dataDir: string, sites: readonly SiteConfig[]): Promise<NodeCollector> {
  try {
    return await createNodeCollector({dataDir, sites, ...verifierIn(findAssets())});
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
