import type {ConsentEvents} from './consent.ts';

/** The events of consent on one document. */
export interface PageEvents {
  /** Dispatches an event; false where it was cancelable and somebody has cancelled it. */
  tell<T extends keyof ConsentEvents>(type: T, detail: ConsentEvents[T], cancelable?: boolean): boolean;
  /** Listens; returns its own unsubscribe. */
  on<T extends keyof ConsentEvents>(
    type: T,
    listener: (detail: ConsentEvents[T], event: CustomEvent) => void,
  ): () => void;
}

/** Events that are dispatched on `document`. */
export function createPageEvents(document: Document): PageEvents {
  return {
    tell: (type, detail, cancelable = false) =>
      document.dispatchEvent(new CustomEvent(type, {detail, cancelable})),
    on(type, listener) {
      const heard = (event: Event): void => listener((event as CustomEvent).detail, event as CustomEvent);
      document.addEventListener(type, heard);
      return () => document.removeEventListener(type, heard);
    },
  };
}
