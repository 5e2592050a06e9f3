import type {DraftAct, DraftChange, DraftState, NoticeDraft} from '@akkoord/schema';
import {CollectorError} from './errors.ts';
import type {DeskItem, RecordStorage} from './storage.ts';

const WHY = /^(?=.*\S)[^\p{Cc}]{1,1000}$/u;

/** What each act leads to, from the states that it is allowed in. */
const ACTS: Readonly<Record<DraftAct, {readonly from: readonly DraftState[]; readonly to: DraftState}>> = {
  edit: {from: ['draft'], to: 'draft'},
  submit: {from: ['draft'], to: 'review'},
  return: {from: ['review'], to: 'draft'},
  publish: {from: ['review'], to: 'published'},
  discard: {from: ['draft', 'review'], to: 'discarded'},
};

/** Acts that are worth little later on without a reason. */
const EXPLAINED: readonly DraftAct[] = ['return', 'publish', 'discard'];

/** Who does something when. */
export interface DraftActor {
  readonly by: string;
  readonly clock: () => number;
}

/** A new draft of the notice of `site`. */
export function beginDraft(site: string, config: unknown, {by, clock}: DraftActor): NoticeDraft {
  const step = {at: new Date(clock()).toISOString(), by, act: 'begin', why: ''} as const;
  const id = crypto.randomUUID();
  return {id, site, revision: 1, state: 'draft', config, history: [step], notice: null, also: []};
}

/**
 * `draft` after `change`. Pure but for the clock. Throws `draft-closed` where it has been published or discarded,
 * `draft-moved-on` where the change was made on another revision, and `request-invalid` where its state or a missing
 * reason does not allow the act.
 */
export function changeDraft(draft: NoticeDraft, change: DraftChange, {by, clock}: DraftActor): NoticeDraft {
  const {act, why = '', revision} = change;
  const {state} = draft;
  if (state === 'published' || state === 'discarded') {
    throw new CollectorError('draft-closed', `this draft is ${state} and stays as it is; begin another one`);
  }
  if (revision !== draft.revision) throw movedOn(draft.revision);
  const {from, to} = ACTS[act];
  if (!from.includes(state)) throw invalid(`a draft in the state ${state} does not take "${act}"`);
  if (!WHY.test(why) && (why !== '' || EXPLAINED.includes(act)))
    throw invalid(`"${act}" is without its reason in "why", expected up to 1000 characters`);
  if (act === 'edit' && !isObject(change.config)) throw invalid('"edit" is without a config');
  return {
    ...draft,
    revision: draft.revision + 1,
    state: to,
    config: act === 'edit' ? change.config : draft.config,
    history: [...draft.history, {at: new Date(clock()).toISOString(), by, act, why}],
  };
}

/** `input` as a change; throws `request-invalid`. */
export function draftChangeIn(input: unknown): DraftChange {
  const {revision, act, why, config, sites} = (isObject(input) ? input : {}) as Partial<DraftChange>;
  if (typeof revision !== 'number') throw invalid('"revision" is no number: send the one that was loaded');
  if (typeof act !== 'string' || !Object.hasOwn(ACTS, act)) {
    throw invalid(`"act" is unknown, expected one of ${Object.keys(ACTS).join(', ')}`);
  }
  if (sites !== undefined && !(Array.isArray(sites) && sites.every(site => typeof site === 'string')))
    throw invalid('"sites" is no list of site ids');
  return {
    revision,
    act,
    ...(typeof why === 'string' ? {why} : {}),
    ...(isObject(config) ? {config} : {}),
    ...(sites ? {sites} : {}),
  };
}

/** The drafts that `storage` keeps, the open ones first, last changed first. */
export async function draftsIn(storage: RecordStorage): Promise<readonly NoticeDraft[]> {
  const drafts = (await storage.items('draft')).map(draftIn);
  const rank = ({state, history}: NoticeDraft) =>
    `${state === 'draft' || state === 'review' ? 1 : 0} ${history.at(-1)?.at}`;
  return drafts.sort((a, b) => (rank(a) < rank(b) ? 1 : -1));
}

/** The draft with this id; throws `not-found`. */
export async function findDraft(storage: RecordStorage, id: string): Promise<NoticeDraft> {
  const found = (await storage.items('draft')).find(item => item.id === id);
  if (found) return draftIn(found);
  throw new CollectorError('not-found', 'no draft has this id');
}

/** Puts `after` in the place of `before`; throws `draft-moved-on` where somebody was quicker. */
export async function replaceDraft(
  storage: RecordStorage,
  before: NoticeDraft,
  after: NoticeDraft,
): Promise<void> {
  if (!(await storage.changeItem(draftItem(before), draftItem(after)))) throw movedOn(before.revision + 1);
}

/** `draft` as the storage keeps it; throws `request-invalid` where its config is nested deeper than JSON can be written. */
export function draftItem(draft: NoticeDraft): DeskItem {
  return {kind: 'draft', id: draft.id, site: draft.site, text: jsonOf(draft)};
}

function jsonOf(draft: NoticeDraft): string {
  try {
    return JSON.stringify(draft);
  } catch {
    throw invalid('the config is nested too deeply');
  }
}

const draftIn = ({text}: DeskItem): NoticeDraft => JSON.parse(text) as NoticeDraft;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const movedOn = (revision: number): CollectorError =>
  new CollectorError(
    'draft-moved-on',
    `somebody else has changed this draft, which is at revision ${revision} now; load it again`,
  );

const invalid = (found: string): CollectorError => new CollectorError('request-invalid', found);
