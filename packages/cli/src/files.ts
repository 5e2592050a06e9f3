import {mkdir, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import type {Config} from '@akkoord/schema';
import {tagOf} from '@akkoord/schema/tag';
import {CommandError, EXIT} from './command-error.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import {addressBelow, integrityMap, type SdkFile, sdkFiles, versionFolder} from './sdk-files.ts';
import {configuredSites} from './site-config.ts';
import type {Verb} from './verb.ts';

export const filesVerb: Verb = {
  help: `akkoord files: copy what pages load into a folder named after this version, and print the tag with its hash. No file
of that folder ever changes: serve it with Cache-Control: public, max-age=31536000, immutable.

  DIR                   folder that the site serves
  --base URL            address of DIR: a path, or https://… of another host; / where absent
  --config FILE         the site's configuration, which the tag then says; akkoord.config.json where that exists
  --site ID             which site, where the file has several
  --json                tell address, tag, import map and every file with its hash as JSON

The tag says all of the configuration that pages need, so that they show the notice that a collector with the same file
publishes. Without a file it has gaps to fill in. The import map lets browsers refuse a file loaded later whose bytes are others. It stands once per page, before every
module; a page that has one of its own takes "integrity" into that. akkoord-worker.js has to be served from the root of
the site as well, where the worker is used.

examples
  akkoord files public
  akkoord files public --config akkoord.config.json
  akkoord files dist/assets --base https://static.example.org/assets --json`,
  flags: {base: 'text', config: 'text', site: 'text'},
  words: 1,
  run: runFiles,
};

async function runFiles(flags: Flags, io: Io) {
  const [dir] = flags.positionals;
  if (dir === undefined) {
    throw new CommandError('flag-missing', 'found no folder, expected the one that the site serves; name it');
  }
  const base = flags.text('base') ?? '/';
  if (!/^(\/|https?:\/\/[^/])/.test(base)) {
    // Browsers pass over what an import map says of any other address.
    throw new CommandError('flag-unusable', `--base is "${base}", expected a path from / on, or https://…`);
  }
  const config = await configFor(flags);
  const files = await sdkFiles();
  const folder = join(resolve(dir), versionFolder());
  await writeAll(folder, files);
  const address = addressBelow(base);
  const outcome = {
    folder,
    address,
    tag: tagWith(files, address, config),
    importMap: integrityMap(files, address),
    files: files.map(({name, integrity}) => ({name, integrity})),
  };
  const text = `${outcome.importMap}\n${outcome.tag}`;
  await io.stdout.write(`${flags.on('json') ? JSON.stringify(outcome) : text}\n`);
  const unsent = config && config.collector === undefined ? `; ${NO_COLLECTOR}` : '';
  await io.stderr.write(`${files.length} files in ${folder}; put these lines first in <head>${unsent}\n`);
  return EXIT.ok;
}

const NO_COLLECTOR =
  'the configuration names no "collector": the tag sends no records, so add its address or data-collector';

/** The configuration of the site that the tag is for; null where there is no file. */
async function configFor(flags: Flags): Promise<Config | null> {
  const configs = (await configuredSites(flags)).map(({config}) => config);
  const id = flags.text('site');
  const [first, ...others] = configs.filter(({site}) => id === null || site === id);
  if (first && others.length === 0) return first;
  if (configs.length === 0 && id === null) return null;
  const known = configs.map(({site}) => site).join(', ') || 'none, since there is no configuration';
  throw new CommandError('flag-unusable', `--site is "${id ?? ''}", expected one of the sites: ${known}`);
}

async function writeAll(folder: string, files: readonly SdkFile[]): Promise<void> {
  try {
    await mkdir(folder, {recursive: true});
    for (const {name, bytes} of files) await writeFile(join(folder, name), bytes);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError('file-unwritable', `cannot write to ${folder} (${reason}); name another folder`, {
      cause,
    });
  }
}

function tagWith(files: readonly SdkFile[], address: string, config: Config | null): string {
  const first = files.find(({name}) => name === 'akkoord.js');
  const integrity = first?.integrity ?? '';
  if (config) return tagOf(config, {src: `${address}akkoord.js`, integrity});
  const attributes = 'data-site="…" data-controller="…" data-privacy="…"';
  return `<script src="${address}akkoord.js" integrity="${integrity}" crossorigin="anonymous" ${attributes}></script>`;
}
