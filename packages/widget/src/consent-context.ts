import type {Consent} from '@akkoord/core';
import type {Translate} from '@akkoord/locales';
import type {Service} from '@akkoord/schema';

/** What every element needs: the consent of this page, words, and what is known of each service. */
export interface WidgetContext {
  readonly consent: Consent;
  readonly t: Translate;
  /** BCP 47 tag of the language that `t` speaks. */
  readonly language: string;
  /** Details of the services; empty until they have been loaded. */
  readonly services: readonly Service[];
  /** Loads those details, where they are not there yet: most visitors never open what tells them. */
  readonly loadServices?: () => Promise<readonly Service[]>;
}

type Listener = (context: WidgetContext) => void;

let current: WidgetContext | undefined;
const listeners = new Set<Listener>();

/**
 * Gives `context` to every element of this copy of the SDK, those that are on the page already and those
 * that come later. A second call replaces the first, and the elements draw themselves anew.
 */
export function provideContext(context: WidgetContext): void {
  current = context;
  for (const listener of listeners) listener(context);
}

/** Gives `next` in the place of `context`; does nothing where another one has been provided since. */
export function replaceContext(context: WidgetContext, next: WidgetContext): void {
  if (current === context) provideContext(next);
}

/**
 * Calls `listener` at once where a context is there, and again whenever another one is provided. Returns
 * its own unsubscribe.
 */
export function onContext(listener: Listener): () => void {
  listeners.add(listener);
  if (current) listener(current);
  return () => listeners.delete(listener);
}

/** The direction in which `language` is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|dv|fa|he|ps|ur|yi)\b/.test(language) ? 'rtl' : 'ltr';
}
