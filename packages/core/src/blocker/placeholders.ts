import {UNLISTED} from '../strict.ts';
import {whenCalm} from './calm.ts';
import type {Realm} from './patches.ts';
import type {Placing} from './placing.ts';

/** Puts placeholders beside held embeds and takes them away. */
export interface Placeholders {
  /** Shows a placeholder for `embed`, as soon as the page is set up; a second call for the same embed does nothing. */
  show(embed: Element, service: string): void;
  /** Takes the placeholder of `embed` away and shows the embed; moves focus there if it was in the placeholder. */
  remove(embed: Element): void;
  /** Makes the placeholder of `embed` say that the form around it cannot do without. */
  miss(embed: Element): void;
  /** True where `embed` has a placeholder, or will have. */
  has(embed: Element): boolean;
  /** The embed that `placeholder` stands for. */
  embedOf(placeholder: Element): Element | undefined;
  /** Takes away the placeholders of embeds that the page has removed. */
  prune(): void;
  /** Every embed that has one, or will have, with its service. */
  all(): Iterable<readonly [embed: Element, service: string]>;
}

/**
 * The placeholder is a sibling before its embed, which stays where the page has put it: frameworks that
 * later move or remove their frame still find it. Until the page has been set up the embed itself keeps the
 * room, as an empty frame, and so it does where what makes placeholders does not arrive.
 */
export function createPlaceholders(realm: Realm, load: () => Promise<Placing>): Placeholders {
  const services = new Map<Element, string>();
  const missing = new Set<Element>();
  let placing: Placing | undefined;
  let isLoading = false;
  let isCalm = false;

  const place = (embed: Element, service: string): void => {
    // What nobody has listed, nobody can be asked about.
    if (service === UNLISTED) return;
    placing?.place(embed, service);
    if (missing.has(embed)) placing?.miss(embed);
  };
  const placeAll = (): void => {
    if (isLoading) return;
    isLoading = true;
    load().then(
      loaded => {
        placing = loaded;
        for (const [embed, service] of services) place(embed, service);
      },
      () => {
        isLoading = false;
      },
    );
  };
  whenCalm(realm, () => {
    isCalm = true;
    if (services.size > 0) placeAll();
  });

  return {
    show(embed, service) {
      // The document of an empty frame has no room for questions.
      if (embed.ownerDocument !== realm.document) return;
      services.set(embed, service);
      if (placing) place(embed, service);
      else if (isCalm) placeAll();
    },
    miss(embed) {
      missing.add(embed);
      placing?.miss(embed);
    },
    has: embed => services.has(embed),
    remove(embed) {
      services.delete(embed);
      placing?.remove(embed);
    },
    embedOf: placeholder => placing?.embedOf(placeholder),
    prune() {
      for (const embed of services.keys()) {
        if (embed.isConnected && !placing?.isGone(embed)) continue;
        services.delete(embed);
        placing?.forget(embed);
      }
    },
    all: () => services,
  };
}
