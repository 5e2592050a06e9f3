import {cp} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

const here = path => fileURLToPath(new URL(path, import.meta.url));

// The tag and its files, as a site serves them.
await cp(here('../../packages/akkoord/dist'), here('public/akkoord'), {
  recursive: true,
  filter: path => !/types(\/|$)|\.map$/.test(path),
});
