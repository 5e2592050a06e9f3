import {createHash} from 'node:crypto';
import {type Demo, expect, SITE} from '../journeys/demo.ts';
import {test} from './desk-test.ts';

test.use({looksAtEnds: true});

const WIDTH = 1280;
const NARROW = 390;
/** Where pictures go; none are taken where it is not said. */
const PICTURES = process.env.AKKOORD_PICTURES;

/** The one notice of the demo. */
async function noticeOf(demo: Demo): Promise<{readonly hash: string; readonly languages: readonly string[]}> {
  const {notices} = await (await demo.ask('/v1/notices')).json();
  return notices[0];
}

/** What draws both layers, as the site serves it. */
async function servedBuild(demo: Demo): Promise<string> {
  const hash = createHash('sha256');
  for (const name of ['akkoord.js', 'akkoord-widget.js'])
    hash.update(Buffer.from(await (await demo.ask(`/akkoord/${name}`)).arrayBuffer()));
  return hash.digest('hex');
}

test('shows a viewer the pictures of a notice under the strict policy, and names a drawing by other files', async ({
  demo,
  desk,
}) => {
  const {page: visitor} = await demo.visitor({viewport: {width: WIDTH, height: 800}});
  await visitor.goto(`${SITE}/`);
  await expect(visitor.locator('akkoord-banner')).toBeVisible();
  const png = await visitor.screenshot();
  await visitor.setViewportSize({width: NARROW, height: 844});
  const narrow = await visitor.screenshot();
  await visitor.context().close();
  const {hash} = await noticeOf(demo);
  const send = async (language: string, build: string, shot = png): Promise<number> => {
    const width = String(shot === png ? WIDTH : NARROW);
    const query = new URLSearchParams({language, layer: 'first', width, build});
    const headers = {'content-type': 'image/png'};
    const path = `/v1/notices/${hash}/pictures?${query}`;
    return (await demo.ask(path, {method: 'POST', headers, body: Uint8Array.from(shot)})).status;
  };
  expect(await send('nl', await servedBuild(demo))).toBe(201);
  expect(await send('nl', await servedBuild(demo), narrow)).toBe(201);
  expect(await send('en', 'ab'.repeat(32))).toBe(201);

  const page = await desk.open(`#/notices?notice=${hash}&language=nl`, {role: 'viewer'});
  const refused: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error') refused.push(message.text());
  });
  const picture = page.getByAltText('First layer of the notice in Dutch, 1280 pixels wide');
  await picture.scrollIntoViewIfNeeded();
  const natural = () => picture.evaluate(image => (image as HTMLImageElement).naturalWidth);
  await expect.poll(natural).toBe(WIDTH);
  await expect(page.locator('akkoord-banner')).toBeVisible();
  await expect(page.getByRole('heading', {name: 'As it was shown'})).toBeVisible();
  await page.getByRole('heading', {name: 'Pictures'}).scrollIntoViewIfNeeded();
  for (const colorScheme of PICTURES ? (['light', 'dark'] as const) : []) {
    await page.emulateMedia({colorScheme});
    const part = page.locator('section', {has: picture});
    await part.screenshot({path: `${PICTURES}/console-notice-pictures-${colorScheme}.png`});
  }

  await page.goto(`${SITE}/console/#/notices?notice=${hash}&language=en`);
  await expect(page.getByAltText('First layer of the notice in English, 1280 pixels wide')).toBeVisible();
  await expect(page.getByRole('heading', {name: 'Reconstruction'})).toBeVisible();
  expect(refused).toEqual([]);
});
