import type {Service} from '@akkoord/schema';
import type {Page} from '@playwright/test';
import {quiet} from '../quiet.ts';
import {expect, test} from './blocking-test.ts';
import {MEASURED_CODE, type Site} from './site.ts';
import {LISTED, MEASURED, type PageParts, pageOf, tag} from './site-page.ts';

/** A captcha whose script these specs write, so that its answer can be sent. */
const CAPTCHA: Service = {
  ...MEASURED,
  id: 'captcha',
  name: 'Captcha',
  category: 'tracking',
  cookies: [],
  embed: {kind: 'captcha', selector: '.x-captcha'},
  globals: ['captcha.ready', 'captcha.execute'],
};
const CAPTCHA_CODE = `window.captcha = {ready: fn => fn(), execute: () => new Promise(done => setTimeout(done, 20, 'token'))};
for (const box of document.querySelectorAll('.x-captcha')) box.innerHTML = '<input name="answer" value="token" readonly>';
window.captchaIsThere = true;`;

const M = `https://${MEASURED_CODE}`;
const MISSING = 'This form cannot be sent without';

interface Opened {
  readonly errors: readonly string[];
  readonly sent: () => Promise<unknown[]>;
}

/** Opens a page whose forms note in `sent` what they are sent with. */
async function open(page: Page, site: Site, parts: PageParts, language = 'en'): Promise<Opened> {
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(String(error)));
  site.put('/captcha.js', {body: CAPTCHA_CODE, type: 'text/javascript'}, MEASURED_CODE);
  const services = parts.services ?? [CAPTCHA];
  const note = `<script>window.sent=[];document.addEventListener('submit',event=>{if(event.defaultPrevented)return;event.preventDefault();sent.push(Object.fromEntries(new FormData(event.target)))})</script>`;
  const html = pageOf({...parts, tag: tag({services}), head: note + (parts.head ?? '')});
  await page.goto(site.put('/', html.replace('lang="en"', `lang="${language}"`)));
  return {errors, sent: () => page.evaluate('sent')};
}

const VENDORS = [
  ['recaptcha', 'https://www.google.com/recaptcha/api.js', 'g-recaptcha', 'Google reCAPTCHA'],
  ['hcaptcha', 'https://js.hcaptcha.com/1/api.js', 'h-captcha', 'hCaptcha'],
  [
    'turnstile',
    'https://challenges.cloudflare.com/turnstile/v0/api.js',
    'cf-turnstile',
    'Cloudflare Turnstile',
  ],
] as const;

for (const [id, script, box, name] of VENDORS) {
  test(`a form with ${id} shows what it needs, and says so instead of being sent`, async ({
    page,
    site,
    standIns,
  }) => {
    const {sent, errors} = await open(page, site, {
      services: [id],
      head: `<script async defer src="${script}"></script>`,
      body: `<form id="one"><input name="mail" value="a@b.test"><div class="${box}" data-sitekey="key"></div><button>Send</button></form>
<form id="two"><input name="other" value="1"><button>Search</button></form>`,
    });
    const question = page.locator('#one akkoord-embed');
    await expect(question.getByRole('group', {name: `This check comes from ${name}`})).toBeVisible();
    await page.getByRole('button', {name: 'Send'}).click();
    await expect(question.getByRole('alert')).toHaveText(
      `${MISSING} ${name}. Load it here, then send the form again.`,
    );
    await expect(question.getByRole('button', {name: 'Load once'})).toBeFocused();
    expect(await sent()).toEqual([]);
    await page.getByRole('button', {name: 'Search'}).click();
    await expect.poll(sent).toEqual([{other: '1'}]);
    // What the browser fetched ahead, and threw away, is not what the press asks for.
    standIns.requests.clear();
    await question.getByRole('button', {name: 'Load once'}).press('Enter');
    await expect(page.locator('akkoord-embed')).toHaveCount(0);
    await standIns.requests.waitFor(({path}) => path.startsWith(new URL(script).pathname));
    await page.getByRole('button', {name: 'Send'}).click();
    await expect.poll(sent).toEqual([{other: '1'}, {mail: 'a@b.test'}]);
    expect(await page.evaluate('akkoord.record')).toBeNull();
    expect(errors).toEqual([]);
  });
}

test('a form is sent with the answer of its captcha once that is allowed for good', async ({page, site}) => {
  const {sent} = await open(page, site, {
    body: `<form><div class="x-captcha"></div><button>Send</button></form><script src="${M}/captcha.js"></script>`,
  });
  // Until the question is there, the form goes as it does before a captcha's own script has loaded.
  await expect(page.getByRole('button', {name: 'Always allow Captcha'})).toBeVisible();
  await page.getByRole('button', {name: 'Send'}).click();
  await page.getByRole('button', {name: 'Always allow Captcha'}).click();
  await expect(page.locator('akkoord-embed')).toHaveCount(0);
  await expect(page.locator('[name=answer]')).toBeAttached();
  await page.getByRole('button', {name: 'Send'}).click();
  await expect.poll(sent).toEqual([{answer: 'token'}]);
  expect(await page.evaluate(`akkoord.isGranted('captcha')`)).toBe(true);
});

const INVISIBLE = `<script src="${M}/captcha.js"></script><form id="form" lang="en"><label>Mail <input name="mail"></label><input type="hidden" name="answer"><button>Send</button></form>
<script>form.addEventListener('submit', async event => {
  if (form.answer.value) return;
  event.preventDefault();
  form.answer.value = await captcha.execute('key', {action: 'send'});
  form.requestSubmit();
})</script>`;

for (const [language, missing, once] of [
  ['en', 'This form cannot be sent without Captcha', 'Load once'],
  ['nl', 'Zonder Captcha kan dit formulier niet worden verstuurd', 'Eén keer laden'],
  ['de', 'Ohne Captcha lässt sich dieses Formular nicht senden', 'Einmal laden'],
  ['fr', 'Sans Captcha, ce formulaire ne peut pas être envoyé', 'Charger une fois'],
] as const) {
  test(`a form that asks an invisible captcha when it is sent says what it waits for, in ${language}`, async ({
    page,
    site,
  }) => {
    const {sent, errors} = await open(page, site, {body: INVISIBLE}, language);
    await expect(page.locator('akkoord-embed')).toHaveCount(0);
    await page.getByLabel('Mail').fill('a@b.test');
    await page.getByRole('button', {name: 'Send'}).click();
    const question = page.locator('form akkoord-embed');
    await expect(question.getByRole('alert')).toContainText(missing);
    await expect(question.getByRole('button', {name: once})).toBeFocused();
    await page.getByRole('button', {name: 'Send'}).click();
    await expect(page.locator('akkoord-embed')).toHaveCount(1);
    expect(await sent()).toEqual([]);
    await question.getByRole('button', {name: once}).click();
    await expect(page.locator('akkoord-embed')).toHaveCount(0);
    await expect.poll(() => page.evaluate('window.captchaIsThere')).toBe(true);
    expect(await sent()).toEqual([]);
    await page.getByRole('button', {name: 'Send'}).click();
    await expect.poll(sent).toEqual([{mail: 'a@b.test', answer: 'token'}]);
    expect(errors).toEqual([]);
  });
}

test('typing into a form asks for nothing, though its code readies a captcha then', async ({
  page,
  site,
  standIns,
}) => {
  const {sent} = await open(page, site, {
    body: `<script src="${M}/captcha.js"></script><form id="form"><label>Mail <input name="mail"></label><button>Send</button></form>
<script>form.mail.addEventListener('click', () => captcha.ready(() => {}))</script>`,
  });
  await page.getByLabel('Mail').click();
  await quiet(page, standIns.requests);
  await expect(page.locator('akkoord-embed')).toHaveCount(0);
  await page.getByRole('button', {name: 'Send'}).click();
  await expect.poll(sent).toEqual([{mail: ''}]);
});

test('a map keeps no form from being sent, unless the site says that it is needed', async ({page, site}) => {
  const map = (required: string): string =>
    `<form><iframe ${required} title="Map" width="300" height="200" src="https://map.listed.test/m.html"></iframe><button>Send ${required}</button></form>`;
  const {sent} = await open(page, site, {services: [LISTED], body: map('') + map('data-required')});
  await expect(page.locator('form akkoord-embed')).toHaveCount(2);
  await page.getByRole('button', {name: 'Send', exact: true}).click();
  await expect.poll(sent).toEqual([{}]);
  await page.getByRole('button', {name: 'Send data-required'}).click();
  await expect(page.locator('akkoord-embed').last().getByRole('alert')).toContainText(MISSING);
  expect(await sent()).toEqual([{}]);
});

test('calls of a form to held vendors never throw, and it is sent', async ({page, site, standIns}) => {
  const snippets = [
    'https://www.googletagmanager.com/gtag/js?id=G-HELD000001',
    'https://connect.facebook.net/en_US/fbevents.js',
    ...VENDORS.map(([, script]) => script),
  ];
  const {sent, errors} = await open(page, site, {
    services: ['google-analytics', 'meta-pixel', 'recaptcha', 'hcaptcha', 'turnstile'],
    // The queues of their snippets are held with them, as where a page marks them up.
    head: `${snippets.map(src => `<script async src="${src}"></script>`).join('')}<script type="text/plain" data-service="google-analytics">function gtag(){}</script><script type="text/plain" data-service="meta-pixel">fbq=()=>{}</script>`,
    body: `<form id="form"><input name="mail" value="a@b.test"><button>Send</button></form><script>form.addEventListener('submit', () => {
gtag('event', 'generate_lead', {value: 1}); fbq('track', 'Lead'); grecaptcha.reset(); grecaptcha.enterprise.getResponse(0);
hcaptcha.getResponse(hcaptcha.render('box', {sitekey: 'key'})); turnstile.reset('#box'); turnstile.getResponse(); new grecaptcha.Client().go() })</script>`,
  });
  await page.getByRole('button', {name: 'Send'}).click();
  await expect.poll(sent).toEqual([{mail: 'a@b.test'}]);
  await quiet(page, standIns.requests);
  expect(errors).toEqual([]);
  await expect(page.locator('akkoord-embed')).toHaveCount(0);
  expect(await page.evaluate('window.__ran')).toBeUndefined();
  expect(
    standIns.requests.thirdParty().filter(({path}) => !snippets.some(url => url.includes(path))),
  ).toEqual([]);
});

for (const [how, fill] of [
  ['text that was typed', (page: Page) => page.locator('[name=text]').fill('words')],
  [
    'a file that was chosen',
    (page: Page) =>
      page
        .locator('[name=file]')
        .setInputFiles({name: 'cv.txt', mimeType: 'text/plain', buffer: Buffer.from('cv')}),
  ],
  ['a field in a component', (page: Page) => page.locator('x-field input').fill('words')],
] as const) {
  test(`a withdrawal stops transport at once and keeps ${how}; the next navigation reloads`, async ({
    page,
    site,
  }) => {
    site.put('/code.js', {body: 'window.ran = true', type: 'text/javascript'}, MEASURED_CODE);
    await open(page, site, {
      services: [MEASURED],
      body: `<script src="${M}/code.js"></script><main><form><input name="text"><input type="file" name="file"><x-field></x-field></form></main>
<script>customElements.define('x-field', class extends HTMLElement { connectedCallback() { this.attachShadow({mode: 'open'}).innerHTML = '<input>' } })</script>`,
    });
    await page.evaluate('akkoord.acceptAll().then(() => 1)');
    await expect.poll(() => page.evaluate('window.ran')).toBe(true);
    await fill(page);
    await page.evaluate('window.stays = true; akkoord.withdraw().then(() => 1)');
    expect(await page.evaluate(`fetch('${M}/hit').then(() => 'sent', () => 'refused')`)).toBe('refused');
    // An entry for the same page, as sites make that remember where it was scrolled to.
    await page.evaluate(`history.replaceState({}, '', '#scrolled')`);
    await page.waitForTimeout(800);
    expect(await page.evaluate('window.stays')).toBe(true);
    await page.evaluate(`history.pushState({}, '', '/'); document.querySelector('main').replaceChildren()`);
    await expect
      .poll(() => page.evaluate('[window.stays ?? null, window.ran ?? null]').catch(() => 'reloading'))
      .toEqual([null, null]);
  });
}
