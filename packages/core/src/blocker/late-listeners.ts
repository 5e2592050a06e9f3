import type {Realm} from './patches.ts';

/** Calls listeners for events that were over before they were added. */
export interface LateListeners {
  /** Notes handlers (`window.onload =`) that were set since the last call, if the events are over. */
  look(): void;
  /** Gives the natives back, and calls each listener once, from a task of its own. */
  finish(): void;
}

/** Handlers by the event that they wait for. */
const HANDLERS = ['onload', 'onpageshow', 'onreadystatechange'] as const;

/**
 * Until `finish`, listeners that a released script adds for `DOMContentLoaded`, `load` and the like are
 * kept where the event is over. They are called without an event being dispatched: the page's own
 * listeners have had theirs. `isReleased` tells whether a released script is running.
 */
export function collectListeners(realm: Realm, isReleased: () => boolean): LateListeners {
  const {document} = realm;
  const late: (() => void)[] = [];
  const targets: readonly (Window | Document)[] = [realm, document];
  const isOver = (type: string): boolean =>
    type === 'DOMContentLoaded'
      ? document.readyState !== 'loading'
      : /^(load|pageshow|readystatechange)$/.test(type) && document.readyState === 'complete';
  const keep = (target: object, type: string, listener: EventListenerOrEventListenerObject): void => {
    const event = Object.defineProperty(new Event(type), 'target', {value: target});
    late.push(() =>
      typeof listener === 'function' ? listener.call(target, event) : listener.handleEvent(event),
    );
  };
  const handlers = (): unknown[] =>
    targets.flatMap(target => HANDLERS.map(name => (target as unknown as Record<string, unknown>)[name]));

  for (const target of targets) {
    const {addEventListener} = target;
    target.addEventListener = (type: string, listener: EventListener, options?: unknown) => {
      if (listener && isOver(type) && isReleased()) keep(target, type, listener);
      else addEventListener.call(target, type, listener, options as boolean);
    };
  }
  let before = handlers();
  return {
    look() {
      const now = handlers();
      now.forEach((handler, index) => {
        const target = targets[Math.floor(index / HANDLERS.length)];
        const type = HANDLERS[index % HANDLERS.length]?.slice(2) ?? '';
        if (handler && handler !== before[index] && target && isOver(type))
          keep(target, type, handler as EventListener);
      });
      before = now;
    },
    finish() {
      for (const target of targets) Reflect.deleteProperty(target, 'addEventListener');
      for (const call of late) realm.setTimeout(call);
    },
  };
}
