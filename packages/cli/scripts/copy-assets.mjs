import {cp, rm} from 'node:fs/promises';

/** Puts the built browser files into the package, so that an installed command can serve them. */
const from = {
  'console/': new URL('../../console/dist/', import.meta.url),
  'akkoord/': new URL('../../akkoord/dist/', import.meta.url),
  'evidence/verify.html': new URL('../../evidence/dist/verify.html', import.meta.url),
};
const to = new URL('../dist/assets/', import.meta.url);

await rm(to, {recursive: true, force: true});
for (const [name, source] of Object.entries(from)) {
  await cp(source, new URL(name, to), {
    recursive: true,
    filter: path => !/[\\/]types([\\/]|$)/.test(path),
  });
}
