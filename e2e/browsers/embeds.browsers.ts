import type {Service} from '@akkoord/schema';
import {MEASURED_CODE} from '../blocking/site.ts';
import {MEASURED, pageOf, tag} from '../blocking/site-page.ts';
import {expect, test} from './browsers-test.ts';
import {pageHost} from './page-hosts.ts';
import {press, until} from './until.ts';

const BOX = (selector: string): string =>
  `(({left, top, width, height}) => [left, top, width, height].map(Math.round))(document.querySelector('${selector}').getBoundingClientRect())`;
const BUTTONS = `document.querySelector('akkoord-embed')?.shadowRoot?.querySelectorAll('button').length`;
const HELD = `document.querySelectorAll('akkoord-embed').length`;

test('a placeholder has the box of its embed, asks nothing, and loads it once as it was written', async ({
  engine,
  site,
  standIns,
}) => {
  standIns.requests.clear();
  const frame = `<iframe title="Film" name="film" width="560" height="315" allow="fullscreen" sandbox="allow-scripts" referrerpolicy="no-referrer" src="https://film.listed.test/f.html?x=1#t"></iframe>`;
  const html = pageOf({body: `<main>${frame}</main><p id="under">under</p>`});
  const view = await engine.open(site.put('/', html, pageHost('placeholder')));
  await until(view, BUTTONS, 2);
  const held = [await view.evaluate(BOX('akkoord-embed')), await view.evaluate(BOX('#under'))];
  expect(standIns.requests.to('film.listed.test')).toEqual([]);
  await press(view, 'Load once');
  await until(view, HELD, 0);
  await standIns.requests.waitFor(({host}) => host === 'film.listed.test');
  expect([await view.evaluate(BOX('iframe')), await view.evaluate(BOX('#under'))]).toEqual(held);
  expect(await view.evaluate(`document.querySelector('main').innerHTML`)).toBe(frame);
  expect(await view.evaluate('akkoord.record')).toBeNull();
  await view.close();
});

const CAPTCHA: Service = {
  ...MEASURED,
  id: 'captcha',
  name: 'Captcha',
  category: 'tracking',
  cookies: [],
  embed: {kind: 'captcha', selector: '.x-captcha'},
};

test('a form with a held captcha says what it needs instead of being sent, and is sent once it has that', async ({
  engine,
  site,
}) => {
  site.put(
    '/captcha.js',
    {
      body: `for (const box of document.querySelectorAll('.x-captcha')) box.innerHTML = '<input name="answer" value="token" readonly>'`,
      type: 'text/javascript',
    },
    MEASURED_CODE,
  );
  const html = pageOf({
    tag: `${tag({services: [CAPTCHA]})}<script>window.sent=[];document.addEventListener('submit',event=>{if(event.defaultPrevented)return;event.preventDefault();sent.push(Object.fromEntries(new FormData(event.target)))})</script>`,
    body: `<form id="one"><div class="x-captcha"></div><button>Send</button></form><form id="two"><input name="other" value="1"><button>Search</button></form>
<script src="https://${MEASURED_CODE}/captcha.js"></script>`,
  });
  const view = await engine.open(site.put('/', html, pageHost('captcha')));
  await until(view, BUTTONS, 2);
  const send = (form: string): Promise<unknown> =>
    view.evaluate(`document.querySelector('#${form} button').click()`);
  await send('one');
  await until(
    view,
    `document.querySelector('#one akkoord-embed').shadowRoot.querySelector('[role=alert]').textContent`,
    'This form cannot be sent without Captcha. Load it here, then send the form again.',
  );
  expect(await view.evaluate('sent')).toEqual([]);
  await send('two');
  await until(view, 'sent', [{other: '1'}]);
  await press(view, 'Load once');
  await until(view, HELD, 0);
  await until(view, `document.querySelectorAll('[name=answer]').length`, 1);
  await send('one');
  await until(view, 'sent', [{other: '1'}, {answer: 'token'}]);
  expect(await view.evaluate('akkoord.record')).toBeNull();
  await view.close();
});
