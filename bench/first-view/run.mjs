import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync, constants} from 'node:zlib';
import {launch, machineOf, scriptTime} from '../browser.mjs';
import {servePages} from '../pages.mjs';
import {report} from '../report.mjs';
import {summary} from '../statistics.mjs';
import {plotsOf} from './plots.mjs';
import {sectionOf} from './section.mjs';

const visits = Number(process.env.BENCH_VISITS ?? 9);
const SLOWER = 4;
const dist = fileURLToPath(new URL('../../packages/akkoord/dist/', import.meta.url));

/** What a visitor does before the page that is measured, by the name of the view. */
const VIEWS = {
  first: undefined,
  refused: 'akkoord.rejectAll().then(() => 1)',
  granted: 'akkoord.acceptAll().then(() => 1)',
};

const brotli = file =>
  brotliCompressSync(readFileSync(dist + file), {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length;

/** One view by a visitor of its own: files of ours that it asks for, before and after the first paint of the banner. */
async function visit(browser, origin, before) {
  const context = await browser.newContext();
  const url = `${origin}/tag/dom`;
  const page = await context.newPage();
  if (before) {
    await page.goto(url);
    await page.evaluate(before);
  }
  const files = [];
  const note = request => {
    const [, file] = /\/akkoord\/([\w.-]+)$/.exec(request.url()) ?? [];
    if (file) files.push(file);
  };
  const measured = await context.newPage();
  measured.on('request', note);
  const session = await context.newCDPSession(measured);
  await session.send('Emulation.setCPUThrottlingRate', {rate: SLOWER});
  await session.send('Performance.enable');
  await measured.goto(url);
  await measured.waitForTimeout(1000);
  const script = await scriptTime(session);
  await context.close();
  return {files, script};
}

async function measure() {
  const site = await servePages();
  const browser = await launch();
  try {
    const times = Object.fromEntries(Object.keys(VIEWS).map(view => [view, []]));
    const files = {};
    for (let round = 0; round < visits; round++)
      for (const [view, before] of Object.entries(VIEWS)) {
        const found = await visit(browser, site.origin, before);
        times[view].push(found.script);
        files[view] = [...new Set(found.files)];
      }
    return {
      date: new Date().toISOString().slice(0, 10),
      machine: machineOf(browser),
      ...(process.env.BENCH_NOTE ? {note: process.env.BENCH_NOTE} : {}),
      visits,
      slower: SLOWER,
      views: Object.keys(VIEWS).map(view => ({
        view,
        script: summary(times[view]),
        files: files[view].map(file => ({file, brotli: brotli(file)})),
      })),
    };
  } finally {
    await browser.close();
    site.close();
  }
}

await report('first-view', {measure, sectionOf, plotsOf});
