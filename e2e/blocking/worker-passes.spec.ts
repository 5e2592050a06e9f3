import {pageOf} from './site-page.ts';
import {LISTED_HOST, STATIC_PARTS} from './worker-pages.ts';
import {distFile, WORKER_SITE, workerPage, workerTag} from './worker-site.ts';
import {expect, test} from './worker-test.ts';

test.describe('a worker passes on as it came', () => {
  test('a page where nothing is listed, byte for byte', async ({site, visitor}) => {
    const html = workerPage({
      head: '<script src="https://cdn.unlisted.test/lib.js"></script><style>a>b{}</style><!-- <img src="https://a.listed.test/x"> -->',
      body: `<TEXTAREA><iframe src="${LISTED_HOST}/x"></TEXTAREA><template><img src="${LISTED_HOST}/x"></template>
<a href="${LISTED_HOST}/share">share</a><img alt=x src=//cdn.unlisted.test/i.png /><svg><path d="M0 0"/></svg><p title='a>b'>&copy é €</ p>`,
    });
    site.put('/bytes', {body: html, headers: {'x-own': 'kept'}});
    await visitor.firstView();
    const response = await visitor.page.goto(`${WORKER_SITE}/bytes`);
    expect(response?.fromServiceWorker()).toBe(true);
    expect(await response?.text()).toBe(html);
    expect(await response?.headerValue('x-own')).toBe('kept');
    expect(await visitor.page.evaluate('window.__ran')).toEqual(['cdn.unlisted.test/lib.js']);
  });

  test('a page in another encoding', async ({site, visitor}) => {
    const high = Buffer.from(Array.from({length: 96}, (_, index) => 160 + index));
    const body = Buffer.concat([Buffer.from(workerPage({body: '<p id="high">'})), high]);
    site.put('/latin', {body, headers: {'content-type': 'text/html; charset=iso-8859-1'}});
    await visitor.firstView();
    await visitor.open('/latin');
    const text = await visitor.page.evaluate<string>('document.body.textContent');
    expect(text).toContain(high.toString('latin1'));
  });

  test('forms, once and with their body', async ({site, visitor}) => {
    site.put(
      '/form',
      workerPage({
        body: '<form method="post" action="/send" enctype="multipart/form-data"><input name="a" value="b"><button>send</button></form>',
      }),
    );
    site.put('/send', ({method, body}) => ({
      body: pageOf({tag: workerTag(), body: `<p id="got">${method} ${/name="a"\r\n\r\nb/.test(body)}</p>`}),
    }));
    await visitor.firstView();
    await visitor.open('/form');
    await visitor.page.getByRole('button', {name: 'send'}).click();
    await expect(visitor.page.locator('#got')).toHaveText('POST true');
    expect(site.requests.filter(({path}) => path === '/send').map(({method}) => method)).toEqual(['POST']);
  });

  test('navigations, of which each is one request, redirects and errors included', async ({
    site,
    visitor,
  }) => {
    site.put('/from', {status: 302, headers: {location: '/to'}});
    site.put('/to', workerPage({body: '<p id="to">here</p>'}));
    site.put('/gone', {status: 410, body: workerPage({body: '<p id="gone">gone</p>'})});
    site.put('/file', {type: 'application/json', body: '{"a":1}'});
    await visitor.firstView();
    site.requests.length = 0;
    const response = await visitor.page.goto(`${WORKER_SITE}/from`);
    expect(visitor.page.url()).toBe(`${WORKER_SITE}/to`);
    expect(response?.status()).toBe(200);
    expect((await visitor.page.goto(`${WORKER_SITE}/gone`))?.status()).toBe(410);
    await expect(visitor.page.locator('#gone')).toBeVisible();
    expect(await (await visitor.page.goto(`${WORKER_SITE}/file`))?.text()).toBe('{"a":1}');
    const asked = site.requests.filter(({path}) => ['/from', '/to', '/gone', '/file'].includes(path));
    expect(asked.map(({path}) => path)).toEqual(['/from', '/to', '/gone', '/file']);
    expect(asked.every(({headers}) => headers['service-worker-navigation-preload'] === 'true')).toBe(true);
  });

  test('ranges, opaque answers, event streams and whatever else unlisted hosts and the site give', async ({
    site,
    visitor,
  }) => {
    site.put('/film', ({headers}) => ({
      status: headers.range ? 206 : 200,
      type: 'video/mp4',
      headers: {'content-range': 'bytes 0-1/9'},
      body: 'ab',
    }));
    site.put('/api', ({method, body}) => ({type: 'application/json', body: JSON.stringify({method, body})}));
    await visitor.firstView();
    await visitor.open('/');
    const seen = await visitor.page.evaluate(async () => {
      const unlisted = 'https://cdn.unlisted.test/';
      const image = new Image();
      const loaded = new Promise(resolve =>
        Object.assign(image, {onload: () => resolve('load'), onerror: () => resolve('error')}),
      );
      image.src = `${unlisted}i.png`;
      const opaque = await fetch(`${unlisted}opaque`, {mode: 'no-cors'});
      const film = await fetch('/film', {headers: {range: 'bytes=0-1'}});
      const api = await fetch('/api', {method: 'PUT', body: 'x'});
      const events = new EventSource(`${unlisted}events`);
      const event = new Promise<string>(resolve =>
        Object.assign(events, {
          onmessage: ({data}: MessageEvent) => resolve(data),
          onerror: () => resolve('error'),
        }),
      );
      const result = [
        await loaded,
        opaque.type,
        film.status,
        await film.text(),
        await api.json(),
        await event,
      ];
      events.close();
      return result;
    });
    expect(seen).toEqual(['load', 'opaque', 206, 'ab', {method: 'PUT', body: 'x'}, 'stand-in']);
  });

  test('pages without the tag, with everything that they load, and their frames', async ({site, visitor}) => {
    const parts = {
      head: `<script src="${LISTED_HOST}/s.js"></script>`,
      body: `<iframe title="x" src="${LISTED_HOST}/f.html"></iframe><iframe title="y" src="/inner"></iframe>`,
    };
    const html = pageOf({tag: '', ...parts});
    site.put('/without', html);
    site.put('/inner', `<!doctype html><img src="${LISTED_HOST}/inner.png">`);
    await visitor.firstView();
    const response = await visitor.page.goto(`${WORKER_SITE}/without`);
    expect(await response?.text()).toBe(html);
    const all = ['a.listed.test/f.html', 'a.listed.test/inner.png', 'a.listed.test/s.js'];
    expect((await visitor.arrivals(all)).sort()).toEqual(all);
    expect(await visitor.page.evaluate('window.__ran')).toEqual(['a.listed.test/s.js']);
  });

  test('a page that mentions listed hosts, once everything is granted', async ({site, visitor}) => {
    const html = workerPage(STATIC_PARTS);
    site.put('/static', html);
    await visitor.firstView();
    await visitor.page.evaluate('akkoord.acceptAll()');
    const response = await visitor.page.goto(`${WORKER_SITE}/static`);
    expect(await response?.text()).toBe(html);
  });
});

test.describe('without data-worker', () => {
  test('nothing of the worker is asked for', async ({site, visitor}) => {
    site.put('/', workerPage({tag: workerTag('')}));
    await visitor.open('/');
    await visitor.arrivals();
    expect(site.requests.map(({path}) => path).filter(path => path.includes('worker'))).toEqual([]);
    expect(
      await visitor.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
    ).toBe(0);
  });
});

test.describe('a worker that cannot be', () => {
  test('is said, and the tag goes on alone', async ({site, visitor}) => {
    site.put('/akkoord-worker.js', undefined);
    await visitor.open('/');
    await expect.poll(() => visitor.warnings).toContain('worker-refused');
    await visitor.page.evaluate('akkoord.acceptAll()');
    expect(await visitor.page.evaluate(`akkoord.isGranted('tracking')`)).toBe(true);
  });

  test('is not installed where a policy on its file forbids it every request', async ({site, visitor}) => {
    site.put('/akkoord-worker.js', () => ({
      type: 'text/javascript',
      body: distFile('akkoord-worker.js'),
      headers: {'content-security-policy': `default-src 'none'`},
    }));
    await visitor.open('/');
    await expect.poll(() => site.requests.map(({path}) => path)).toContain('/akkoord-worker.js');
    await visitor.arrivals();
    expect(
      await visitor.page.evaluate(
        async () => (await navigator.serviceWorker.getRegistration())?.active ?? null,
      ),
    ).toBeNull();
    await visitor.open('/');
    await expect(visitor.page.locator('h1')).toBeVisible();
  });

  test('registers under a strict policy with Trusted Types', async ({site, visitor}) => {
    const errors: string[] = [];
    visitor.page.on('console', message => message.type() === 'error' && errors.push(message.text()));
    site.put('/strict', {
      body: workerPage({tag: workerTag('data-worker').replaceAll('<script ', '<script nonce="n" ')}),
      headers: {
        'content-security-policy':
          "default-src 'self'; script-src 'nonce-n' 'strict-dynamic'; worker-src 'self'; require-trusted-types-for 'script'; trusted-types akkoord lit-html; style-src 'self' 'unsafe-inline'",
      },
    });
    await visitor.firstView('/strict');
    expect(errors.filter(text => /Content Security|Trusted/i.test(text))).toEqual([]);
  });
});
