import type {Assets} from './assets.ts';
import type {Io} from './io.ts';
import {version} from './version.ts';

/** One site with what was published for it. */
export interface PublishedSite {
  readonly site: string;
  readonly version: string;
  readonly hash: string;
  readonly new: boolean;
}

/** What somebody who starts a collector has to know. */
export interface Announcement {
  readonly url: string;
  readonly assets: Assets;
  readonly data: string;
  readonly notices: readonly PublishedSite[];
  /** The first owner's token, at the first start only. */
  readonly ownerToken: string | null;
}

const LOST = 'Where it is lost, akkoord token makes another one.';

/** Tells where a collector can be reached, and the owner's token the one time that it is known. */
export async function announce(
  {url, assets, data, notices, ownerToken}: Announcement,
  {json, io}: {readonly json: boolean; readonly io: Io},
): Promise<void> {
  const addresses = {
    console: assets.console && `${url}/console/`,
    sdk: assets.sdk && `${url}/akkoord/akkoord.js`,
  };
  if (json) {
    await io.stdout.write(`${JSON.stringify({url, ...addresses, data, notices, ownerToken})}\n`);
    return;
  }
  const notBuilt = 'not built; npm run build makes it';
  const lines = [
    `akkoord ${version()}`,
    `  collector  ${url}`,
    `  console    ${addresses.console ?? notBuilt}`,
    `  SDK        ${addresses.sdk ?? notBuilt}`,
    `  data       ${data}`,
    ...notices.map(({site, version: label, hash}) => `  notice     ${label} of ${site}, ${hash}`),
    ...(notices.length === 0
      ? ['  sites      none with a notice yet; sign in to the console to set one up']
      : []),
    ...(ownerToken ? ['', "The owner's token, shown this once:", `  ${ownerToken}`, LOST] : []),
  ];
  await io.stdout.write(`${lines.join('\n')}\n`);
}
