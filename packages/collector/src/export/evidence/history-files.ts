import {PACK, type PackFile, type PackScope, textFile} from '@akkoord/evidence';
import type {Notice, NoticeDraft, NoticePublication} from '@akkoord/schema';
import {compareNotices} from '@akkoord/schema/notice';
import {type DeskSite, deskSitesIn} from '../../desk-sites.ts';
import {draftsIn} from '../../drafts.ts';
import type {AccessEntry, NoticeEntry, RecordStorage} from '../../storage.ts';

/** Lines of the access log that are read for one file; the newest ones. */
const MAX_LINES = 10_000;

/** What happened to the configuration of a site, as a line of the pack. */
interface Happening {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly event: 'site-set-up' | 'site-changed' | 'notice-published';
  /** Name of the token; null where the collector did it at its start, or nobody wrote it down. */
  readonly by: string | null;
}

/**
 * What was configured for the site `id` when, and what was erased or restricted when: two files of lines, the oldest
 * first, empty where nothing is known. A notice is in force at the collector from its line to that of the next. A pack
 * about one person is for that person: it has the first file alone, without names of staff, since why something of
 * others was erased can tell of them.
 */
export async function historyFiles(
  id: string,
  {storage, scope}: {readonly storage: RecordStorage; readonly scope: PackScope},
): Promise<readonly PackFile[]> {
  const happenings = [...(await siteHappenings(id, storage)), ...(await noticeHappenings(id, storage))];
  if (scope.kind === 'person')
    return [
      linesFile(
        PACK.configHistory,
        happenings.map(({by: _, ...happening}) => happening),
      ),
    ];
  const kept = await storage.accessLog(MAX_LINES, {
    deeds: ['erase', 'restrict'],
    outcome: 'done',
    sites: [id],
  });
  const deletions = kept.map(({at, name, deed, detail}) => ({at: isoOf(at), by: name, deed, detail}));
  return [linesFile(PACK.configHistory, happenings), linesFile(PACK.deletions, deletions)];
}

function linesFile(name: string, lines: readonly {readonly at: string}[]): PackFile {
  const sorted = [...lines].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return textFile(name, sorted.map(line => `${JSON.stringify(line)}\n`).join(''));
}

/** Setting up and changing at the desk; of a site in a configuration file nothing of that is kept. */
async function siteHappenings(id: string, storage: RecordStorage): Promise<readonly Happening[]> {
  const site: DeskSite | undefined = (await deskSitesIn(storage)).find(one => one.id === id);
  if (!site) return [];
  const changes = await storage.accessLog(MAX_LINES, {deeds: ['site'], outcome: 'done', sites: [id]});
  return [
    {at: site.setUpAt, event: 'site-set-up', by: site.setUpBy},
    ...changes.map(({at, name, detail}) => ({
      at: isoOf(at),
      event: 'site-changed' as const,
      by: name,
      detail,
    })),
  ];
}

/** Each notice that was published, with what it changed, by whom and why; and the config that it was made from, where that came from a draft. */
async function noticeHappenings(id: string, storage: RecordStorage): Promise<readonly Happening[]> {
  const published = (await storage.notices())
    .map(entry => ({entry, notice: (JSON.parse(entry.text) as NoticePublication).notice}))
    .filter(({notice}) => notice.site === id);
  const log = await storage.accessLog(MAX_LINES, {deeds: ['publish'], outcome: 'done', sites: [id]});
  const drafts = await draftsIn(storage);
  return published.map(({entry, notice}, at) => ({
    at: isoOf(entry.publishedAt),
    event: 'notice-published',
    by: publisherOf(entry, log),
    notice: entry.hash,
    material: entry.materialHash,
    version: notice.version,
    date: notice.date,
    ...fromDraft(entry, drafts),
    ...changesSince(published[at - 1]?.notice, notice),
  }));
}

/** Who handed it in first: the log has its newest line first. */
const publisherOf = ({hash}: NoticeEntry, log: readonly AccessEntry[]): string | null =>
  log.filter(({detail}) => detail === `notice ${hash}`).at(-1)?.name ?? null;

function fromDraft({hash}: NoticeEntry, drafts: readonly NoticeDraft[]): object {
  const draft = drafts.find(({notice, also}) => notice === hash || also.some(one => one.notice === hash));
  return draft ? {why: draft.history.at(-1)?.why ?? '', config: draft.config} : {why: null};
}

function changesSince(before: Notice | undefined, after: Notice): object {
  if (!before) return {};
  const {verdict, changes} = compareNotices(before, after);
  return {verdict, changes: changes.map(({kind, text, asks}) => ({kind, text, asks}))};
}

const isoOf = (time: number): string => new Date(time).toISOString();
