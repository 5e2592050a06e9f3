import {existsSync, statSync} from 'node:fs';
import {posix} from 'node:path';
import {fileURLToPath} from 'node:url';
import {sidebar} from './sidebar.mjs';
import {slugify} from './slugify.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where a link of a document leads on the site: a folder to its README, and nowhere where it is no page. */
function pageOf(link, file) {
  const [path = '', anchor] = link.split('#');
  if (path === '' || /^[a-z]+:/.test(path)) return link;
  const target = posix.normalize(posix.join(posix.dirname(file), path));
  if (/\.(md|svg|png)$/.test(target)) return link.replace(/(^|\/)README\.md/, '$1index.md');
  const isFolder = existsSync(root + target) && statSync(root + target).isDirectory();
  if (!isFolder || !existsSync(`${root}${target}/README.md`)) return null;
  return `${path.replace(/\/$/, '')}/index.md${anchor ? `#${anchor}` : ''}`;
}

/** Links to files that are no pages become plain text, since the site has them not. */
const ownLinks = md => {
  md.core.ruler.push('own-links', state => {
    for (const {children} of state.tokens) {
      let isLeft = false;
      for (const token of children ?? []) {
        if (token.type === 'link_open') {
          const page = pageOf(token.attrGet('href'), state.env.relativePath);
          isLeft = page === null;
          if (!isLeft) token.attrSet('href', page);
        }
        if (isLeft && /^link_/.test(token.type)) Object.assign(token, {type: 'text', tag: '', nesting: 0, content: '', attrs: null});
        if (token.type === 'link_close') isLeft = false;
      }
    }
  });
};

/** The documents of the repository as a site: `npm run docs`. Nothing is written twice, and nothing is fetched by a page. */
export default {
  title: 'Akkoord',
  description: 'Cookie consent that really holds third parties back, with receipts that can be verified offline',
  lang: 'en-GB',
  srcDir: '..',
  outDir: './dist',
  cacheDir: '../node_modules/.cache/vitepress',
  srcExclude: ['**/node_modules/**', '**/dist/**', '**/data/**', '.changeset/**', '**/CHANGELOG.md'],
  rewrites: path => path.replace(/(^|\/)README\.md$/, '$1index.md'),
  ignoreDeadLinks: 'localhostLinks',
  head: [['link', {rel: 'icon', href: 'data:,'}]],
  markdown: {anchor: {slugify}, config: ownLinks},
  themeConfig: {
    nav: [
      {text: 'Quick start', link: '/docs/quick-start'},
      {text: 'Playground', link: '/playground/index.html', target: '_self'},
      {text: 'Themes', link: '/theme/index.html', target: '_self'},
      {text: 'Examples', link: '/examples/'},
    ],
    sidebar,
    outline: [2, 3],
    search: {provider: 'local'},
  },
};
