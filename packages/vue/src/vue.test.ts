// @vitest-environment happy-dom
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {type App, createSSRApp, defineComponent, h, nextTick} from 'vue';
import {renderToString} from 'vue/server-renderer';
import {ConsentGate, consentPlugin, useConsent} from './index.ts';

const page = globalThis as {akkoord?: object};
let granted: readonly string[] = [];
let app: App | undefined;

beforeEach(() => {
  granted = [];
  page.akkoord = {record: null, isGranted: (id: string) => granted.includes(id)};
});
afterEach(() => {
  app?.unmount();
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

async function decide(...ids: string[]): Promise<void> {
  granted = ids;
  document.dispatchEvent(new CustomEvent('akkoord-decided'));
  await nextTick();
}

const Page = defineComponent(() => {
  const {isGranted, isDecided} = useConsent();
  return () =>
    h('main', [
      `${isGranted('analytical')} ${isDecided.value} `,
      h(ConsentGate, {service: 'youtube'}, {default: () => 'film', fallback: () => 'no film'}),
    ]);
});

type Initial = {status: 'decided'; choices: Record<string, 'granted'>};
const appWith = (initial?: Initial): App => createSSRApp(Page).use(consentPlugin({initial}));

/** The page as the server makes it, hydrated; gives what Vue found to say. */
async function open(initial?: Initial): Promise<readonly unknown[]> {
  const said = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')].map(spy =>
    spy.mockImplementation(() => {}),
  );
  const place = document.createElement('div');
  place.innerHTML = await renderToString(appWith(initial));
  document.body.append(place);
  app = appWith(initial);
  app.mount(place);
  await nextTick();
  return said.flatMap(spy => spy.mock.calls);
}
const text = (): string => document.querySelector('main')?.textContent ?? '';

describe('Vue', () => {
  it('renders closed, and follows grants and withdrawals', async () => {
    expect(await open()).toEqual([]);
    expect(text()).toBe('false false no film');
    await decide('analytical', 'youtube');
    expect(text()).toBe('true false film');
    await decide();
    expect(text()).toBe('false false no film');
  });

  it('hydrates without a word what the server rendered for everybody, and shows what is granted then', async () => {
    granted = ['youtube'];
    expect(await open()).toEqual([]);
    expect(text()).toBe('false false film');
  });

  it('hydrates without a word what the server rendered as granted, and closes what no longer is', async () => {
    expect(await open({status: 'decided', choices: {youtube: 'granted'}})).toEqual([]);
    expect(text()).toBe('false false no film');
  });

  it('works without the plugin, and lets go of the page when it goes', async () => {
    const place = document.createElement('div');
    document.body.append(place);
    const bare = createSSRApp(Page);
    bare.mount(place);
    await decide('youtube');
    expect(place.textContent).toContain('false film');
    bare.unmount();
    await decide();
    expect(place.textContent).toBe('');
  });
});
