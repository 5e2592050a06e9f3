import {
  type Absence,
  coverFiles,
  drawSample,
  logFolder,
  type ManifestHead,
  PACK,
  PACK_FORMAT,
  type PackFile,
  type PackScope,
  textFile,
} from '@akkoord/evidence';
import {createProver, type Hasher} from '@akkoord/ledger';
import {tlogProofText} from '@akkoord/ledger/evidence';
import {inclusionSubtrees} from '@akkoord/ledger/log';
import type {NoticePublication, StoredRow} from '@akkoord/schema';
import type {SignedGap} from '../../gap.ts';
import {type LogSigner, publishedKeys} from '../../log-key.ts';
import {nextTurn} from '../../next-turn.ts';
import type {NoticePicture} from '../../pictures/notice-picture-storage.ts';
import type {SiteConfig} from '../../sites.ts';
import type {RecordPage, RecordQuery, RecordStorage, StoredRecord} from '../../storage.ts';
import {tileReader, tilesOf} from '../../tiles.ts';
import {historyFiles} from './history-files.ts';
import {bareLine, type LogInPack, logInPack, rangeFiles, rangeOf} from './log-range.ts';
import {createRecordParts, type PartForms, type RecordParts} from './record-parts.ts';

const PAGE = 1000;

/** What an evidence pack is made for. */
export interface EvidenceRequest {
  readonly site: SiteConfig;
  readonly query: RecordQuery;
  readonly scope: PackScope;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What an evidence pack is made with. */
export interface EvidenceTools extends PartForms {
  readonly storage: RecordStorage;
  readonly hasher: Hasher;
  readonly signer: LogSigner;
  readonly gaps: readonly SignedGap[];
  /** The page that verifies a pack, as HTML; null where it is not built. */
  readonly verifier: string | null;
}

/** The files of a pack, and what is to be said of them once the last one was read. */
export interface EvidenceFiles {
  readonly files: AsyncIterable<PackFile>;
  readonly head: () => ManifestHead;
}

/** The files of the pack that `request` asks for, read one after the other: memory stays flat, whatever the size. */
export function evidenceFiles(request: EvidenceRequest, tools: EvidenceTools): EvidenceFiles {
  const work = new EvidenceWork(request, tools);
  return {files: work.files(), head: work.head};
}

class EvidenceWork {
  readonly #request: EvidenceRequest;
  readonly #tools: EvidenceTools;
  readonly #parts: RecordParts;
  readonly #counts = {rows: 0, late: 0, unpublished: 0, erased: 0, restricted: 0, outside: 0};
  readonly #notices = new Set<string>();
  readonly #absent = new Set<Absence>(['config-history', 'scans', 'timestamps']);
  #logs: readonly LogInPack[] = [];

  constructor(request: EvidenceRequest, tools: EvidenceTools) {
    this.#request = request;
    this.#tools = tools;
    this.#parts = createRecordParts(tools);
    if (tools.verifier === null) this.#absent.add('verifier');
  }

  async *files(): AsyncGenerator<PackFile> {
    const {site, scope} = this.#request;
    const {storage, verifier} = this.#tools;
    const heads = (await storage.heads()).filter(({origin}) => origin.startsWith(`${site.id}/`));
    this.#logs = heads.map(logInPack);
    if (scope.kind === 'sample') yield* this.#sample(scope.size);
    else yield* this.#rows();
    yield* this.#parts.end();
    if (scope.kind === 'full') yield* this.#ranges();
    else yield* this.#proofs();
    yield* this.#noticeFiles();
    yield* this.#stated();
    yield* await historyFiles(site.id, {storage, scope});
    if (verifier !== null) yield textFile(PACK.verifier, verifier);
    yield* coverFiles(this.head());
  }

  readonly head = (): ManifestHead => {
    const {site, query, scope, at} = this.#request;
    if (this.#counts.restricted > 0) this.#absent.add('restricted-rows');
    return {
      format: PACK_FORMAT,
      site: site.id,
      period: {from: isoOf(query.from), to: isoOf(query.to)},
      scope,
      createdAt: new Date(at).toISOString(),
      logs: this.#logs.map(({head: {origin, size}}) => ({origin, treeSize: size, folder: logFolder(origin)})),
      counts: {...this.#counts},
      absent: [...this.#absent],
    };
  };

  /** Every row of the query that stood in a log when the pack was begun. */
  async *#rows(): AsyncGenerator<PackFile> {
    const {query} = this.#request;
    let cursor: string | null = null;
    do {
      // A quick reader must not keep records from being taken.
      await nextTurn();
      const page: RecordPage = await this.#tools.storage.list(query, {order: 'oldest', limit: PAGE, cursor});
      cursor = page.next;
      yield* this.#write(page.records.filter(record => this.#holds(record)));
    } while (cursor !== null);
  }

  /** The leaves that the root of each log draws: their rows, or that they were erased. */
  async *#sample(size: number): AsyncGenerator<PackFile> {
    const {storage} = this.#tools;
    for (const log of this.#logs) {
      const {origin} = log.head;
      let bare = '';
      for (const index of drawSample(log.checkpoint, size)) {
        await nextTurn();
        const row = await storage.recordAt(origin, index);
        if (row && (await this.#mayBeShown(row))) {
          yield* this.#write([row]);
          continue;
        }
        const [erased] = row ? [] : await storage.erasedLeaves(origin, index, 1);
        bare += bareLine({origin, index}, row ?? erased);
        this.#counts[row ? 'restricted' : 'erased'] += 1;
        log.written[index] = 1;
      }
      if (bare !== '') yield textFile(`records/${origin.replace('/', '-')}-leaves-001.ndjson`, bare);
    }
  }

  async #mayBeShown({id}: StoredRecord): Promise<boolean> {
    if (this.#request.query.restricted) return true;
    return (await this.#tools.storage.holdOf(id))?.kind !== 'restrict';
  }

  #holds({origin, index}: StoredRecord): boolean {
    return this.#logs.some(({head}) => head.origin === origin && index < head.size);
  }

  async *#write(records: readonly StoredRecord[]): AsyncGenerator<PackFile> {
    for (const {origin, index, noticeHash, published, text} of records) {
      const log = this.#logs.find(({head}) => head.origin === origin);
      if (log) log.written[index] = 1;
      this.#notices.add(noticeHash);
      this.#counts.rows += 1;
      if (!published) this.#counts.unpublished += 1;
      if ((JSON.parse(text) as StoredRow).late) this.#counts.late += 1;
    }
    yield* this.#parts.add(records);
  }

  async *#ranges(): AsyncGenerator<PackFile> {
    const {query} = this.#request;
    const kept: LogInPack[] = [];
    for (const log of this.#logs) {
      const tools = {...this.#tools, query, counts: this.#counts};
      const range = await rangeOf(log, tools);
      if (!range) continue;
      kept.push(log);
      yield* rangeFiles(log, range, tools);
    }
    this.#logs = kept;
  }

  /** One proof for each leaf, for few leaves that lie far apart. */
  async *#proofs(): AsyncGenerator<PackFile> {
    const {storage, hasher} = this.#tools;
    this.#logs = this.#logs.filter(({written}) => written.includes(1));
    for (const {head, written} of this.#logs) {
      const {origin, size, checkpoint} = head;
      yield textFile(`${logFolder(origin)}checkpoint.txt`, checkpoint);
      for (let index = written.indexOf(1); index >= 0; index = written.indexOf(1, index + 1)) {
        const read = tileReader(await storage.tiles(origin, tilesOf(inclusionSubtrees(index, size))), hasher);
        const {hashes} = createProver(size, read, hasher)(index);
        const name = `${logFolder(origin)}proofs/${index}.tlog-proof`;
        yield textFile(name, tlogProofText({index, hashes, checkpoint}));
      }
    }
  }

  async *#noticeFiles(): AsyncGenerator<PackFile> {
    if (this.#notices.size === 0) this.#absent.add('screenshots');
    for (const hash of [...this.#notices].sort()) {
      const entry = await this.#tools.storage.notice(hash);
      if (!entry) {
        this.#absent.add('unpublished-notices');
        this.#absent.add('screenshots');
        continue;
      }
      const {notice, texts} = JSON.parse(entry.text) as NoticePublication;
      yield jsonFile(`notices/${hash}/notice.json`, notice);
      for (const [language, of] of Object.entries(texts)) {
        yield jsonFile(`notices/${hash}/texts/${language}.json`, of);
      }
      const pictures = await this.#tools.storage.pictures(hash);
      if (pictures.length === 0) this.#absent.add('screenshots');
      else yield* this.#pictureFiles(hash, pictures);
    }
  }

  /** Each picture under what it shows, and a list that says so with build and time. */
  async *#pictureFiles(hash: string, pictures: readonly NoticePicture[]): AsyncGenerator<PackFile> {
    const folder = `notices/${hash}/pictures/`;
    const listed: object[] = [];
    for (const {notice: _, receivedAt, ...picture} of pictures) {
      const {language, layer, width, sha256} = picture;
      const png = await this.#tools.storage.picture(hash, sha256);
      if (!png) continue;
      const file = `${language}-${layer}-${width}-${sha256.slice(0, 16)}.png`;
      listed.push({file, ...picture, receivedAt: isoOf(receivedAt)});
      yield {name: `${folder}${file}`, bytes: png};
    }
    yield jsonFile(`${folder}pictures.json`, listed);
  }

  *#stated(): Generator<PackFile> {
    const {id, origins, location, transfer, retention, erasure} = this.#request.site;
    const {signer, gaps} = this.#tools;
    const allowed = transfer ? {transfer} : {};
    yield jsonFile(PACK.site, {id, origins, location, ...allowed, retention, ...(erasure ? {erasure} : {})});
    yield jsonFile(PACK.keys, {keys: publishedKeys(signer)});
    const own = gaps.filter(({statement}) => statement.log.startsWith(`${id}/`));
    if (own.length > 0) yield jsonFile(PACK.gaps, own);
  }
}

function jsonFile(name: string, value: unknown): PackFile {
  return textFile(name, `${JSON.stringify(value, null, 2)}\n`);
}

function isoOf(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString();
}
