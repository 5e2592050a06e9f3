import {scriptTime} from '../browser.mjs';

/**
 * The states in which operations are measured. `observed` is a bare page with one empty `MutationObserver` of the
 * document: the floor for anything that has to see what enters a page.
 */
export const VARIANTS = ['bare', 'observed', 'held', 'granted'];

/** A page load is also measured with an empty script in the tag's place: waiting for any script changes when a page is laid out. */
export const LOAD_VARIANTS = ['bare', 'empty', 'held', 'granted'];

/** A context of its own for `variant`; in `granted` the visitor has granted everything on an earlier page. */
export async function contextOf(browser, origin, variant) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(origin + pathOf(variant, 'dom'));
  if (variant === 'granted') {
    await page.evaluate('akkoord.acceptAll().then(() => 1)');
    const left = await page.evaluate(`akkoord.isGranted('tracking')`);
    if (!left) throw new Error('the page has not taken the grant');
  }
  await page.close();
  return context;
}

export const pathOf = (variant, page) => `/${/bare|empty|observed/.test(variant) ? variant : 'tag'}/${page}`;

/**
 * Milliseconds that one sample of `operation` takes on a fresh element, with the microtasks that it causes:
 * what observers do is part of the price.
 */
export function sample(page, {run, prepare = '', rounds}) {
  return page.evaluate(`(async () => {
    const root = document.getElementById('root');
    root.replaceChildren();
    ${prepare}
    const rounds = ${rounds};
    const before = performance.now();
    ${run}
    await null;
    const ms = performance.now() - before;
    root.replaceChildren();
    return ms;
  })()`);
}

/** First contentful paint, end of parsing and script time of one load of `page`. */
export async function load(context, url) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(url, {waitUntil: 'load'});
  const times = await page.evaluate(`new Promise(resolve => {
    const [{domContentLoadedEventEnd: parsed}] = performance.getEntriesByType('navigation');
    const done = paint => resolve({paint: paint.startTime, parsed});
    new PerformanceObserver((list, observer) => {
      const paint = list.getEntriesByName('first-contentful-paint')[0];
      if (paint) { observer.disconnect(); done(paint); }
    }).observe({type: 'paint', buffered: true});
  })`);
  await page.waitForTimeout(150);
  const script = await scriptTime(session);
  await page.close();
  return {...times, script};
}
