import {readdirSync, readFileSync} from 'node:fs';

const part = (text, names) => ({
  text,
  items: names.map(([title, name]) => ({text: title, link: name.startsWith('/') ? name : `/docs/${name}`})),
});

const named = [
  part('Begin', [
    ['What it is', '/'],
    ['Quick start', 'quick-start'],
    ['Examples', '/examples/'],
    ['Glossary', 'glossary'],
  ]),
  part('For site owners', [
    ['Installation', 'installation'],
    ['Configuration', 'configuration'],
    ['Blocking', 'blocking'],
    ['The worker', 'worker'],
    ['Services on the tag', 'services-on-the-tag'],
    ['Signals', 'signals'],
    ['Other consents', 'other-consents'],
    ['Embeds and forms', 'embeds'],
    ['Theming', 'theming'],
    ['Languages', 'languages'],
    ['Accessibility', 'accessibility'],
    ['National profiles', 'profiles'],
    ['Coming from another manager', 'migration'],
    ['Moving, step by step', 'migration-steps'],
  ]),
  part('For officers and auditors', [
    ['The console', 'console'],
    ['Notices', 'notices'],
    ['Evidence packs', 'evidence'],
    ['Verification', 'verification'],
  ]),
  part('For developers', [
    ['Frameworks', 'frameworks'],
    ['Server side', 'server-side'],
    ['Elements', 'elements'],
    ['Errors', 'errors'],
    ['Protocol', 'protocol'],
    ['Performance', 'performance'],
    ['Architecture', '/ARCHITECTURE'],
  ]),
  part('For operators', [
    ['The collector', 'operations'],
    ['In your own application', 'mounting'],
    ['Scale', 'scale'],
    ['Security', 'security'],
    ['Releasing', 'releasing'],
  ]),
];

const listed = new Set(named.flatMap(({items}) => items.map(({link}) => link)));

/** Pages of a folder that stand nowhere above, by what their heading says. */
const others = folder =>
  readdirSync(new URL(`../../${folder}/`, import.meta.url))
    .filter(file => file.endsWith('.md') && !listed.has(`/${folder}/${file.slice(0, -3)}`))
    .sort()
    .map(file => {
      const [, heading] = /^# (?:\d+\. )?(.+)$/m.exec(readFileSync(new URL(`../../${folder}/${file}`, import.meta.url), 'utf8')) ?? [];
      return {text: heading ?? file, link: `/${folder}/${file.slice(0, -3)}`};
    });

/** Every document by whom it is for. */
export const sidebar = [
  ...named,
  {text: 'More', items: others('docs')},
  {text: 'Decisions', items: others('docs/decisions'), collapsed: true},
].filter(({items}) => items.length > 0);
