import {cp, mkdir} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const here = path => fileURLToPath(new URL(path, import.meta.url));

await mkdir(here('dist'), {recursive: true});
await build({
  entryPoints: [here('main.jsx')],
  outfile: here('dist/main.js'),
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  define: {'process.env.NODE_ENV': '"production"'},
  jsx: 'automatic',
  jsxImportSource: 'preact',
});
await cp(here('index.html'), here('dist/index.html'));
// The tag and its files, as a site serves them.
await cp(here('../../packages/akkoord/dist'), here('dist/akkoord'), {
  recursive: true,
  filter: path => !/types(\/|$)|\.map$/.test(path),
});
