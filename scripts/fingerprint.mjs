import {createHash} from 'node:crypto';
import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';

/** Every file below `dir`, sorted; empty where the folder does not exist. `keep` says which names count. */
export function filesBelow(dir, keep = () => true) {
  const entries = statSync(dir, {throwIfNoEntry: false})?.isDirectory()
    ? readdirSync(dir, {withFileTypes: true})
    : [];
  return entries
    .filter(entry => entry.name !== 'node_modules')
    .flatMap(entry => {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) return filesBelow(path, keep);
      return keep(path) ? [path] : [];
    })
    .sort();
}

/**
 * A hash over path, size and time of change of `files`: equal hashes mean that nothing was written in
 * between. A file that is missing counts as such.
 */
export function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const stat = statSync(file, {throwIfNoEntry: false});
    hash.update(`${file}\0${stat ? `${stat.size} ${stat.mtimeMs}` : 'missing'}\n`);
  }
  return hash.digest('hex');
}
