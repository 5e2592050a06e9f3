// @vitest-environment happy-dom
import {readFile} from 'node:fs/promises';
import {build} from 'esbuild';
import {compile} from 'svelte/compiler';
import {afterEach, beforeAll, beforeEach, describe, expect, it, vi} from 'vitest';

const page = globalThis as {akkoord?: object};
let granted: readonly string[] = [];

const SOURCE = `<script>
  import {provideConsent, useConsent} from '@akkoord/svelte';
  import ConsentGate from '@akkoord/svelte/consent-gate.svelte';
  import Page from 'page';
  let {initial} = $props();
  provideConsent(initial);
</script>
<Page />`;
const PAGE = `<script>
  import {useConsent} from '@akkoord/svelte';
  import ConsentGate from '@akkoord/svelte/consent-gate.svelte';
  const consent = useConsent();
</script>
<main>{$consent.isGranted('analytical')} <ConsentGate service="youtube">film{#snippet fallback()}no film{/snippet}</ConsentGate></main>`;

/** The two components and the wrapper as one module, for a page or for a server. */
async function bundle(generate: 'client' | 'server'): Promise<string> {
  const sources: Record<string, string> = {app: SOURCE, page: PAGE};
  const {outputFiles} = await build({
    stdin: {
      contents: `export {default as App} from 'app'; export {${generate === 'client' ? 'hydrate, unmount, flushSync' : 'render'}} from '${generate === 'client' ? 'svelte' : 'svelte/server'}';`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: generate === 'client' ? 'browser' : 'node',
    conditions: generate === 'client' ? ['source', 'browser', 'svelte'] : ['source', 'svelte'],
    plugins: [
      {
        name: 'svelte',
        setup({onResolve, onLoad}) {
          onResolve({filter: /^(app|page)$/}, ({path}) => ({path, namespace: 'made'}));
          const code = (text: string, filename: string) => ({
            contents: compile(text, {generate, filename, dev: false}).js.code,
            resolveDir: import.meta.dirname,
          });
          onLoad({filter: /.*/, namespace: 'made'}, ({path}) => code(sources[path] ?? '', `${path}.svelte`));
          onLoad({filter: /\.svelte$/}, async ({path}) => code(await readFile(path, 'utf8'), path));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}

interface Client {
  readonly App: unknown;
  readonly hydrate: (app: unknown, options: {target: Element; props: object}) => object;
  readonly unmount: (app: object) => Promise<void>;
  readonly flushSync: () => void;
}
interface Server {
  readonly App: unknown;
  readonly render: (app: unknown, options: {props: object}) => {body: string};
}
const load = async <Module>(code: string): Promise<Module> =>
  (await import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  )) as Module;

let client: Client;
let server: Server;
let app: object | undefined;
beforeAll(async () => {
  client = await load<Client>(await bundle('client'));
  server = await load<Server>(await bundle('server'));
});
beforeEach(() => {
  granted = [];
  page.akkoord = {record: null, isGranted: (id: string) => granted.includes(id)};
});
afterEach(async () => {
  if (app) await client.unmount(app);
  app = undefined;
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

function decide(...ids: string[]): void {
  granted = ids;
  document.dispatchEvent(new CustomEvent('akkoord-decided'));
  client.flushSync();
}

/** The page as the server makes it, hydrated; gives what Svelte found to say. */
function open(initial?: object): readonly unknown[] {
  const said = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')].map(spy =>
    spy.mockImplementation(() => {}),
  );
  const place = document.createElement('div');
  place.innerHTML = server.render(server.App, {props: {initial}}).body;
  document.body.append(place);
  app = client.hydrate(client.App, {target: place, props: {initial}});
  client.flushSync();
  return said.flatMap(spy => spy.mock.calls);
}
const text = (): string => document.querySelector('main')?.textContent ?? '';

describe('Svelte', () => {
  it('renders closed, and follows grants and withdrawals', () => {
    expect(open()).toEqual([]);
    expect(text()).toBe('false no film');
    decide('analytical', 'youtube');
    expect(text()).toBe('true film');
    decide();
    expect(text()).toBe('false no film');
  });

  it('hydrates without a word what the server rendered for everybody, and shows what is granted then', () => {
    granted = ['youtube'];
    expect(open()).toEqual([]);
    expect(text()).toBe('false film');
  });

  it('hydrates without a word what the server rendered as granted, and closes what no longer is', () => {
    expect(open({status: 'decided', choices: {youtube: 'granted'}})).toEqual([]);
    expect(text()).toBe('false no film');
  });
});
