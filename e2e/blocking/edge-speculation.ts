import type {ElementRow} from './element-row.ts';

/** Rules by which a browser fetches pages before anybody has asked for them. */
const rules = (rule: object): string =>
  `<script type="speculationrules">${JSON.stringify({prefetch: [rule]})}</script>`;

const link = (host: string): string => `<p><a href="https://${host}/f.html">link</a></p>`;

const list = (host: string): object => ({source: 'list', urls: [`https://${host}/f.html`]});

/** Edge cases of speculation rules, which Chromium alone follows. */
export const speculationCases: readonly ElementRow[] = (
  [
    {
      id: 'spec-list',
      title: '`<script type=speculationrules>` with an address',
      markup: host => rules(list(host)),
      bare: 'R',
      afterGrant: 'R',
    },
    {
      id: 'spec-made',
      title: 'speculation rules that code makes',
      markup: host =>
        `<script>var made=document.createElement('script');made.type='speculationrules';made.text=${JSON.stringify(JSON.stringify({prefetch: [list(host)]}))};document.body.append(made)</script>`,
      bare: 'R',
      afterGrant: 'R',
    },
    {
      id: 'spec-pattern',
      title: 'speculation rules for links to a host',
      markup: host =>
        link(host) +
        rules({source: 'document', where: {href_matches: `https://${host}/*`}, eagerness: 'immediate'}),
      bare: 'R',
      afterGrant: 'R',
    },
    {
      id: 'spec-any-link',
      title: 'speculation rules for links, whatever they lead to',
      markup: host => link(host) + rules({source: 'document', eagerness: 'immediate'}),
      bare: 'R',
      limit: {cell: 'R', closedBy: 'the site’s own rules'},
    },
    {
      id: 'spec-header',
      title: '`Speculation-Rules` header',
      markup: () => '<p>header</p>',
      headers: () => ({'speculation-rules': '"/rules.json"'}),
      files: host => ({'/rules.json': JSON.stringify({prefetch: [list(host)]})}),
      bare: 'R',
      limit: {cell: 'R', closedBy: 'the site’s own rules'},
    },
  ] as const satisfies readonly ElementRow[]
).map(row => ({...row, inFront: true}));
