import {cp, mkdir, writeFile} from 'node:fs/promises';
import {bundledPage} from '../examples/serve-page.mjs';
import {build} from './build.mjs';
import {root, run, step} from './step.mjs';

/*
 * `npm run docs` makes docs/dist, a site of the documents as they stand in the repository, with the page of themes and the
 * playground. Any web server can send it from the root of a host. What makes it is fetched once by npx and stands in no
 * package.json; the pages themselves ask no other host for anything.
 */

const VITEPRESS = 'vitepress@1.6.4';
const OUT = `${root}docs/dist/`;

/** Copies the example `name` as a page of the site, its script bundled. */
async function writePage(name, folder) {
  const example = `${root}examples/${name}/`;
  await mkdir(OUT + folder, {recursive: true});
  await cp(example, OUT + folder, {
    recursive: true,
    filter: path => path === example || /\.(html|css)$/.test(path),
  });
  await writeFile(`${OUT}${folder}/page.js`, await bundledPage(example));
}

async function writeTag(folder) {
  await cp(`${root}packages/akkoord/dist/`, `${OUT}${folder}/akkoord`, {
    recursive: true,
    filter: path => !/types(\/|$)|\.map$/.test(path),
  });
}

async function main() {
  if (!(await build())) return false;
  const env = {npm_config_loglevel: 'error'};
  const made = () => run('npx', ['-y', VITEPRESS, 'build', 'docs'], {env});
  if (!(await step('documents', async () => (await made()) === 0))) return false;
  return step('live pages', async () => {
    await writePage('theme', 'theme');
    await writePage('playground', 'playground');
    await writeTag('playground');
    // What documents lead to, and do not show.
    await cp(`${root}docs/pictures`, `${OUT}docs/pictures`, {recursive: true});
    return true;
  });
}

process.exitCode = (await main()) ? 0 : 1;
