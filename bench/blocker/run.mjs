import {launch} from '../browser.mjs';
import {inBrowser} from '../circumstances.mjs';
import {servePages} from '../pages.mjs';
import {report} from '../report.mjs';
import {median, summary} from '../statistics.mjs';
import {contextOf, LOAD_VARIANTS, load, pathOf, sample, VARIANTS} from './measure.mjs';
import {operations} from './operations.mjs';
import {plotsOf} from './plots.mjs';
import {sectionOf} from './section.mjs';

const samples = Number(process.env.BENCH_SAMPLES ?? 15);
const loads = Number(process.env.BENCH_LOADS ?? 9);

/** One sample of each variant after the other, so that whatever else the machine does meets all of them. */
async function measureOperation(pages, operation) {
  const times = Object.fromEntries(VARIANTS.map(variant => [variant, []]));
  for (let round = -2; round < samples; round++) {
    for (const variant of VARIANTS) {
      const ms = await sample(pages[variant], operation);
      // The first two warm the compiler up.
      if (round >= 0) times[variant].push(ms);
    }
  }
  return rowOf(operation.name, times);
}

function rowOf(name, times) {
  const ratio = variant => median(times[variant]) / median(times.bare);
  return {
    name,
    ...Object.fromEntries(Object.entries(times).map(([variant, values]) => [variant, summary(values)])),
    ...(times.observed ? {observedRatio: ratio('observed')} : {}),
    heldRatio: ratio('held'),
    grantedRatio: ratio('granted'),
  };
}

async function measureLoads({contexts, quiet, origin, name}) {
  const times = {};
  for (let round = -1; round < loads; round++) {
    for (const variant of LOAD_VARIANTS) {
      const once = () => load(contexts[variant], origin + pathOf(variant, name));
      const found = await (round < 0 ? once() : quiet.sample(once));
      if (round < 0) continue;
      for (const [kind, ms] of Object.entries(found)) {
        times[kind] ??= Object.fromEntries(LOAD_VARIANTS.map(key => [key, []]));
        times[kind][variant].push(ms);
      }
    }
  }
  return Object.entries(times).map(([kind, values]) => ({page: name, ...rowOf(kind, values)}));
}

async function measure(quiet) {
  const site = await servePages();
  const browser = await launch();
  try {
    const contexts = {};
    const pages = {};
    for (const variant of new Set([...VARIANTS, ...LOAD_VARIANTS]))
      contexts[variant] = await contextOf(browser, site.origin, variant);
    for (const variant of VARIANTS) {
      pages[variant] = await contexts[variant].newPage();
      await pages[variant].goto(site.origin + pathOf(variant, 'dom'));
      // Whatever begins after the load is over by then.
      await pages[variant].waitForTimeout(500);
    }
    const dom = [];
    // A sample lasts some milliseconds, too few to see others in: all of an operation's are taken again together.
    for (const operation of operations)
      dom.push(await quiet.sample(() => measureOperation(pages, operation)));
    for (const variant of VARIANTS) await pages[variant].close();
    const page = [];
    for (const name of ['plain', 'scripts'])
      page.push(...(await measureLoads({contexts, quiet, origin: site.origin, name})));
    return {
      ...inBrowser(browser),
      quiet: quiet.told,
      samples,
      loads,
      dom,
      page,
    };
  } finally {
    await browser.close();
    site.close();
  }
}

await report('blocker', {measure, sectionOf, plotsOf});
