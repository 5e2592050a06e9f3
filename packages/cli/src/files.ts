import {mkdir, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {CommandError, EXIT} from './command-error.ts';
import type {Flags} from './flags.ts';
import type {Io} from './io.ts';
import {addressBelow, integrityMap, type SdkFile, sdkFiles, versionFolder} from './sdk-files.ts';
import type {Verb} from './verb.ts';

export const filesVerb: Verb = {
  help: `akkoord files: copy what pages load into a folder named after this version, and print the tag with its hash. No file
of that folder ever changes: serve it with Cache-Control: public, max-age=31536000, immutable.

  DIR                   folder that the site serves
  --base URL            address of DIR: a path, or https://… of another host; / where absent
  --json                tell address, tag, import map and every file with its hash as JSON

The import map lets browsers refuse a file loaded later whose bytes are others. It stands once per page, before every
module; a page that has one of its own takes "integrity" into that. akkoord-worker.js has to be served from the root of
the site as well, where the worker is used.

examples
  akkoord files public
  akkoord files dist/assets --base https://static.example.org/assets --json`,
  flags: {base: 'text'},
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
  const files = await sdkFiles();
  const folder = join(resolve(dir), versionFolder());
  await writeAll(folder, files);
  const address = addressBelow(base);
  const outcome = {
    folder,
    address,
    tag: tagWith(files, address),
    importMap: integrityMap(files, address),
    files: files.map(({name, integrity}) => ({name, integrity})),
  };
  const text = `${outcome.importMap}\n${outcome.tag}`;
  await io.stdout.write(`${flags.on('json') ? JSON.stringify(outcome) : text}\n`);
  await io.stderr.write(`${files.length} files in ${folder}; put these two lines first in <head>\n`);
  return EXIT.ok;
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

function tagWith(files: readonly SdkFile[], address: string): string {
  const first = files.find(({name}) => name === 'akkoord.js');
  const attributes = 'data-site="…" data-controller="…" data-privacy="…"';
  return `<script src="${address}akkoord.js" integrity="${first?.integrity}" crossorigin="anonymous" ${attributes}></script>`;
}
