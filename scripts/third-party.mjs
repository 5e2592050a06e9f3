import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {filesBelow} from './fingerprint.mjs';
import {root} from './step.mjs';

/** Licences whose conditions the notices written here meet. */
const KNOWN = new Set(['MIT', 'BSD-3-Clause', 'BSD-2-Clause', 'Apache-2.0', 'ISC', '0BSD']);

/** Folders of packages whose bundles hold code of others, and what the notices of each are called. */
const FOLDERS = ['packages/akkoord/dist', 'packages/console/dist', 'packages/evidence/dist'];
export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

const packageIn = /node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** Names of the packages of others that went into the bundles of `folder`, by their source maps. */
function bundledIn(folder) {
  const maps = filesBelow(`${root}${folder}`, path => path.endsWith('.js.map'));
  const sources = maps.flatMap(path => JSON.parse(readFileSync(path, 'utf8')).sources);
  return [...new Set(sources.map(source => packageIn.exec(source)?.[1]).filter(Boolean))].sort();
}

/** Name, version and licence of an installed package, with the words of the licence. */
function noticeOf(name) {
  const folder = `${root}node_modules/${name}/`;
  const {version, license} = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
  if (!KNOWN.has(license)) {
    throw new Error(`found ${name} under ${license}, expected one of ${[...KNOWN].join(', ')}; leave it out`);
  }
  const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
  const text = file && existsSync(folder + file) ? readFileSync(folder + file, 'utf8').trim() : null;
  if (!text) throw new Error(`found no words of the licence of ${name}, expected a file LICENSE in it`);
  return `${name} ${version} (${license})\n\n${text}\n`;
}

/** Writes beside the bundles whose code they hold and under which conditions; true once that is done. */
export async function writeThirdPartyNotices() {
  for (const folder of FOLDERS) {
    const notices = bundledIn(folder).map(noticeOf);
    writeFileSync(`${root}${folder}/${NOTICES}`, notices.join(`\n${'-'.repeat(80)}\n\n`));
  }
  return true;
}
