import type {Config} from '@akkoord/schema';
import {isEarly} from '@akkoord/schema/notice';
import {parseUrl} from '../parse-url.ts';
import type {ServiceMatch} from '../service-match.ts';
import {warn} from '../warn.ts';
import {isCandidate} from './candidates.ts';
import type {Context} from './context.ts';
import {createElementHold} from './elements.ts';
import {createFollow} from './follow.ts';
import {createFrames, type FrameOptions, SHOWS} from './frames.ts';
import {createGuard} from './guard.ts';
import {createHeldCalls} from './held-calls.ts';
import {heldName} from './loading.ts';
import {MARKED_SELECTOR} from './marked-up.ts';
import {createMarks} from './marks.ts';
import {createMeet} from './meet.ts';
import {takeNatives} from './natives.ts';
import type {Realm} from './patches.ts';
import {createPlaceholders} from './placeholders.ts';
import {createRealms} from './realms.ts';
import {createSettle} from './settle.ts';
import {createTrees} from './trees.ts';
import {trusted} from './trusted.ts';

/** What the blocker needs of the rest. */
export interface BlockerOptions {
  readonly realm: Realm;
  readonly config: Pick<Config, 'advancedConsentMode'>;
  readonly services: readonly ServiceMatch[];
  /** Ids of the site's categories. */
  readonly categories: readonly string[];
  /** What names in the site's mark-up stand for. */
  readonly aliases: Readonly<Record<string, string>>;
  /** The answer in force for a category or service id. */
  readonly isGranted: (categoryOrService: string) => boolean;
  /** A placeholder stands in the page: its looks may be loaded. */
  readonly onPlaceholder: () => void;
  /** Absent where the site has asked for no frame policy. */
  readonly frames?: FrameOptions | undefined;
  /** Loads the page again, for a frame that opens in no other way. */
  readonly reload: (address: string) => void;
  /** Something has come into the page or gone from it. */
  readonly onChange?: () => void;
  readonly loadRelease: LoadRelease;
}

/** Loads what frees what was held, and asks beside it; rejects where it does not arrive. */
export type LoadRelease = () => Promise<typeof import('../releasing.ts')>;

/** Holds third parties until they are granted. */
export interface Blocker {
  /** Holds from now on. Called before the page's own mark-up is parsed. */
  start(): void;
  /** Holds at once what is not granted any more. */
  hold(): void;
  /** Makes the page follow the choices: holds what is not granted any more, and frees what is, in document order. */
  refresh(): Promise<unknown>;
  /** Frees the embed behind `placeholder` alone, until the page is left. */
  loadOnce(placeholder: Element): void;
  /** Id of the service that an address belongs to, granted or not. */
  match(url: URL): string | undefined;
  /** True while a service is allowed, by a grant or until the page is left. */
  isAllowed(service: string): boolean;
  /** True while a request to a service is no leak: what is allowed, and what the site lets ask before a grant. */
  mayAsk(service: string): boolean;
  /** Services, and categories of marked code, whose held code this page view has let run; a reload alone can stop it. */
  readonly ran: ReadonlySet<string>;
  /** Addresses in the mark-up that the browser connects to, which no resource timing shows. */
  readonly preconnected: ReadonlySet<string>;
  /** True while an embed is allowed that only a new load of the page can open. */
  readonly needsReload: boolean;
  /** True where a policy in the page has kept every frame from asking for `url`. */
  refusesFrame(url: URL): boolean;
}

/** A blocker for `options.realm`, not yet started. */
export function createBlocker(options: BlockerOptions): Blocker {
  const once = new Set<string>();
  const ran = new Set<string>();
  const preconnected = new Set<string>();
  let [holds, hasHeld, frees] = [false, false, false];
  /** By the file that has made the placeholders, too; where it does not arrive, what is shut stays shut. */
  const opening = (open: (made: Awaited<ReturnType<LoadRelease>>) => void): void =>
    void options.loadRelease().then(open, () => {});
  const context = createContext(
    options,
    once,
    tree => {
      follow(tree);
      for (const element of tree.children) frees = meet(element) || frees;
    },
    () => opening(({freeFrames}) => freeFrames(context)),
  );
  const {realm, services, isAllowed, elements, frames, marks, placeholders} = context;
  const {document} = realm;
  const settling = createSettle(context);
  const realms = createRealms(context);
  const calls = createHeldCalls(context);
  let releasing: (() => Promise<void>) | undefined;
  const meet = createMeet(context, {...settling, realms, calls, preconnected, holds: () => holds});
  const {follow, flush} = createFollow(realm, {
    meet: root => {
      frees = meet(root) || frees;
    },
    reread: element => holds && elements.hold(element),
    done() {
      options.onChange?.();
      placeholders.prune();
      // While the page is parsed nothing runs early: the release at its end keeps document order.
      if (frees && document.readyState !== 'loading') void release();
      frees = false;
    },
  });
  /** Asked at every step of the parser, so it is worked out once per decision. */
  const look = (): void => {
    // What a policy has closed stays so, and each frame that is allowed meanwhile needs its way around.
    holds = frames?.isClosed || !services.every(({id}) => isAllowed(id));
    hasHeld ||= holds;
    if (holds) realms.enter(realm);
    else realms.leave();
    // With nothing to hold, what may run does so in its order once the page is parsed.
    if (holds || document.readyState !== 'loading') follow(document);
  };

  /** True where something may wait that is allowed by now. */
  const isDue = (): boolean =>
    (hasHeld && services.some(({id}) => isAllowed(id))) ||
    context.trees.query(MARKED_SELECTOR).some(element => {
      const mark = marks.of(element);
      return mark && marks.mayRun(mark);
    });
  /** What does it is loaded for the first grant. Where that does not arrive, everything stays held. */
  const release = async (): Promise<void> => {
    if (!isDue()) return;
    const made = releasing ? undefined : await options.loadRelease().catch(() => undefined);
    releasing ??= made?.createRelease(context, {calls, ran, trusted});
    await releasing?.();
  };
  const hold = (): void => {
    frames?.retry();
    flush();
    look();
    // The parser may make the shadow root of an element that was met before.
    if (holds) context.trees.addBelow(document);
    // Scripts that stand in the document have run, and holding those changes nothing.
    for (const element of holds ? context.trees.query('*') : [])
      if (element.localName !== 'script' && isCandidate(element)) settling.settle(element);
    if (holds) settling.askForEmbeds(document);
    settling.closeAgain();
  };
  const refresh = (): Promise<unknown> => {
    hold();
    return release().then(() => frames?.settled());
  };

  return {
    ran,
    preconnected,
    match: context.guard.match,
    isAllowed,
    mayAsk: context.mayAsk,
    hold,
    refresh,
    get needsReload() {
      return [...placeholders.all()].some(([embed]) => embed.isConnected && elements.shutAddress(embed));
    },
    refusesFrame: url => frames?.refuses(url) ?? false,
    start() {
      frames?.start();
      look();
      // It has arrived by the time in which the page is parsed, and may be released.
      if (holds && services.some(({id}) => isAllowed(id))) options.loadRelease().catch(() => {});
    },
    loadOnce(placeholder) {
      const embed = placeholders.embedOf(placeholder);
      if (!embed) return;
      if (!SHOWS.test(embed.localName)) {
        // The vendor's script makes this embed, so the script is what the visitor has asked for.
        once.add(placeholder.getAttribute('service') ?? '');
        return void refresh();
      }
      opening(({openOnce}) => openOnce(embed, context, options.reload));
    },
  };
}

function createContext(
  options: BlockerOptions,
  once: ReadonlySet<string>,
  onTree: Parameters<typeof createTrees>[1],
  onAnswer: () => void,
): Context {
  const {
    realm,
    services,
    categories,
    aliases,
    isGranted,
    onPlaceholder,
    loadRelease,
    frames: asked,
  } = options;
  const {document} = realm;
  const isAllowed = (service: string): boolean => isGranted(service) || once.has(service);
  const mayAsk = (service: string): boolean => isAllowed(service) || isEarly(options.config, service);
  const natives = takeNatives();
  const guard = createGuard({
    services,
    isAllowed,
    mayAsk,
    baseURI: () => document.baseURI,
    home: realm.location.host,
    onUnlisted: host => warn('strict-refused', host, 'a host on `data-strict`, or a service of the site'),
  });
  const trees = createTrees(document, onTree);
  const waitsFor = (host: string): boolean =>
    ['src', 'data'].some(attribute =>
      trees
        .query(`[${heldName(attribute)}]`)
        .some(
          element => parseUrl(elements.waiting(element, attribute) ?? '', document.baseURI)?.host === host,
        ),
    );
  const frames =
    asked && createFrames(asked, {realm, services, isAllowed, guard, natives, onAnswer, waitsFor});
  const elements = createElementHold(guard, natives, frames);
  const ids = [...categories, ...services.map(({id}) => id)];
  const marks = createMarks({ids, aliases, isAllowed, guard});
  return {
    realm,
    services,
    isAllowed,
    mayAsk,
    natives,
    guard,
    elements,
    frames,
    marks,
    opened: new Map(),
    mayRun(element) {
      const mark = marks.of(element);
      return mark ? marks.mayRun(mark) : !elements.serviceOf(element);
    },
    placeholders: createPlaceholders(realm, async () =>
      (await loadRelease()).createPlacing(document, natives, onPlaceholder),
    ),
    trees,
  };
}
