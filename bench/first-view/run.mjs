import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {launch} from '../browser.mjs';
import {inBrowser} from '../circumstances.mjs';
import {brotliOf} from '../compressed.mjs';
import {servePages} from '../pages.mjs';
import {report} from '../report.mjs';
import {summary} from '../statistics.mjs';
import {plotsOf} from './plots.mjs';
import {sectionOf} from './section.mjs';
import {SLOWER, VIEWS, visit, visitSettings} from './visit.mjs';

const visits = Number(process.env.BENCH_VISITS ?? 15);
const dist = fileURLToPath(new URL('../../packages/akkoord/dist/', import.meta.url));

const withSizes = files => files.map(file => ({file, brotli: brotliOf(readFileSync(dist + file)).length}));

/** `visits` of each kind, in turn. */
async function measureAll({browser, quiet, url}) {
  const views = Object.fromEntries(Object.keys(VIEWS).map(view => [view, []]));
  const settings = [];
  for (let round = 0; round < visits; round++) {
    for (const [view, before] of Object.entries(VIEWS))
      views[view].push(await quiet.sample(() => visit(browser, url, before)));
    settings.push(await quiet.sample(() => visitSettings(browser, url)));
  }
  return {views, settings};
}

async function measure(quiet) {
  const site = await servePages();
  const browser = await launch();
  try {
    const {views, settings} = await measureAll({browser, quiet, url: `${site.origin}/tag/dom`});
    return {
      ...inBrowser(browser),
      quiet: quiet.told,
      visits,
      slower: SLOWER,
      views: Object.entries(views).map(([view, found]) => ({
        view,
        script: summary(found.map(({script}) => script)),
        files: withSizes(found.at(-1).files),
      })),
      settings: {
        first: summary(settings.map(({first}) => first)),
        again: summary(settings.map(({again}) => again)),
        files: withSizes(settings.at(-1).files),
      },
    };
  } finally {
    await browser.close();
    site.close();
  }
}

await report('first-view', {measure, sectionOf, plotsOf});
