import {cp, mkdir, readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {compile} from 'svelte/compiler';

const svelte = {
  name: 'svelte',
  setup: ({onLoad}) =>
    onLoad({filter: /\.svelte$/}, async ({path}) => ({
      contents: compile(await readFile(path, 'utf8'), {filename: path}).js.code,
    })),
};

const here = path => fileURLToPath(new URL(path, import.meta.url));

await mkdir(here('dist'), {recursive: true});
await build({
  entryPoints: [here('main.js')],
  outfile: here('dist/main.js'),
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  define: {'process.env.NODE_ENV': '"production"'},
  conditions: ['svelte', 'browser'],
  plugins: [svelte],
});
await cp(here('index.html'), here('dist/index.html'));
// The tag and its files, as a site serves them.
await cp(here('../../packages/akkoord/dist'), here('dist/akkoord'), {
  recursive: true,
  filter: path => !/types(\/|$)|\.map$/.test(path),
});
