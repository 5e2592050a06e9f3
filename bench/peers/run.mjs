import {launch} from '../browser.mjs';
import {inBrowser} from '../circumstances.mjs';
import {report} from '../report.mjs';
import {summary} from '../statistics.mjs';
import {installPeers} from './install.mjs';
import {plotsOf} from './plots.mjs';
import {sectionOf} from './section.mjs';
import {serveVariants} from './serve.mjs';
import {variants} from './variants.mjs';
import {visit} from './visit.mjs';

const visits = Number(process.env.BENCH_VISITS ?? 15);
const NETWORKS = ['none', 'slow 4G'];

/** What the visits of one variant come to. */
function summed({name}, found, site, index) {
  const of = (network, pick) => {
    const values = found[network].map(pick).filter(value => typeof value === 'number');
    return values.length > 0 ? summary(values) : null;
  };
  const files = found.none[0].first.asked.filter(
    path => path !== `/page/${index}` && path !== '/favicon.ico',
  );
  return {
    name,
    bytes: files.reduce((sum, path) => sum + site.sizeOf(path), 0) + inPage(site, index),
    requests: files.length,
    visible: of('none', ({first}) => first.visible),
    slowVisible: of('slow 4G', ({first}) => first.visible),
    slowFcp: of('slow 4G', ({first}) => first.fcp),
    script: of('none', ({first}) => first.script),
    laterScript: of('none', ({later}) => later?.script),
    toPaint: of('none', ({toPaint}) => toPaint),
    heap: of('none', ({first}) => first.heap),
    nodes: of('none', ({first}) => first.nodes),
    shift: of('none', ({first}) => first.shift),
  };
}

/** What stands in the page itself, as the blank page is without it. */
const inPage = (site, index) => site.sizeOf(`/page/${index}`) - site.sizeOf('/page/0');

async function measure(quiet) {
  installPeers();
  const site = await serveVariants(variants);
  const browser = await launch(['--disable-blink-features=AutomationControlled']);
  const found = variants.map(() => Object.fromEntries(NETWORKS.map(network => [network, []])));
  try {
    for (let round = 0; round < visits; round++) {
      for (const [index, {accept}] of variants.entries())
        for (const network of NETWORKS) {
          const once = () => visit(browser, `${site.origin}/page/${index}`, {accept, network});
          found[index][network].push(await quiet.sample(once));
        }
      console.error(`round ${round + 1} of ${visits}`);
    }
    return {
      ...inBrowser(browser),
      quiet: quiet.told,
      visits,
      variants: variants.map((variant, index) => summed(variant, found[index], site, index)),
    };
  } finally {
    await browser.close();
    site.close();
  }
}

await report('peers', {measure, sectionOf, plotsOf});
