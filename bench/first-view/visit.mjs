import {scriptTime} from '../browser.mjs';

/** How many times slower the processor is made. */
export const SLOWER = 4;

/** Milliseconds that a page gets to come to rest. */
const SETTLE = 1000;

/** What a visitor does before the page that is measured, by the name of the view. */
export const VIEWS = {
  first: undefined,
  refused: 'akkoord.rejectAll().then(() => 1)',
  granted: 'akkoord.acceptAll().then(() => 1)',
};

const fileOf = request => /\/akkoord\/([\w.-]+)$/.exec(request.url())?.[1];

/** A page at `url` of a slowed processor, and the files of ours that it asks for. */
async function open(context, url) {
  const page = await context.newPage();
  const files = new Set();
  page.on('request', request => {
    const file = fileOf(request);
    if (file) files.add(file);
  });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', {rate: SLOWER});
  await session.send('Performance.enable');
  await page.goto(url);
  await page.waitForTimeout(SETTLE);
  return {page, session, files};
}

/** One view by a visitor of its own, who has done `before` on an earlier page: files of ours, milliseconds of script. */
export async function visit(browser, url, before) {
  const context = await browser.newContext();
  try {
    if (before) {
      const page = await context.newPage();
      await page.goto(url);
      await page.evaluate(before);
    }
    const {session, files} = await open(context, url);
    return {files: [...files], script: await scriptTime(session)};
  } finally {
    await context.close();
  }
}

/** Runs in the page: presses the banner's button, and waits for the frame in which the settings stand to be painted. */
const openSettings = () =>
  new Promise(resolve => {
    const since = performance.now();
    const look = () => {
      const dialog = document.querySelector('akkoord-settings')?.shadowRoot?.querySelector('dialog[open]');
      if (!dialog || dialog.getBoundingClientRect().height < 2) return void requestAnimationFrame(look);
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - since);
      port2.postMessage(0);
    };
    document.querySelector('[data-control="layer1.settings"]').click();
    requestAnimationFrame(look);
  });

const closeSettings = () =>
  document.querySelector('akkoord-settings').shadowRoot.querySelector('dialog').close();

/** A new visitor who opens the settings, and opens them again: milliseconds from the press to the paint, and the files that came for it. */
export async function visitSettings(browser, url) {
  const context = await browser.newContext();
  try {
    const {page, files} = await open(context, url);
    const before = new Set(files);
    const first = await page.evaluate(openSettings);
    await page.evaluate(closeSettings);
    await page.waitForTimeout(SETTLE);
    const again = await page.evaluate(openSettings);
    return {first, again, files: [...files].filter(file => !before.has(file))};
  } finally {
    await context.close();
  }
}
