import {posix} from 'node:path';
import {languages} from '@akkoord/locales';
import {parseConfig} from '@akkoord/schema';
import {services} from '@akkoord/services';
import {transform} from 'esbuild';
import {describe, expect, it} from 'vitest';
// @ts-expect-error: a script without declarations
import {slugify} from '../docs/.vitepress/slugify.mjs';
import {run} from '../packages/cli/src/run.ts';
import {capturedIo} from '../packages/cli/test/captured-io.ts';
import {codeFiles, files, isTest, type Manifest, manifestOf, packageFolders, read} from './source-files.ts';

const documents = files.filter(file => file.endsWith('.md'));
const folders = new Set(
  files.flatMap(file => file.split('/').map((_, at, parts) => parts.slice(0, at).join('/'))),
);
const exists = (path: string) => files.includes(path) || folders.has(path);

interface Snippet {
  readonly file: string;
  readonly language: string;
  readonly text: string;
}

const snippetsOf = (file: string): Snippet[] =>
  [...read(file).matchAll(/^( *)```(\w*)\n([\s\S]*?)^\1```$/gm)].map(match => ({
    file,
    language: match[2] ?? '',
    text: (match[3] ?? '').replaceAll(new RegExp(`^${match[1]}`, 'gm'), ''),
  }));
const snippets = documents.flatMap(snippetsOf);
const inLanguage = (...languages: string[]) => snippets.filter(({language}) => languages.includes(language));

/** Documents without their fenced blocks. */
const prose = (file: string) => read(file).replace(/^( *)```[\s\S]*?^\1```$/gm, '');
const codeSpans = (file: string) => [...prose(file).matchAll(/`([^`\n]+)`/g)].map(match => match[1] ?? '');

/** Text of our packages' sources, to look a name up in. */
const sourceOf = (folder: string) =>
  codeFiles
    .filter(file => file.startsWith(`packages/${folder}/src/`) && !isTest(file))
    .map(read)
    .join('\n');

const membersOf = (file: string, name: string) => {
  const body =
    new RegExp(`export interface ${name}\\b[^{]*\\{([\\s\\S]*?)^\\}`, 'm').exec(read(file))?.[1] ?? '';
  return [...body.matchAll(/^ {2}(?:readonly )?(\w+)[?(<:]/gm)].map(match => match[1] ?? '');
};

const camel = (attribute: string) =>
  attribute.replace(/^data-/, '').replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** The anchors of a document's headings, as GitHub and the site of the docs make them. */
function anchorsOf(file: string): readonly string[] {
  const seen = new Map<string, number>();
  return [...prose(file).matchAll(/^#{1,6} (.+)$/gm)].map(match => {
    const text = (match[1] ?? '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*`]/g, '');
    const slug = slugify(text);
    const before = seen.get(slug) ?? 0;
    seen.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${before}`;
  });
}

describe('links and paths', () => {
  it.each(documents)('of %s lead to what exists', file => {
    const links = [...prose(file).matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
      .map(match => match[1] ?? '')
      .filter(link => !/^[a-z]+:/.test(link))
      .map(link => posix.normalize(posix.join(posix.dirname(file), link)).replace(/\/$/, ''));
    const named = codeSpans(file)
      .filter(span => /^(packages|docs|scripts|examples|e2e|test|bench|\.ci)\/[\w./-]*$/.test(span))
      .filter(span => !/(^|\/)(dist|data)(\/|$)/.test(span))
      .map(span => span.replace(/\/$/, ''));
    expect([...links, ...named].filter(path => !exists(path))).toEqual([]);
  });

  it.each(documents)('of %s lead to headings that exist', file => {
    const links = [...prose(file).matchAll(/\]\(([^)\s#:]*)#([^)\s]+)\)/g)].map(([, path = '', anchor]) => ({
      target: path === '' ? file : posix.normalize(posix.join(posix.dirname(file), path)),
      anchor: anchor ?? '',
    }));
    expect(links.filter(({target, anchor}) => !anchorsOf(target).includes(anchor))).toEqual([]);
  });
});

describe('source files', () => {
  const named = ['ARCHITECTURE.md', ...documents.filter(file => file.startsWith('docs/'))];
  it.each(named)('that %s names are there', file => {
    const spans = codeSpans(file).filter(span => /^[\w./-]+\.(ts|tsx|mjs|php|py)$/.test(span));
    const lost = spans.filter(span => !files.some(path => `/${path}`.endsWith(`/${span}`)));
    expect(lost).toEqual([]);
  });
});

describe('the README of a package', () => {
  // A language is an entry of its own, and the table names them by one of them.
  const isListed = (entry: string) => !/^\.(\/package\.json|\/\*|\/[a-z]{2})?$/.test(entry);
  it.each(packageFolders)('of %s names each of its entries', folder => {
    const {name, exports = {}} = manifestOf(folder);
    const spans = codeSpans(`packages/${folder}/README.md`);
    const unnamed = Object.keys(exports)
      .filter(isListed)
      .map(entry => entry.slice(1))
      .filter(entry => !spans.includes(entry) && !spans.includes(name + entry));
    expect(unnamed).toEqual([]);
  });
});

describe('examples', () => {
  it('are all in the table of examples/README.md, each with a README of its own', () => {
    const there = new Set(files.flatMap(file => /^examples\/([^/]+)\//.exec(file)?.[1] ?? []));
    const listed = [...read('examples/README.md').matchAll(/\]\(([\w-]+)\)/g)].map(([, name = '']) => name);
    expect(listed.sort()).toEqual([...there].sort());
    expect([...there].filter(name => !exists(`examples/${name}/README.md`))).toEqual([]);
  });
});

describe('commands', () => {
  const everywhere = documents
    .flatMap(file => [...snippetsOf(file).map(({text}) => text), ...codeSpans(file)])
    .join('\n');

  it('of npm that documents name stand in package.json', () => {
    const scripts = Object.keys((JSON.parse(read('package.json')) as Manifest).scripts ?? {});
    const named = [...everywhere.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(
      match => match[1] ?? match[2] ?? '',
    );
    expect(named).toContain('start');
    expect(named.filter(name => !scripts.includes(name))).toEqual([]);
  });

  it('of Node that documents name run files that are there, and end where a comment begins', () => {
    const calls = inLanguage('sh').flatMap(({file, text}) =>
      [...text.matchAll(/^node (\S+)([^\n]*)/gm)].map(([, path = '', rest = '']) => ({file, path, rest})),
    );
    expect(calls.length).toBeGreaterThan(5);
    expect(calls.filter(({path}) => !exists(path))).toEqual([]);
    expect(calls.filter(({rest}) => /\S#/.test(rest))).toEqual([]);
  });

  it('of akkoord that documents name are verbs of the command', () => {
    const bin = Object.keys(manifestOf('cli').bin ?? {});
    const verbs = sourceOf('cli');
    const named = [...everywhere.matchAll(/\bnpx akkoord ([a-z]+)/g)].map(match => match[1] ?? '');
    expect(bin).toEqual(['akkoord']);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(verb => !new RegExp(`\\b${verb}\\b`).test(verbs))).toEqual([]);
  });
});

describe('flags that documents give to akkoord', () => {
  const calls = inLanguage('sh').flatMap(({file, text}) =>
    [...text.replace(/\\\n/g, ' ').matchAll(/(?:^|npx |&& |=\S+ )akkoord ([a-z]+)\b([^\n|>#]*)/gm)].map(
      ([, verb = '', rest = '']) => ({
        file,
        verb,
        flags: [...rest.matchAll(/ (--[a-z-]+)/g)].map(([, flag = '']) => flag),
      }),
    ),
  );

  it.each([...new Set(calls.map(({verb}) => verb))])('%s are flags that it has', async verb => {
    const io = capturedIo();
    expect(await run([verb, '--help'], io)).toBe(0);
    const unknown = calls
      .filter(call => call.verb === verb)
      .flatMap(({file, flags}) => flags.filter(flag => !io.out().includes(flag)).map(flag => [file, flag]));
    expect(unknown).toEqual([]);
  });
});

describe('snippets', () => {
  it.each(inLanguage('json').map(snippet => [snippet.file, snippet] as const))(
    'in JSON of %s parse',
    (_file, {text}) => {
      expect(() => JSON.parse(text)).not.toThrow();
    },
  );

  const forCollectors = ['README.md', 'docs/quick-start.md', 'docs/operations.md'];
  it.each(forCollectors)('of a configuration in %s are taken by the parser', file => {
    const known = {services: services.map(({id}) => id), languages};
    const configs = snippetsOf(file).filter(
      ({language, text}) => language === 'json' && text.includes('"site"'),
    );
    expect(configs.length).toBeGreaterThan(0);
    for (const {text} of configs) {
      const {origins, location, retention, erasure, ...config} = JSON.parse(text) as Record<string, unknown>;
      expect(parseConfig(config, known)).toEqual(config);
      expect({origins, location, retention}).toEqual({
        origins: [expect.stringMatching(/^https:\/\/[\w.]+$/)],
        location: expect.stringMatching(/, [A-Z]{2}$/),
        retention: {duration: expect.stringMatching(/^P/), reason: expect.any(String)},
      });
    }
  });

  const scripts = inLanguage('js', 'ts', 'jsx', 'tsx').map(snippet => [snippet.file, snippet] as const);
  it.each(scripts)('in script of %s parse', async (_file, {text, language}) => {
    await expect(transform(text, {loader: language as 'ts'})).resolves.toBeDefined();
  });

  it('in HTML name only attributes that the tag or the blocker reads', () => {
    const config = [
      ...membersOf('packages/schema/src/config.ts', 'Config'),
      ...membersOf('packages/schema/src/tags.ts', 'Tags'),
    ];
    const marks = read('packages/core/src/blocker/marked-up.ts');
    const signals = read('packages/akkoord/src/signals.ts');
    const unknown = inLanguage('html').flatMap(({text}) =>
      [...text.matchAll(/<(\w[\w-]*)([^>]*)>/g)].flatMap(match => {
        const attributes = [...(match[2] ?? '').matchAll(/\b(data-[\w-]+)/g)].map(
          attribute => attribute[1] ?? '',
        );
        const isTag = /\bakkoord\.js"/.test(match[2] ?? '');
        if (/\bakkoord-signals\.js"/.test(match[2] ?? ''))
          return attributes.filter(name => !signals.includes(`dataset.${camel(name)}`));
        return attributes.filter(name => (isTag ? !config.includes(camel(name)) : !marks.includes(name)));
      }),
    );
    expect(config).toContain('controller');
    expect(unknown).toEqual([]);
  });
});

describe('names that the README gives', () => {
  const text = read('README.md');

  it('to the page API exist', () => {
    const api = membersOf('packages/core/src/consent.ts', 'Akkoord');
    const named = [...text.matchAll(/(?<![\w./@-])akkoord\.(\w+)\b(?!\.)/g)]
      .map(match => match[1] ?? '')
      .filter(name => !['js', 'config', 'mjs'].includes(name));
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter(name => !api.includes(name))).toEqual([]);
  });

  it('to elements exist', () => {
    const widget = sourceOf('widget') + sourceOf('core');
    const named = [...text.matchAll(/<(akkoord-[a-z-]+)/g)].map(match => match[1] ?? '');
    expect(named.filter(name => !widget.includes(`'${name}'`))).toEqual([]);
  });

  it('to events exist', () => {
    const events = read('packages/core/src/consent.ts');
    const named = [...text.matchAll(/'(akkoord-[a-z-]+)'/g)].map(match => match[1] ?? '');
    expect(named.filter(name => !events.includes(`'${name}'`))).toEqual([]);
  });
});
