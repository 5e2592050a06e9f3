const SLOWER = 4;

/** Lighthouse's slow 4G: 562 ms of round trip, 1.6 Mbit/s down, 0.75 up. */
const SLOW_4G = {offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375};

/** Milliseconds that a page gets to settle after its banner can be read. */
const SETTLE = 700;

/**
 * Runs in the page before anything of it: notes when the button `selector` can first be read, and what shifts. Without one there is
 * nothing to wait for: to look at every frame all the same would be script of ours in the figures of the page.
 */
function watch(selector) {
  window.bench = {visible: null, shift: 0};
  new PerformanceObserver(list => {
    for (const {value} of list.getEntries()) window.bench.shift += value;
  }).observe({type: 'layout-shift', buffered: true});
  const canBeRead = element => {
    const {width, height, top, bottom} = element.getBoundingClientRect();
    return (
      width > 1 &&
      height > 1 &&
      bottom > 0 &&
      top < innerHeight &&
      element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})
    );
  };
  if (!selector) return;
  const look = () => {
    const element = document.querySelector(selector);
    if (element && canBeRead(element)) window.bench.visible = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Runs in the page: presses the button and waits for the frame after it. */
const press = selector =>
  new Promise(resolve => {
    const since = performance.now();
    document.querySelector(selector).click();
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - since);
      port2.postMessage(0);
    });
  });

async function metricsOf(session) {
  const {metrics} = await session.send('Performance.getMetrics');
  const of = wanted => metrics.find(({name}) => name === wanted).value;
  return {script: of('ScriptDuration') * 1000, heap: of('JSHeapUsedSize') / 1000, nodes: of('Nodes')};
}

async function open(context, url, {selector, network}) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', {rate: SLOWER});
  await session.send('Network.enable');
  if (network === 'slow 4G') await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Performance.enable');
  const asked = new Set();
  page.on('request', request => asked.add(new URL(request.url()).pathname));
  await page.addInitScript(watch, selector);
  await page.goto(url);
  return {page, session, asked};
}

async function figuresOf({page, session, asked}) {
  const {visible, shift, fcp} = await page.evaluate(() => ({
    ...window.bench,
    fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
  }));
  return {visible, shift, fcp, ...(await metricsOf(session)), asked: [...asked]};
}

/** The first view of one visitor. */
export async function firstView(browser, url, {selector, network}) {
  const context = await browser.newContext();
  try {
    const view = await openFirst(context, url, {selector, network});
    return {first: await figuresOf(view)};
  } finally {
    await context.close();
  }
}

/** One visitor: the first view, the press of the button `selector` where there is one, and the view after that. */
export async function visit(browser, url, {selector, network}) {
  const context = await browser.newContext();
  try {
    const view = await openFirst(context, url, {selector, network});
    const first = await figuresOf(view);
    const toPaint = selector ? await view.page.evaluate(press, selector) : null;
    await view.page.waitForTimeout(300);
    await view.page.close();
    const later = await open(context, url, {network});
    await later.page.waitForTimeout(SETTLE);
    return {first, toPaint, later: await figuresOf(later)};
  } finally {
    await context.close();
  }
}

async function openFirst(context, url, {selector, network}) {
  const view = await open(context, url, {selector, network});
  if (selector) await view.page.waitForFunction(() => window.bench.visible !== null, null, {timeout: 30_000});
  await view.page.waitForTimeout(SETTLE);
  return view;
}
