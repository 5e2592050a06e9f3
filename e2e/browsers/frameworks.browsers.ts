import {frameworkPage} from '../blocking/framework-page.ts';
import {expect, test} from './browsers-test.ts';
import {pageHost} from './page-hosts.ts';
import {accept, until} from './until.ts';

/** Notes errors, and what the console says, ours aside. */
const LISTENER = `<script>window.said=[];addEventListener('error',event=>said.push(event.message));
for(const level of ['error','warn']){const native=console[level];console[level]=(...args)=>{if(!String(args[0]).startsWith('[akkoord]'))said.push(args.join(' '));native.apply(console,args)}}</script>`;
const HELD = `document.querySelectorAll('akkoord-embed').length`;
const FRAMES = `[...document.querySelectorAll('iframe')].map(({src}) => src).filter(src => src.includes('listed.test')).sort()`;
const FILM = 'https://film.listed.test/f.html';
const MADE = 'https://made.listed.test/f.html';

for (const framework of ['react', 'vue', 'jquery'] as const) {
  test(`a page of ${framework} hydrates, changes its route and gets its embeds back, without a word`, async ({
    engine,
    site,
    standIns,
  }) => {
    standIns.requests.clear();
    const mode = 'production';
    const at = {host: pageHost(framework), beside: LISTENER};
    const view = await engine.open(await frameworkPage(site, {framework, mode}, at));
    const go = (name: string): Promise<unknown> =>
      view.evaluate(
        `[...document.querySelectorAll('button')].find(({textContent}) => textContent === 'Go to ${name}').click()`,
      );
    await until(view, `document.querySelectorAll('[data-ready]').length`, 1);
    await until(view, HELD, 2);
    await go('map');
    await until(view, `document.querySelector('#root h1').textContent`, 'Page map');
    await until(view, HELD, 2);
    await go('empty');
    await until(view, HELD, 1);
    await go('home');
    await until(view, HELD, 2);
    for (const host of ['film.listed.test', 'made.listed.test', 'map.listed.test'])
      expect(standIns.requests.to(host), host).toEqual([]);
    await accept(view);
    await until(view, HELD, 0);
    await until(view, FRAMES, [FILM, MADE]);
    await standIns.requests.waitFor(({host}) => host === 'script.listed.test');
    await go('empty');
    await until(view, FRAMES, [MADE]);
    await go('home');
    await until(view, FRAMES, [FILM, MADE]);
    await until(view, '[window.ran, said]', [1, []]);
    await view.close();
  });
}
