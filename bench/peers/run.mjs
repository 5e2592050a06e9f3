import {launch} from '../browser.mjs';
import {inBrowser} from '../circumstances.mjs';
import {report} from '../report.mjs';
import {summary} from '../statistics.mjs';
import {installPeers} from './install.mjs';
import {plotsOf} from './plots.mjs';
import {sectionOf} from './section.mjs';
import {serveVariants} from './serve.mjs';
import {variants} from './variants.mjs';
import {firstView, visit} from './visit.mjs';

const visits = Number(process.env.BENCH_VISITS ?? 15);

/** What is kept of the view of a visitor who comes back. */
const LATER = ['fcp', 'script', 'heap', 'nodes', 'shift'];

/** What the visits of one variant come to; who grants has had a first view before. */
function summed({name}, {slow, granted, refused}, site, index) {
  const of = (visits, pick) => {
    const values = visits.map(pick).filter(value => typeof value === 'number');
    return values.length > 0 ? summary(values) : null;
  };
  const files = granted[0].first.asked.filter(path => path !== `/page/${index}` && path !== '/favicon.ico');
  const later = visits => Object.fromEntries(LATER.map(key => [key, of(visits, one => one.later[key])]));
  return {
    name,
    bytes: files.reduce((sum, path) => sum + site.sizeOf(path), 0) + inPage(site, index),
    requests: files.length,
    visible: of(granted, ({first}) => first.visible),
    fcp: of(granted, ({first}) => first.fcp),
    slowVisible: of(slow, ({first}) => first.visible),
    slowFcp: of(slow, ({first}) => first.fcp),
    script: of(granted, ({first}) => first.script),
    toPaint: of(granted, ({toPaint}) => toPaint),
    heap: of(granted, ({first}) => first.heap),
    nodes: of(granted, ({first}) => first.nodes),
    shift: of(granted, ({first}) => first.shift),
    granted: later(granted),
    refused: later(refused),
  };
}

/** The visits that are made of a page in one round, by the name under which each is kept. */
const visitsOf = ({accept, refuse}, browser, url) => ({
  granted: () => visit(browser, url, {selector: accept, network: 'none'}),
  refused: () => visit(browser, url, {selector: refuse, network: 'none'}),
  slow: () => firstView(browser, url, {selector: accept, network: 'slow 4G'}),
});

/** What stands in the page itself, as the blank page is without it. */
const inPage = (site, index) => site.sizeOf(`/page/${index}`) - site.sizeOf('/page/0');

async function measure(quiet) {
  installPeers();
  const site = await serveVariants(variants);
  const browser = await launch(['--disable-blink-features=AutomationControlled']);
  const found = variants.map(() => ({slow: [], granted: [], refused: []}));
  try {
    for (let round = 0; round < visits; round++) {
      for (const [index, variant] of variants.entries()) {
        const asked = visitsOf(variant, browser, `${site.origin}/page/${index}`);
        for (const [name, once] of Object.entries(asked)) found[index][name].push(await quiet.sample(once));
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
