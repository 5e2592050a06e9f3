import type {ServiceMatch} from '../service-match.ts';
import {createElementHold, takeNatives} from './elements.ts';
import {createGuard} from './guard.ts';
import {MARKED_SELECTOR} from './marked-up.ts';
import type {Realm} from './patches.ts';
import {createPlaceholders} from './placeholders.ts';
import {createRealms} from './realms.ts';
import {freeGranted} from './release.ts';
import {runScripts} from './run-scripts.ts';
import {createSettle, SHOWS, withSelf} from './settle.ts';

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
  /** Services whose held code this page view has let run; a reload alone can stop it. */
  readonly ran: ReadonlySet<string>;
}

/** A blocker for `options.realm`, not yet started. */
export function createBlocker({realm, services, isGranted, onPlaceholder}: BlockerOptions): Blocker {
  const {document} = realm;
  const once = new Set<string>();
  const ran = new Set<string>();
  const isAllowed = (service: string): boolean => isGranted(service) || once.has(service);
  const holds = (): boolean => !services.every(({id}) => isAllowed(id));
  const natives = takeNatives();
  const guard = createGuard({services, isAllowed, baseURI: () => document.baseURI});
  const elements = createElementHold(guard, natives);
  const placeholders = createPlaceholders(document, natives, onPlaceholder);
  const realms = createRealms(guard, elements);
  const settle = createSettle({services, guard, elements, placeholders, natives, isAllowed, isGranted});

  const refresh = (): Promise<void> => {
    if (holds()) {
      realms.enter(realm);
      settle(document.documentElement);
    } else realms.leave();
    const scripts = freeGranted({document, elements, placeholders, isAllowed, isGranted});
    for (const script of scripts) {
      const service =
        script.dataset.service ?? guard.serviceOf(elements.waiting(script, 'src') ?? script.src);
      if (service) ran.add(service);
    }
    return runScripts(scripts, elements, natives);
  };

  const follow = new realm.MutationObserver(records => {
    let marked = false;
    placeholders.prune();
    for (const {addedNodes} of records) {
      for (const node of addedNodes) {
        if (node.nodeType !== 1 || !node.isConnected) continue;
        if (holds()) settle(node as Element);
        marked ||= withSelf(node as Element, MARKED_SELECTOR).length > 0;
      }
    }
    // While the page is parsed nothing runs early: the release at its end keeps document order.
    if (marked && document.readyState !== 'loading') void refresh();
  });

  return {
    ran,
    isAllowed,
    refresh,
    start() {
      if (holds()) realms.enter(realm);
      follow.observe(document, {childList: true, subtree: true});
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
