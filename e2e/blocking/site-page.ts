import type {Service} from '@akkoord/schema';

/** The service that the blocker knows by the page's own configuration; it owns every host below `listed.test`. */
export const LISTED: Service = {
  id: 'listed',
  name: 'Listed',
  vendor: 'Listed Ltd',
  country: 'IE',
  category: 'tracking',
  purposes: ['advertising'],
  data: ['ip-address'],
  match: ['*.listed.test'],
  cookies: [
    {name: '_ga', duration: 'P2Y'},
    {name: '_ga_*', duration: 'P2Y'},
  ],
  privacy: 'https://listed.test/privacy',
  checked: '2026-11-01',
  sources: ['https://listed.test/cookies'],
};

/** A third one, which pages show in frames; it owns every host below `framed.test`. */
export const FRAMED: Service = {...LISTED, match: ['*.framed.test'], embed: {kind: 'page'}};

/** A second one, of another category; it owns every host below `measured.test`. */
export const MEASURED: Service = {
  ...LISTED,
  id: 'measured',
  name: 'Measured',
  category: 'analytical',
  purposes: ['audience-measurement'],
  match: ['*.measured.test'],
  cookies: [{name: '_measured', duration: 'P1Y'}],
  globals: ['measure', 'captcha.ready', 'captcha.execute'],
};

/** How a page is put together; whatever is absent is as a site would have it. */
export interface PageParts {
  readonly head?: string;
  readonly body?: string;
  /** Attributes of the tag beside its address, or the whole tag. */
  readonly tag?: string;
  readonly services?: readonly (Service | string)[];
  /** Value of `data-frames`; absent: no frame policy. */
  readonly frames?: string;
  readonly nonce?: string;
}

/** The tag with its configuration in a block before it. */
export function tag({
  services = [LISTED],
  frames,
  nonce = '',
}: Pick<PageParts, 'services' | 'frames' | 'nonce'> = {}): string {
  const config = {site: 'site-test', controller: {name: 'Site BV'}, privacy: '/privacy', services};
  const allow = nonce && ` nonce="${nonce}"`;
  return `<script type="application/json" id="akkoord-config"${allow}>${JSON.stringify(config)}</script>
<script src="/akkoord/akkoord.js"${frames === undefined ? '' : ` data-frames="${frames}"`}${allow}></script>`;
}

/** A page that carries the tag first in its head, unless `parts.tag` says otherwise. */
export function pageOf(parts: PageParts): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>page</title>
${parts.tag ?? tag(parts)}${parts.head ?? ''}</head><body><h1>A page</h1>
${parts.body ?? ''}
<p>The end.</p></body></html>`;
}
