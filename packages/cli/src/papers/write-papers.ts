import {createTranslate, type TextKey, textsOf} from '@akkoord/locales';
import {durationIn} from './duration-in.ts';
import type {PaperFacts, PaperSite} from './paper-facts.ts';
import {type PaperLanguage, type PaperWords, paperWords, plainText} from './paper-texts.ts';

/** One paper, in Markdown. */
export interface Paper {
  readonly name: 'measures' | 'processing' | 'recipients';
  readonly text: string;
}

/** The three papers in `language`: the sheet of measures, the entry in the record of processing, and who gets what. */
export function writePapers(facts: PaperFacts, language: PaperLanguage): readonly Paper[] {
  const say = paperWords(language);
  const made = say('made', {
    at: facts.at.toISOString().slice(0, 16).replace('T', ' '),
    version: facts.version,
  });
  const paper = (name: Paper['name'], lines: readonly string[]): Paper => ({
    name,
    text: `${[`# ${say(`${name}.title`)}`, '', made, ...lines].join('\n')}\n`,
  });
  return [
    paper('measures', measures(facts, {say, language})),
    paper(
      'processing',
      facts.sites.flatMap(site => processing(site, facts, {say, language})),
    ),
    paper('recipients', recipients(facts, {say, language})),
  ];
}

interface Wording {
  readonly say: PaperWords;
  readonly language: PaperLanguage;
}

function measures(facts: PaperFacts, {say, language}: Wording): readonly string[] {
  const {key, roles, place, sites, logs} = facts;
  const section = (title: string, lines: readonly string[]) => [
    '',
    `## ${title}`,
    '',
    ...lines.map(line => `- ${line}`),
  ];
  const holders = {owners: roles.owner, dpos: roles.dpo, viewers: roles.viewer};
  return [
    ...section(say('minimal.title'), [say('minimal.record'), say('minimal.refusal'), say('minimal.log')]),
    ...section(say('integrity.title'), [
      say('integrity.log', {logs: logs.join(', ') || say('none')}),
      say('integrity.key', {from: key.from, former: key.former}),
    ]),
    ...section(say('access.title'), [say('access.roles', holders), say('access.log'), say('access.tls')]),
    ...section(say('availability.title'), [
      say('availability.place', {place}),
      say('availability.backup'),
      say('availability.disk'),
    ]),
    ...section(say('limits.title'), [
      ...sites.map(site => `${site.site.id}: ${keptFor(site, {say, language})}`),
      say('limits.hourly'),
    ]),
    ...section(say('traffic.title'), [say('traffic.none'), locationLine(sites, say, 'traffic.place')]),
    ...section(say('review.title'), [say('review.verify'), say('review.dates')]),
  ];
}

/** Where the records of `sites` lie, each place once, with what allows it where the GDPR does not hold there. */
function locationLine(
  sites: readonly PaperSite[],
  say: PaperWords,
  key: 'traffic.place' | 'processing.transfers.text',
): string {
  const places = sites.map(({site: {location, transfer}}) => {
    return transfer ? say('transfer', {location, reason: transfer.reason}) : plainText(location);
  });
  // Each is fit for Markdown already, and would not be after a second time.
  return say(key, {location: '\0'}).replace('\0', () => [...new Set(places)].join('; '));
}

function keptFor({site}: PaperSite, {say, language}: Wording): string {
  const {retention, erasure} = site;
  const {within, restrictFor, reason = ''} = (erasure ?? {}) as Partial<Record<string, string>>;
  const kept = say('limits.kept', {
    duration: durationIn(language, retention.duration),
    reason: retention.reason,
  });
  const onRequest =
    within !== undefined
      ? say('limits.within', {duration: durationIn(language, within)})
      : restrictFor !== undefined
        ? say('limits.restricted', {duration: durationIn(language, restrictFor), reason})
        : say('limits.at-once');
  return `${kept}. ${onRequest}`;
}

function processing(
  {site, notice}: PaperSite,
  facts: PaperFacts,
  {say, language}: Wording,
): readonly string[] {
  const {name, address, email, url} = notice.controller;
  const known = [name, address, email, url].flatMap(part => part ?? []).map(plainText);
  const rows: readonly (readonly [string, string])[] = [
    [say('processing.controller'), known.join(', ')],
    [say('processing.operator'), facts.operator === null ? say('fill') : plainText(facts.operator)],
    [say('processing.contact'), facts.contact === null ? say('fill') : plainText(facts.contact)],
    [say('processing.purposes'), say('processing.purposes.text')],
    [say('processing.basis'), say('processing.basis.text')],
    [say('processing.subjects'), say('processing.subjects.text', {origins: site.origins.join(', ')})],
    [say('processing.data'), say('processing.data.text')],
    [say('processing.recipients'), say('processing.recipients.text')],
    [say('processing.transfers'), locationLine([{site, notice}], say, 'processing.transfers.text')],
    [say('processing.retention'), keptFor({site, notice}, {say, language})],
    [say('processing.security'), say('processing.security.text')],
  ];
  return ['', `## ${say('site')}: ${plainText(site.id)}`, '', ...table(rows)];
}

function recipients({sites, subProcessors}: PaperFacts, {say, language}: Wording): readonly string[] {
  const named = subProcessors.map(name => `- ${plainText(name)}`);
  return [
    '',
    `## ${say('recipients.sub')}`,
    '',
    ...(named.length > 0 ? [say('recipients.sub.text'), '', ...named] : [say('recipients.sub.none')]),
    ...sites.flatMap(site => [
      '',
      `## ${say('recipients.third')}: ${plainText(site.site.id)}`,
      '',
      ...thirdParties(site, {say, language}),
    ]),
  ];
}

function thirdParties({notice}: PaperSite, {say, language}: Wording): readonly string[] {
  if (notice.services.length === 0) return [say('none')];
  const translate = createTranslate(textsOf(language), language);
  const words = (kind: string, codes: readonly string[]) =>
    codes.map(code => plainText(translate(`${kind}.${code}` as TextKey))).join('; ');
  const labelOf = (id: string): string => {
    const own = notice.categories.find(category => category.id === id)?.texts?.[language]?.label;
    return plainText(own ?? translate(`category.${id}.label` as TextKey));
  };
  const head = ['name', 'vendor', 'country', 'category', 'purposes', 'data', 'privacy'] as const;
  const rows = notice.services.map(({name, vendor, country, category, early, purposes, data, privacy}) => [
    plainText(name),
    plainText(vendor),
    plainText(country ?? ''),
    `${labelOf(category)}${early ? ` (${say('early')})` : ''}`,
    words('purpose', purposes),
    words('data', data),
    plainText(privacy ?? ''),
  ]);
  return [say('recipients.third.text'), '', ...table([head.map(key => say(`head.${key}`)), ...rows])];
}

/** A Markdown table whose first row is its head. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const [head = [], ...rest] = rows.map(cells => `| ${cells.join(' | ')} |`);
  return [head as string, `|${' --- |'.repeat(rows[0]?.length ?? 0)}`, ...rest];
}
