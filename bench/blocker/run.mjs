import {launch, machineOf} from '../browser.mjs';
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

async function measureLoads(contexts, origin, name) {
  const times = {};
  for (let round = -1; round < loads; round++) {
    for (const variant of LOAD_VARIANTS) {
      const found = await load(contexts[variant], origin + pathOf(variant, name));
      if (round < 0) continue;
      for (const [kind, ms] of Object.entries(found)) {
        times[kind] ??= Object.fromEntries(LOAD_VARIANTS.map(key => [key, []]));
        times[kind][variant].push(ms);
      }
    }
  }
  return Object.entries(times).map(([kind, values]) => ({page: name, ...rowOf(kind, values)}));
}

async function measure() {
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
    for (const operation of operations) dom.push(await measureOperation(pages, operation));
    for (const variant of VARIANTS) await pages[variant].close();
    const page = [];
    for (const name of ['plain', 'scripts']) page.push(...(await measureLoads(contexts, site.origin, name)));
    return {
      date: new Date().toISOString().slice(0, 10),
      machine: machineOf(browser),
      ...(process.env.BENCH_NOTE ? {note: process.env.BENCH_NOTE} : {}),
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
