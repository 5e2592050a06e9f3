/** Milliseconds that a page gets to ask for whatever comes late. */
const SETTLE = 1000;

async function open(context, url) {
  const page = await context.newPage();
  const asked = new Set();
  page.on('request', request => asked.add(new URL(request.url()).pathname));
  await page.goto(url);
  return {page, asked};
}

const isFile = path => !path.startsWith('/page/') && path !== '/favicon.ico';

/** Paths that the page at `url` asks for in a first view, and in one after everything was granted by the button `accept`. */
export async function askedBy(browser, url, accept) {
  const context = await browser.newContext();
  try {
    const first = await open(context, url);
    await first.page.locator(accept).first().waitFor();
    await first.page.waitForTimeout(SETTLE);
    const ofFirst = [...first.asked].filter(isFile);
    await first.page.locator(accept).first().click();
    await first.page.waitForTimeout(SETTLE);
    await first.page.close();
    const later = await open(context, url);
    await later.page.waitForTimeout(SETTLE);
    return {first: ofFirst, later: [...later.asked].filter(isFile)};
  } finally {
    await context.close();
  }
}
