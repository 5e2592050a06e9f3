import type {Config, DraftCheck, DraftsAnswer, NoticeDraft} from '@akkoord/schema';
import {PEOPLE} from '../access/people.ts';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {
  beginDraft,
  changeDraft,
  draftChangeIn,
  draftItem,
  draftsIn,
  findDraft,
  replaceDraft,
} from '../drafts.ts';
import {CollectorError} from '../errors.ts';
import {concerning, heldTo} from '../held-to.ts';
import {jsonAnswer} from '../http/answer.ts';
import {expectContentType, parseJson, readBody} from '../http/body.ts';
import {publishNotice} from '../publish-notice.ts';
import type {ComposedNotice} from '../site-notice.ts';
import type {SiteConfig} from '../sites.ts';

/** A config with texts of its own in many languages. */
const MAX_BODY = 512 * 1024;
const WRITERS = ['owner', 'dpo'] as const;

/** Notices on their way, from a draft over a review to publishing: `/v1/drafts`. */
export function addDraftRoutes(app: App, context: Context): void {
  const {access, clock, deskSites} = context;

  app.get('/v1/drafts', async c => {
    const held = heldTo(await access.admit(visitOf(c), WRITERS), context);
    const drafts = (await draftsIn(held.storage)).map(draft => shownTo(held, draft));
    return jsonAnswer({drafts} satisfies DraftsAnswer);
  });

  app.post('/v1/drafts/check', async c => {
    await access.admit(visitOf(c), WRITERS);
    const {config, language} = await bodyOf(c.req.raw);
    return jsonAnswer(await checkOf(config, typeof language === 'string' ? language : '', context));
  });

  app.post('/v1/drafts', async c => {
    // Whoever is nobody here sends no body.
    const {sites, storage} = heldTo(await access.admit(visitOf(c), WRITERS), context);
    const {site, config} = await bodyOf(c.req.raw);
    const deed = {deed: 'draft', detail: 'a new draft', ...concerning(site, sites)} as const;
    const {name} = await access.admit(visitOf(c), WRITERS, deed);
    await deskSites.refresh();
    if (typeof site !== 'string' || !sites.has(site)) {
      throw new CollectorError('site-unknown', 'the draft is of no site of this collector; set it up first');
    }
    if (typeof config !== 'object' || config === null)
      throw new CollectorError('request-invalid', 'the draft has no config, expected {"site", "config"}');
    const draft = beginDraft(site, config, {by: name, clock});
    await storage.addItem(draftItem(draft));
    return jsonAnswer(draft, 201);
  });

  app.post('/v1/drafts/:id', async c => {
    // Whoever is nobody here sends no body.
    const held = heldTo(await access.admit(visitOf(c), PEOPLE), context);
    const change = draftChangeIn(await bodyOf(c.req.raw));
    const id = c.req.param('id').slice(0, 36);
    const [of] = (await held.storage.items('draft')).filter(item => item.id === id);
    const deed = {
      deed: 'draft',
      detail: `draft ${id}, ${change.act}`,
      ...concerning(of?.site, held.sites),
    } as const;
    const {name} = await access.admit(visitOf(c), change.act === 'publish' ? ['owner'] : WRITERS, deed);
    const before = await findDraft(held.storage, id);
    // Whoever was cut off while publishing may do so once more: what is published changes no more.
    if (change.act === 'publish' && before.state === 'published') {
      const others = shownTo(held, before).also.map(({site}) => site);
      return publish(before, {before, others, c, held});
    }
    const after = changeDraft(before, change, {by: name, clock});
    if (change.act !== 'publish') {
      await replaceDraft(held.storage, before, after);
      return jsonAnswer(shownTo(held, after));
    }
    return publish(after, {before, others: change.sites ?? [], c, held});
  });

  const publish = async (after: NoticeDraft, {before, others, c, held}: Publishing): Promise<Response> => {
    await deskSites.refresh();
    const composed = await publishable(before, others, held);
    const [own, ...rest] = composed.map(({notice, hash}) => ({site: notice.site, notice: hash}));
    const published: NoticeDraft = {...after, notice: own?.notice ?? null, also: rest};
    // The draft first: of two who publish at once, one is told that the other was quicker.
    if (after !== before) await replaceDraft(held.storage, before, published);
    for (const {config, hash, notice, texts} of composed) {
      const deed = {deed: 'publish', detail: `notice ${hash}`, sites: [notice.site]} as const;
      await access.admit(visitOf(c), ['owner'], deed);
      await publishNotice({notice, texts}, held);
      await deskSites.keepConfig(config);
    }
    // Published is what stands in the public log: nobody is told so before.
    await context.noticeLog.catchUp();
    return jsonAnswer(shownTo(held, published));
  };
}

interface Publishing {
  readonly before: NoticeDraft;
  /** Sites that it is published for too. */
  readonly others: readonly string[];
  readonly c: Parameters<typeof visitOf>[0];
  /** What whoever publishes may see. */
  readonly held: Context;
}

/** `draft` without the sites that it was published for too and that are not to be seen. */
function shownTo({sites}: Context, draft: NoticeDraft): NoticeDraft {
  return {...draft, also: draft.also.filter(({site}) => sites.has(site))};
}

async function bodyOf(request: Request): Promise<Readonly<Record<string, unknown>>> {
  expectContentType(request, 'application/json');
  return (parseJson(await readBody(request, MAX_BODY)) ?? {}) as Readonly<Record<string, unknown>>;
}

async function checkOf(input: unknown, language: string, {notices}: Context): Promise<DraftCheck> {
  const {readConfig, noticeOf, findingsOf} = await notices();
  const {config, faults} = readConfig(input);
  const nothing = {findings: [], publication: null, hash: null, materialHash: null};
  if (!config) return {faults, ...nothing};
  const composed = await noticeOf(config);
  const {notice, texts, hash, materialHash} = composed;
  const shown = Object.hasOwn(texts, language) ? language : (Object.keys(texts)[0] ?? '');
  return {
    faults,
    findings: findingsOf(config, composed),
    publication: {notice, texts: {[shown]: texts[shown] ?? {}}},
    hash,
    materialHash,
  };
}

/** What a draft becomes, for its own site first; throws `draft-unfit` with the first thing that keeps it from being published. */
async function publishable(
  {config: input, site}: NoticeDraft,
  others: readonly string[],
  {notices, sites}: Context,
): Promise<readonly (ComposedNotice & {readonly config: Config})[]> {
  const {readConfig, noticeOf, findingsOf} = await notices();
  const {config, faults} = readConfig(input);
  const [fault] = faults;
  if (!config || fault) throw unfit(`${fault?.path} is ${fault?.found}, expected ${fault?.expected}`);
  if (config.site !== site) throw unfit(`site is "${config.site}", expected "${site}"`);
  const unknown = others.find(other => !sites.has(other));
  if (unknown !== undefined) throw unfit(`"${unknown.slice(0, 63)}" is no site of this collector`);
  const all = [
    config,
    ...[...new Set(others)].filter(other => other !== site).map(other => ofSite(config, sites.find(other))),
  ];
  return Promise.all(
    all.map(async one => {
      const composed = await noticeOf(one);
      const finding = findingsOf(one, composed).find(({severity}) => severity === 'error');
      if (finding)
        throw unfit(`${finding.path} is ${finding.found}, expected ${finding.expected} (${finding.code})`);
      return {...composed, config: one};
    }),
  );
}

/** `config` for another site: all that visitors read is the same, what belongs to its host stays that site's own. */
function ofSite(config: Config, other: SiteConfig | undefined): Config {
  const {domain: _, worker: __, notice: ___, ...shared} = config;
  const {domain, worker} = other?.config ?? {};
  return {
    ...shared,
    site: other?.id ?? config.site,
    ...(domain === undefined ? {} : {domain}),
    ...(worker === undefined ? {} : {worker}),
  };
}

const unfit = (why: string): CollectorError =>
  new CollectorError('draft-unfit', `${why}; return the draft and correct it`);
