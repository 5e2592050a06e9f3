import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {fileURLToPath} from 'node:url';
import {bundles} from '../../rollup.config.mjs';
import {launch} from '../browser.mjs';
import {inBrowser} from '../circumstances.mjs';
import {sizesOf} from '../compressed.mjs';
import {askedBy} from '../peers/asked.mjs';
import {installPeers} from '../peers/install.mjs';
import {serveVariants} from '../peers/serve.mjs';
import {variants} from '../peers/variants.mjs';
import {report} from '../report.mjs';
import {plotsOf} from './plots.mjs';
import {readmeOf, sectionOf} from './section.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every file that a browser may be sent, as the build has left it. */
const delivered = () =>
  bundles.map(({file}) => ({file: basename(file), ...sizesOf(readFileSync(root + file))}));

const KINDS = ['raw', 'gzip', 'brotli'];
const summed = sizes =>
  Object.fromEntries(KINDS.map(kind => [kind, sizes.reduce((sum, one) => sum + one[kind], 0)]));

/** What the page of one product comes to: its files and what stands in the page, beyond the blank one. */
async function product({browser, site, index}) {
  const {name, accept} = variants[index];
  const {first, later} = await askedBy(browser, `${site.origin}/page/${index}`, accept);
  const [page, blank] = [site.sizesOf(`/page/${index}`), site.sizesOf('/page/0')];
  const inPage = Object.fromEntries(KINDS.map(kind => [kind, page[kind] - blank[kind]]));
  const view = files => ({files: files.length, ...summed([inPage, ...files.map(site.sizesOf)])});
  return {name, first: view(first), later: view(later)};
}

async function measure() {
  installPeers();
  const site = await serveVariants(variants);
  const browser = await launch(['--disable-blink-features=AutomationControlled']);
  try {
    const products = [];
    for (const [index, {accept}] of variants.entries())
      if (accept) products.push(await product({browser, site, index}));
    return {...inBrowser(browser), files: delivered(), products};
  } finally {
    await browser.close();
    site.close();
  }
}

await report('size', {measure, sectionOf, plotsOf, readmeOf});
