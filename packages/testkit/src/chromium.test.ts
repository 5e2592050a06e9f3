import {existsSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type Browser, chromium, type Page} from 'playwright';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {createStandIns, type StandIns} from './index.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const hasChromium = existsSync(executablePath);

const GA4 = `<script async src="https://www.googletagmanager.com/gtag/js?id=G-ABC123"></script>
<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}
gtag('js',new Date());gtag('config','G-ABC123');</script>`;

const GTM = `<script>(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':new Date().getTime(),event:'gtm.js'});
var f=d.getElementsByTagName(s)[0],j=d.createElement(s);j.async=true;
j.src='https://www.googletagmanager.com/gtm.js?id='+i;f.parentNode.insertBefore(j,f);
})(window,document,'script','dataLayer','GTM-XYZ');</script>`;

const META = `<script>!function(f,b,e,v,n,t,s){if(f.fbq)return;n=f.fbq=function(){n.callMethod?
n.callMethod.apply(n,arguments):n.queue.push(arguments)};if(!f._fbq)f._fbq=n;n.push=n;n.loaded=!0;n.version='2.0';
n.queue=[];t=b.createElement(e);t.async=!0;t.src=v;s=b.getElementsByTagName(e)[0];s.parentNode.insertBefore(t,s)
}(window,document,'script','https://connect.facebook.net/en_US/fbevents.js');
fbq('consent','revoke');fbq('init','42');fbq('track','PageView');</script>`;

const EMBEDS = `<a class="twitter-timeline" href="https://twitter.com/akkoord">posts</a>
<script async src="https://platform.twitter.com/widgets.js"></script>
<div class="fb-page" data-href="https://www.facebook.com/akkoord"></div>
<script async src="https://connect.facebook.net/nl_NL/sdk.js#xfbml=1&version=v21.0"></script>
<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/abc/"></blockquote>
<script async src="https://www.instagram.com/embed.js"></script>`;

const PAGES: Readonly<Record<string, string>> = {
  '/ga4': GA4,
  '/denied': `<script>window.dataLayer=[];function gtag(){dataLayer.push(arguments)}
gtag('consent','default',{analytics_storage:'denied',ad_storage:'denied'});</script>${GA4}`,
  '/gtm': GTM,
  '/meta': META,
  '/embeds': EMBEDS,
  '/frames': `<iframe src="https://www.youtube.com/embed/abc"></iframe><iframe src="https://player.vimeo.com/video/7"></iframe>`,
  '/unlisted': `<script src="https://cdn.unlisted.test/lib.js"></script><link rel="preconnect" href="https://pre.unlisted.test">`,
  '/socket': `<script>new WebSocket('wss://live.unlisted.test/').onopen=function(){document.title='open'}</script>`,
};

describe.skipIf(!hasChromium)(
  `stand-ins in Chromium${hasChromium ? '' : ` (skipped: no ${executablePath})`}`,
  () => {
    let browser: Browser;
    let standIns: StandIns;
    let site: Server;
    let page: Page;

    const ran = (): Promise<string[]> => page.evaluate('window.__ran || []');
    const cookie = (): Promise<string> => page.evaluate('document.cookie');

    beforeAll(async () => {
      site = createServer((request, response) => {
        response.setHeader('content-type', 'text/html');
        response.end(
          `<!doctype html><html><head><link rel="icon" href="data:,"></head><body>${PAGES[request.url ?? ''] ?? ''}`,
        );
      });
      await new Promise<void>(resolve => site.listen(0, '127.0.0.1', resolve));
      const upstream = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
      standIns = await createStandIns({upstreams: {'www.site.test': upstream}});
      browser = await chromium.launch({executablePath, args: [...standIns.hostRules]});
    });

    beforeEach(async () => {
      const context = await browser.newContext({ignoreHTTPSErrors: true});
      page = await context.newPage();
      standIns.requests.clear();
      return () => context.close();
    });

    afterAll(async () => {
      await browser?.close();
      await standIns?.close();
      site?.closeAllConnections();
      await new Promise(resolve => site.close(resolve));
    });

    it('plays Google Analytics: script, cookies for two years as far as the browser keeps them, hit', async () => {
      await page.goto('https://www.site.test/ga4');
      const hit = await standIns.requests.waitFor(({path}) => path.startsWith('/g/collect'));
      expect(hit).toMatchObject({
        host: 'www.google-analytics.com',
        method: 'POST',
        service: 'google-analytics',
      });
      expect(hit.url).toContain('en=page_view');
      expect(hit.url).toContain('gcs=G111');
      expect(standIns.requests.to('www.googletagmanager.com')).toHaveLength(1);
      expect(standIns.requests.to('www.googletagmanager.com')[0]?.headers['sec-fetch-dest']).toBe('script');
      const stored = () => page.context().cookies('https://www.site.test/');
      await expect
        .poll(async () => (await stored()).map(({name}) => name).sort())
        .toEqual(['_ga', '_ga_ABC123']);
      const cookies = await stored();
      expect(cookies.every(({domain}) => domain === '.site.test')).toBe(true);
      const days = ((cookies[0]?.expires ?? 0) * 1000 - Date.now()) / 86_400_000;
      expect(days).toBeGreaterThan(398);
      await expect.poll(ran).toEqual(['www.googletagmanager.com/gtag/js']);
    });

    it('plays Google Analytics without cookies where analytics storage is denied', async () => {
      await page.goto('https://www.site.test/denied');
      expect((await standIns.requests.waitFor(({path}) => path.startsWith('/g/collect'))).url).toContain(
        'gcs=G100',
      );
      expect(await cookie()).toBe('');
    });

    it('plays a container that carries Google Analytics', async () => {
      await page.goto('https://www.site.test/gtm');
      const hit = await standIns.requests.waitFor(({path}) => path.startsWith('/g/collect'));
      expect(hit.url).toContain('tid=G-XYZ');
      await expect.poll(ran).toEqual(['www.googletagmanager.com/gtm.js', 'www.googletagmanager.com/gtag/js']);
    });

    it('plays the Meta pixel, which keeps its events back until consent', async () => {
      await page.goto('https://www.site.test/meta', {waitUntil: 'networkidle'});
      await expect.poll(ran).toEqual(['connect.facebook.net/en_US/fbevents.js']);
      expect(standIns.requests.to('www.facebook.com')).toEqual([]);
      expect(await cookie()).toBe('');
      await page.evaluate(`fbq('consent','grant')`);
      expect((await standIns.requests.waitFor(({host}) => host === 'www.facebook.com')).path).toMatch(
        /^\/tr\/\?id=42&ev=PageView&fbp=fb\.1\./,
      );
      await expect.poll(cookie).toContain('_fbp=fb.1.');
    });

    it('draws the embeds of X, Facebook and Instagram as frames', async () => {
      await page.goto('https://www.site.test/embeds', {waitUntil: 'networkidle'});
      const frames = (): string[] => page.frames().map(frame => frame.url());
      for (const url of [
        'https://syndication.twitter.com/srv/timeline-profile/screen-name/akkoord',
        'https://www.facebook.com/plugins/page.php?href=https%3A%2F%2Fwww.facebook.com%2Fakkoord',
        'https://www.instagram.com/p/abc/embed/',
      ])
        await expect.poll(frames).toContain(url);
    });

    it('plays video players with what they load and the cookies that they try to set', async () => {
      const player = page.waitForResponse('https://www.youtube.com/embed/abc');
      await page.goto('https://www.site.test/frames', {waitUntil: 'networkidle'});
      const hosts = (): string[] => [...new Set(standIns.requests.thirdParty().map(({host}) => host))].sort();
      await expect
        .poll(hosts)
        .toEqual(['f.vimeocdn.com', 'i.vimeocdn.com', 'i.ytimg.com', 'player.vimeo.com', 'www.youtube.com']);
      expect((await (await player).allHeaders())['set-cookie']).toContain('VISITOR_INFO1_LIVE=');
    });

    it('counts executions of unlisted scripts', async () => {
      await page.goto('https://www.site.test/unlisted', {waitUntil: 'networkidle'});
      await expect.poll(ran).toEqual(['cdn.unlisted.test/lib.js']);
      expect(await cookie()).toBe('ran_cdn_unlisted_test=standin');
    });

    // Only a profile on disk preconnects; the contexts of `newContext` are private ones, which never do.
    it('sees preconnects', async () => {
      const profile = await mkdtemp(join(tmpdir(), 'stand-ins-'));
      const args = [...standIns.hostRules];
      const context = await chromium.launchPersistentContext(profile, {
        executablePath,
        args,
        ignoreHTTPSErrors: true,
      });
      try {
        await (await context.newPage()).goto('https://www.site.test/unlisted', {waitUntil: 'networkidle'});
        await expect
          .poll(() => standIns.requests.thirdPartyConnects().map(({host}) => host))
          .toContain('pre.unlisted.test');
        expect(standIns.requests.to('pre.unlisted.test')).toEqual([]);
      } finally {
        await context.close();
        await rm(profile, {recursive: true, force: true, maxRetries: 3});
      }
    });

    it('accepts WebSockets and logs their handshake', async () => {
      await page.goto('https://www.site.test/socket');
      await expect.poll(() => page.title()).toBe('open');
      expect(standIns.requests.to('live.unlisted.test')).toHaveLength(1);
    });

    it('hears of nothing that no page asked for', async () => {
      await page.goto('https://www.site.test/', {waitUntil: 'networkidle'});
      expect(standIns.requests.thirdParty()).toEqual([]);
      expect(standIns.requests.thirdPartyConnects()).toEqual([]);
    });
  },
);
