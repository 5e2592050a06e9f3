import {cp, rm} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

/* Writes dist/akkoord: the plugin with the tag's files in it, to be put into wp-content/plugins or zipped. */
const here = path => fileURLToPath(new URL(path, import.meta.url));

await rm(here('dist'), {recursive: true, force: true});
await cp(here('plugin'), here('dist/akkoord'), {recursive: true});
await cp(here('../../packages/akkoord/dist'), here('dist/akkoord/tag'), {
  recursive: true,
  filter: path => !/types(\/|$)|\.map$/.test(path),
});
