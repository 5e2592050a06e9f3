import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {LISTED_CODE, type Site} from './site.ts';
import {pageOf, tag} from './site-page.ts';

const FOLDER = new URL('../pages/frameworks/', import.meta.url);

/** How a framework is built. */
export type Mode = 'development' | 'production';

async function bundle(name: string, mode: Mode, platform: 'browser' | 'node'): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [fileURLToPath(new URL(`${name}.js`, FOLDER))],
    bundle: true,
    write: false,
    format: platform === 'node' ? 'esm' : 'iife',
    platform,
    target: 'es2022',
    define: {
      'process.env.NODE_ENV': JSON.stringify(mode),
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
    banner:
      platform === 'node'
        ? {
            js: `import {createRequire} from 'node:module'; const require = createRequire(${JSON.stringify(import.meta.url)});`,
          }
        : {},
  });
  return outputFiles[0]?.text ?? '';
}

/** The page's own mark-up, as its server sends it. */
async function markup(framework: string, mode: Mode): Promise<string> {
  if (framework === 'jquery') return readFileSync(new URL('jquery-page.html', FOLDER), 'utf8');
  const code = await bundle(`${framework}-server`, mode, 'node');
  const {html} = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  return html;
}

/**
 * The page of `framework` at `host`, whose scripts are put on `site`: embeds, routes, and a listed script in its head.
 * `beside` the tag stands what a spec adds.
 */
export async function frameworkPage(
  site: Site,
  {framework, mode}: {readonly framework: string; readonly mode: Mode},
  {host, beside = ''}: {readonly host?: string; readonly beside?: string} = {},
): Promise<string> {
  site.put('/head.js', {body: 'window.ran = 1 + (window.ran || 0)', type: 'text/javascript'}, LISTED_CODE);
  const client = await bundle(`${framework}-client`, mode, 'browser');
  site.put('/client.js', {body: client, type: 'text/javascript'}, host);
  const html = pageOf({
    tag: tag() + beside,
    head: `<script async src="https://${LISTED_CODE}/head.js"></script>`,
    body: `<div id="root">${await markup(framework, mode)}</div><script defer src="/client.js"></script>`,
  });
  return site.put('/', html, host);
}
