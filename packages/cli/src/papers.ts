import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {CollectorError} from '@akkoord/collector';
import {noticeOf} from '@akkoord/collector/site-notice';
import {CommandError, EXIT} from './command-error.ts';
import type {Flags} from './flags.ts';
import {hostedSite} from './hosted-site.ts';
import type {Io} from './io.ts';
import {type PaperFacts, type PaperSite, paperFacts} from './papers/paper-facts.ts';
import {PAPER_TEXTS, type PaperLanguage} from './papers/paper-texts.ts';
import {writePapers} from './papers/write-papers.ts';
import {readSites} from './site-config.ts';
import {STORAGE_HELP, usedPlace} from './storage-flag.ts';
import type {Verb} from './verb.ts';

const LANGUAGES = Object.keys(PAPER_TEXTS) as readonly PaperLanguage[];

export const papersVerb: Verb = {
  help: `akkoord papers: write what a data-protection officer is asked for, as Markdown, from the configuration and the data
of the running collector: the sheet of measures (GDPR art. 32), the entry in the record of processing activities
(art. 30), and the list of sub-processors and recipients. What the collector cannot know stands in square brackets,
to be filled in.

  --out DIR             folder for the papers, made where there is none; files that are there are not overwritten
  --config FILE         the sites, as akkoord serve takes them; akkoord.config.json where absent
  --data DIR            where database and key lie; ./data where absent
${STORAGE_HELP}
  --lang LANGUAGE       ${LANGUAGES.join(', ')}; may stand several times; all of them where absent
  --operator TEXT       who runs the collector for the controller
  --contact TEXT        the data-protection officer, or whom to ask
  --sub-processor TEXT  a provider who keeps records or could see them; may stand several times
  --json                tell the outcome as JSON

examples
  akkoord papers --data /var/lib/akkoord --out papers
  akkoord papers --out papers --lang nl --operator "Example Hosting B.V." --sub-processor "Example Hosting B.V., NL: virtual machines"`,
  flags: {
    out: 'text',
    config: 'text',
    data: 'text',
    storage: 'text',
    lang: 'many',
    operator: 'text',
    contact: 'text',
    'sub-processor': 'many',
  },
  run: runPapers,
};

async function runPapers(flags: Flags, io: Io) {
  const out = resolve(flags.required('out'));
  const languages = languagesIn(flags.many('lang'));
  const facts = await factsOf(flags, io);
  const papers = languages.flatMap(language =>
    writePapers(facts, language).map(({name, text}) => ({path: join(out, `${name}-${language}.md`), text})),
  );
  const there = papers.find(({path}) => existsSync(path));
  if (there) {
    const wayOut = 'it may have been filled in; name another --out';
    throw new CommandError('file-unwritable', `${there.path} is there already, and ${wayOut}`);
  }
  mkdirSync(out, {recursive: true});
  for (const {path, text} of papers) writeFileSync(path, text, {flag: 'wx'});
  // Counted without the words that explain the brackets.
  const gaps = papers.flatMap(({text}) => text.match(/(?<!\\)\[[^\]\\]+\]/g) ?? []).length;
  const files = papers.map(({path}) => path);
  const sentence = `${files.join('\n')}\n${gaps} places are left to be filled in, in square brackets`;
  await io.stdout.write(`${flags.on('json') ? JSON.stringify({files, gaps}) : sentence}\n`);
  return EXIT.ok;
}

function languagesIn(given: readonly string[]): readonly PaperLanguage[] {
  const unknown = given.find(language => !LANGUAGES.some(known => known === language));
  if (unknown !== undefined) {
    throw new CommandError(
      'flag-unusable',
      `--lang is "${unknown}", expected one of ${LANGUAGES.join(', ')}`,
    );
  }
  return given.length > 0 ? LANGUAGES.filter(language => given.includes(language)) : LANGUAGES;
}

async function factsOf(flags: Flags, io: Io): Promise<PaperFacts> {
  const configured = await readSites(flags.text('config') ?? 'akkoord.config.json');
  const place = usedPlace(flags, io);
  const sites: PaperSite[] = [];
  for (const site of configured) {
    const {notice} = await noticeOf(site.config);
    sites.push({site: hostedSite(site, []), notice});
  }
  const sayings = {
    operator: flags.text('operator'),
    contact: flags.text('contact'),
    subProcessors: flags.many('sub-processor'),
  };
  return paperFacts(place, sites, sayings).catch((cause: unknown) => {
    if (!(cause instanceof CollectorError)) throw cause;
    throw new CommandError('collector-not-started', `${cause.message} (${cause.code})`, {cause});
  });
}
