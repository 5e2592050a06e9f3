import {cp, rm} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

/**
 * Writes `dist` of the example in `folder`: its pages in `public`, and the tag's files in `akkoord/` beside them, as any
 * web server can send them. Gives the path of `dist`.
 */
export async function buildSite(folder) {
  const dist = fileURLToPath(new URL('dist/', folder));
  await rm(dist, {recursive: true, force: true});
  await cp(new URL('public/', folder), dist, {recursive: true});
  await cp(new URL('../packages/akkoord/dist/', import.meta.url), `${dist}akkoord`, {
    recursive: true,
    filter: path => !/types(\/|$)|\.map$/.test(path),
  });
  return dist;
}
