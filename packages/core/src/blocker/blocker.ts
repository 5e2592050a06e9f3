import type {ServiceMatch} from '../service-match.ts';
import {createElementHold} from './elements.ts';
import {createFollow} from './follow.ts';
import {createGuard} from './guard.ts';
import {createHeldCalls} from './held-calls.ts';
import {HELD_SELECTOR} from './loading.ts';
import {deciderOf, MARKED_SELECTOR} from './marked-up.ts';
import {createMeet} from './meet.ts';
import {takeNatives} from './natives.ts';
import type {Realm} from './patches.ts';
import {createPlaceholders} from './placeholders.ts';
import {createRealms} from './realms.ts';
import {freeGranted} from './release.ts';
import {createScriptRunner} from './run-scripts.ts';
import {createSettle, SHOWS, withSelf} from './settle.ts';
import {createTrees} from './trees.ts';

/** What the blocker needs of the rest. */
export interface BlockerOptions {
  readonly realm: Realm;
  readonly services: readonly ServiceMatch[];
  /** The answer in force for a category or service id. */
  readonly isGranted: (categoryOrService: string) => boolean;
  /** A placeholder stands in the page: its looks may be loaded. */
  readonly onPlaceholder: () => void;
}

/** Holds third parties until they are granted. */
export interface Blocker {
  /** Holds from now on. Called before the page's own mark-up is parsed. */
  start(): void;
  /** Makes the page follow the choices: frees what is granted, in document order, holds what no longer is. */
  refresh(): Promise<void>;
  /** Frees the embed behind `placeholder` alone, until the page is left. */
  loadOnce(placeholder: Element): void;
  /** True while a service is allowed, by a grant or until the page is left. */
  isAllowed(service: string): boolean;
  /** Services, and categories of marked code, whose held code this page view has let run; a reload alone can stop it. */
  readonly ran: ReadonlySet<string>;
  /** Addresses in the mark-up that the browser connects to, which no resource timing shows. */
  readonly preconnected: ReadonlySet<string>;
}

/** A blocker for `options.realm`, not yet started. */
export function createBlocker({realm, services, isGranted, onPlaceholder}: BlockerOptions): Blocker {
  const {document} = realm;
  const once = new Set<string>();
  const ran = new Set<string>();
  const preconnected = new Set<string>();
  const isAllowed = (service: string): boolean => isGranted(service) || once.has(service);
  const holds = (): boolean => !services.every(({id}) => isAllowed(id));
  const natives = takeNatives();
  const guard = createGuard({
    services,
    isAllowed,
    baseURI: () => document.baseURI,
    home: realm.location.host,
  });
  const elements = createElementHold(guard, natives);
  const placeholders = createPlaceholders(document, natives, onPlaceholder);
  const settle = createSettle({services, guard, elements, placeholders, natives, isAllowed, isGranted});
  const mayRun = (script: HTMLScriptElement): boolean =>
    script.matches(MARKED_SELECTOR) ? isGranted(deciderOf(script)) : !elements.serviceOf(script);
  const runScripts = createScriptRunner({realm, elements, natives, mayRun});
  const calls = createHeldCalls(realm, services, {guard, isAllowed});

  const release = (): Promise<void> => {
    const scripts = freeGranted({
      trees,
      guard,
      elements,
      natives,
      placeholders,
      isAllowed,
      isGranted,
    });
    for (const script of scripts) {
      const decider = deciderOf(script) || guard.serviceOf(elements.waiting(script, 'src') ?? script.src);
      if (decider) ran.add(decider);
    }
    calls.leave();
    return runScripts(scripts).then(calls.repeat);
  };
  const refresh = (): Promise<void> => {
    if (holds()) {
      realms.enter(realm);
      settle(document.documentElement, true);
    } else realms.leave();
    return release();
  };

  let frees = false;
  const enter = (element: Element): void => {
    if (holds()) meet(element);
    frees ||=
      withSelf(element, MARKED_SELECTOR).some(marked => isGranted(deciderOf(marked))) ||
      withSelf(element, HELD_SELECTOR).some(held => !elements.serviceOf(held));
  };
  const follow = createFollow(realm, {
    meet: enter,
    reread: element => holds() && elements.hold(element),
    done() {
      placeholders.prune();
      // While the page is parsed nothing runs early: the release at its end keeps document order.
      if (frees && document.readyState !== 'loading') void release();
      frees = false;
    },
  });
  const trees = createTrees(document, tree => {
    follow(tree);
    for (const element of tree.children) enter(element);
  });
  const realms = createRealms({guard, elements, trees, services, isAllowed});
  const meet = createMeet({guard, trees, realms, calls, settle, preconnected});

  return {
    ran,
    preconnected,
    isAllowed,
    refresh,
    start() {
      if (holds()) realms.enter(realm);
      follow(document);
    },
    loadOnce(placeholder) {
      const embed = placeholders.embedOf(placeholder);
      if (!embed) return;
      if (!embed.matches(SHOWS)) {
        // The vendor's script makes this embed, so the script is what the visitor has asked for.
        once.add(placeholder.getAttribute('service') ?? '');
        void refresh();
        return;
      }
      const marked = embed.getAttribute('data-src');
      embed.removeAttribute('data-src');
      if (marked) elements.putAside(embed, 'src', marked);
      placeholders.remove(embed);
      elements.free(embed, true);
    },
  };
}
