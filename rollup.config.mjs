import {readFileSync} from 'node:fs';
import {basename, dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {build} from 'esbuild';
import {minify} from 'rolldown/experimental';
import esbuild from 'rollup-plugin-esbuild';

/** The languages that ship, one file each (packages/locales/src/index.ts; a test compares). */
const LANGUAGES =
  'ar bg cs da de el en es et fi fr ga he hr hu is it lt lv mt nb nl pl pt ro sk sl sv tr uk'.split(' ');

/**
 * What some languages need beyond the others' 3.5 kB: letters of two bytes each (Arabic, Bulgarian, Greek, Ukrainian),
 * three to six forms of every counted word (Arabic, Czech, Irish, Latvian, Lithuanian, Maltese, Polish, Romanian,
 * Slovak, Ukrainian), or long words (Hungarian).
 */
const TEXT_BUDGETS = {
  ar: 3_600,
  bg: 3_650,
  cs: 3_650,
  el: 3_950,
  ga: 3_750,
  hu: 3_550,
  lt: 3_550,
  lv: 3_550,
  mt: 3_600,
  pl: 3_650,
  ro: 3_550,
  sk: 3_700,
  uk: 3_950,
};

/**
 * Every browser file that is delivered: where it comes from, how it is loaded, and how many bytes of
 * brotli it may have. A budget is edited in the commit that needs it, with the reason.
 */
export const bundles = [
  {
    file: 'packages/akkoord/dist/akkoord.js',
    input: 'packages/akkoord/src/main.ts',
    format: 'iife',
    // 1.3 kB of it is the frame policy, which has to stand in the page before the parser goes on.
    // It knows thirty languages by their tags.
    // 0.7 kB of it is what keeps a choice: what has changed since, who may object, why there is a question again.
    // 0.25 kB of it heeds privacy signals, which may end a grant before anything of it runs.
    // The last 0.3 kB: the page may hold the file itself, a tab hears that another has erased, nobody is asked in advance.
    // 0.1 kB of it knows on which day to ask what became of a receipt, and hands the receipt to the settings.
    budget: 32_900,
  },
  {
    file: 'packages/akkoord/dist/akkoord-release.js',
    input: 'packages/akkoord/src/release-chunk.ts',
    format: 'es',
    // It knows scripts whose type the page has taken away, which jQuery does.
    // With the reload that spares forms, which a withdrawal may need.
    // 0.1 kB of it opens frames, and one embed alone: nothing of either was there before it in any case.
    budget: 3_800,
  },
  {
    file: 'packages/akkoord/dist/akkoord-again.js',
    input: 'packages/akkoord/src/again-chunk.ts',
    format: 'es',
    // It fetches what the banner tells by name, as nothing else does before the settings are unfolded.
    budget: 2_450,
  },
  {
    file: 'packages/akkoord/dist/akkoord-outbox.js',
    input: 'packages/akkoord/src/outbox-chunk.ts',
    format: 'es',
    // 0.2 kB of it has a collector of the same site set the choice cookie over HTTP.
    // 0.2 kB of it is the way to what a receipt lets its holder do, and the day of the last question about it.
    // 0.2 kB of it tells small windows from large ones, and whoever tries the site out from visitors.
    budget: 4_200,
  },
  {
    file: 'packages/akkoord/dist/akkoord-consents.js',
    input: 'packages/akkoord/src/consents-chunk.ts',
    format: 'es',
    budget: 1_700,
  },
  {
    file: 'packages/akkoord/dist/akkoord-widget.js',
    input: 'packages/akkoord/src/widget-chunk.ts',
    format: 'es',
    // 0.45 kB of it is what a holder of a receipt may ask of the collector.
    // 0.2 kB of it has the details of the services come once somebody is about to read them.
    budget: 11_000,
  },
  {
    file: 'packages/akkoord/dist/akkoord-elements.js',
    // Stands on the settings' file: Lit's templates, the words and the context are there.
    partOf: 'packages/akkoord/dist/akkoord-widget.js',
    input: 'packages/akkoord/src/elements-chunk.ts',
    budget: 2_300,
  },
  {
    file: 'packages/akkoord/dist/akkoord-entry.js',
    input: 'packages/akkoord/src/entry-chunk.ts',
    format: 'es',
    budget: 1_800,
  },
  {
    file: 'packages/akkoord/dist/akkoord-catalogue.js',
    input: 'packages/akkoord/src/catalogue-chunk.ts',
    format: 'es',
    budget: 12_000,
  },
  {
    file: 'packages/akkoord/dist/akkoord-vendors.js',
    input: 'packages/akkoord/src/vendors-chunk.ts',
    format: 'es',
    budget: 2_600,
  },
  {
    file: 'packages/akkoord/dist/akkoord-signals.js',
    input: 'packages/akkoord/src/signals.ts',
    format: 'iife',
    budget: 1_700,
  },
  {
    file: 'packages/akkoord/dist/akkoord-privacy.js',
    input: 'packages/akkoord/src/privacy-chunk.ts',
    format: 'es',
    budget: 700,
  },
  {
    file: 'packages/akkoord/dist/akkoord-frames.js',
    input: 'packages/akkoord/src/frames-chunk.ts',
    format: 'es',
    budget: 900,
  },
  {
    file: 'packages/akkoord/dist/akkoord-holder.js',
    input: 'packages/akkoord/src/holder-chunk.ts',
    format: 'es',
    // Half of it tells a record that was erased from one that the collector has lost, by the leaf in its log.
    budget: 1_600,
  },
  {
    file: 'packages/akkoord/dist/akkoord-leaks.js',
    input: 'packages/akkoord/src/leaks-chunk.ts',
    format: 'es',
    budget: 500,
  },
  {
    file: 'packages/akkoord/dist/akkoord-own-texts.js',
    input: 'packages/akkoord/src/own-texts-chunk.ts',
    format: 'es',
    budget: 1_100,
  },
  {
    file: 'packages/akkoord/dist/akkoord-faults.js',
    input: 'packages/akkoord/src/faults-chunk.ts',
    format: 'es',
    budget: 800,
  },
  {
    file: 'packages/akkoord/dist/akkoord-worker-client.js',
    input: 'packages/akkoord/src/worker-client-chunk.ts',
    format: 'es',
    budget: 1_600,
  },
  {
    file: 'packages/akkoord/dist/akkoord-worker.js',
    input: 'packages/akkoord/src/worker.ts',
    format: 'iife',
    budget: 14_000,
  },
  {
    file: 'packages/akkoord/dist/remove.js',
    input: 'packages/akkoord/src/remove.ts',
    format: 'iife',
    budget: 1_000,
  },
  // One file per language, as in packages/locales/src.
  ...LANGUAGES.map(language => ({
    file: `packages/akkoord/dist/akkoord-text-${language}.js`,
    input: `packages/locales/src/${language}.ts`,
    format: 'es',
    budget: TEXT_BUDGETS[language] ?? 3_500,
  })),
  {
    // Goes into verify.html, which stands in every evidence pack.
    file: 'packages/evidence/dist/verify-page.js',
    input: 'packages/evidence/src/page/verify-page.ts',
    format: 'iife',
    budget: 60_000,
  },
  {
    file: 'packages/console/dist/console.js',
    input: 'packages/console/src/main.tsx',
    format: 'es',
    budget: 60_000,
  },
  {
    file: 'packages/console/dist/owner-desk.js',
    // Made with the console, and fetched where somebody sets up a site, writes a notice, looks at tokens or opens an invitation; says
    // every finding in four languages.
    partOf: 'packages/console/dist/console.js',
    budget: 22_000,
  },
  {
    file: 'packages/console/dist/comparison.js',
    // What differs between two notices, in four languages: fetched where somebody compares.
    partOf: 'packages/console/dist/console.js',
    budget: 7_000,
  },
  {
    file: 'packages/console/dist/my-consent.js',
    input: 'packages/console/src/my-consent-main.tsx',
    format: 'es',
    budget: 40_000,
  },
  {
    file: 'packages/console/dist/notice-drawing.js',
    input: 'packages/console/src/notices/notice-drawing.ts',
    format: 'es',
    // The widget itself: fetched where somebody looks at a notice as it was shown.
    budget: 16_000,
  },
];

/** The budgets in the form that `npm run size` reads. */
export const budgets = bundles.map(({file, budget}) => ({name: file, files: [file], brotli: budget}));

/** Runs TypeScript of ours at build time and gives its exports. */
async function evaluate(entry) {
  const {outputFiles} = await build({
    stdin: {
      contents: entry,
      resolveDir: import.meta.dirname ?? new URL('.', import.meta.url).pathname,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    conditions: ['source'],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** What a page unfolds the match table with. */
const unfolding = fileURLToPath(new URL('packages/akkoord/src/match-text.ts', import.meta.url));

/** Modules whose content is worked out from the catalogue and the texts (packages/akkoord/src/virtual.d.ts). */
function madeModules() {
  const made = {
    'virtual:match-table': async () => {
      const {text} = await evaluate(`
        import {services} from './packages/services/src/index.ts';
        import {serviceMatch} from './packages/core/src/service-match.ts';
        import {packMatch} from './packages/akkoord/src/match-table.ts';
        import {foldTable} from './packages/akkoord/src/match-text.ts';
        export const text = foldTable(services.map(service => packMatch(serviceMatch(service))));`);
      return `import {unfoldTable} from ${JSON.stringify(unfolding)};
        export const table = unfoldTable(${JSON.stringify(text)});`;
    },
    'virtual:text-hashes': async () => {
      const {textHashes} = await evaluate(`
        import {languages, textsOf} from './packages/locales/src/index.ts';
        import {canonicalHash} from './packages/ledger/src/canonical.ts';
        export const textHashes = {};
        for (const language of languages) textHashes[language] = await canonicalHash(textsOf(language));`);
      return `export const textHashes = ${JSON.stringify(textHashes)};`;
    },
  };
  return {
    name: 'made-modules',
    resolveId: id => (id in made ? `\0${id}` : null),
    load: id => (id.startsWith('\0virtual:') ? made[id.slice(1)]() : null),
  };
}

/**
 * Makes Chromium compile every function of a file while it arrives, beside the page's own work, and not one by one
 * as they are first called: of the first file most are called at once. A comment to every other browser.
 */
const COMPILE_HINT = '//# allFunctionsCalledOnLoad\n';

/** Makes a chunk short. Of the minifiers that were tried this one leaves the fewest bytes after brotli (docs/decisions/0004). */
function minifier(format, isFirst) {
  return {
    name: 'minifier',
    async renderChunk(source, {fileName}) {
      const {code, map, errors} = await minify(fileName, source, {
        module: format === 'es',
        sourcemap: true,
        codegen: {legalComments: 'inline'},
        compress: {target: 'es2022'},
        mangle: {toplevel: format === 'es'},
      });
      if (errors.length > 0) throw new Error(errors[0].message);
      if (!isFirst) return {code, map};
      // In front of all else, which moves everything down by a line.
      return {code: COMPILE_HINT + code, map: {...map, mappings: `;${map.mappings}`}};
    },
  };
}

/** A letter beyond ASCII as JavaScript writes it in a string, a template or a pattern. */
const escaped = letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Leaves only ASCII in a classic script. A browser reads one in the encoding of the page where the server names none,
 * and a page may have any; modules are always read as UTF-8, and keep their letters, which are shorter. Last of all
 * steps, as the minifier writes every escape out.
 */
function asciiOnly() {
  return {
    name: 'ascii-only',
    renderChunk(source) {
      if (/\\[^\0-\x7f]/.test(source))
        this.error('a letter beyond ASCII stands after a backslash: leave that out');
      let code = '';
      const mappings = source.split('\n').map((line, number) => {
        const segments = [];
        let column = 0;
        for (let at = 0; at < line.length; at += 1) {
          segments.push([column, 0, number, at]);
          const written = line[at] > '\x7f' ? escaped(line[at]) : line[at];
          column += written.length;
          code += written;
        }
        code += '\n';
        return segments;
      });
      return {code: code.slice(0, -1), map: {mappings, sources: [''], names: []}};
    },
  };
}

const {version} = JSON.parse(readFileSync(new URL('packages/akkoord/package.json', import.meta.url), 'utf8'));

const nameOf = file => basename(file, '.js');

/** Where a bundle goes: into its file, or with its parts into their folder. */
const placeOf = file =>
  bundles.some(({partOf}) => partOf === file)
    ? {dir: dirname(file), entryFileNames: '[name].js', chunkFileNames: '[name].js'}
    : {file};

/**
 * What a bundle is made of. A part with an input of its own is an entry too: what both are made of stands in the
 * bundle alone, which the part imports.
 */
const entriesOf = ({file, input}) => {
  if (!bundles.some(({partOf}) => partOf === file)) return input;
  const parts = bundles.filter(part => part.partOf === file && part.input);
  return Object.fromEntries([{file, input}, ...parts].map(one => [nameOf(one.file), one.input]));
};

/** Has all that the bundle is made of stand in one chunk where there are entries beside it. */
const chunksOf = ({file, input}) =>
  bundles.some(part => part.partOf === file && part.input) ? {manualChunks: {[nameOf(file)]: [input]}} : {};

const whole = bundles.filter(({partOf}) => partOf === undefined);

export default whole.map(({file, input, format}) => ({
  input: entriesOf({file, input}),
  preserveEntrySignatures: 'allow-extension',
  output: {
    ...placeOf(file),
    ...chunksOf({file, input}),
    format,
    sourcemap: true,
    ...(file.includes('akkoord/') ? {banner: `/*! akkoord ${version} | MIT */`} : {}),
  },
  plugins: [
    madeModules(),
    nodeResolve({browser: true, exportConditions: ['source']}),
    esbuild({target: 'es2022', jsx: 'automatic', jsxImportSource: 'preact', tsconfig: false}),
    minifier(format, file.endsWith('/akkoord.js')),
    ...(format === 'iife' ? [asciiOnly()] : []),
  ],
  onwarn(warning, warn) {
    // A cycle between our modules is an error: the import graph is the architecture.
    if (warning.code === 'CIRCULAR_DEPENDENCY' && !warning.message.includes('node_modules'))
      throw new Error(warning.message);
    warn(warning);
  },
}));
