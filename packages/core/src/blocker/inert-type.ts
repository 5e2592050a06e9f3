import type {Natives} from './natives.ts';

/** A type that no browser runs. */
const INERT = 'text/plain';

/** Makes scripts inert by their type, and gives it back. */
export interface InertType {
  /** Does nothing to a script that is inert already. */
  mute(script: Element): void;
  /** Does nothing to what is no script, or was never muted. */
  unmute(element: Element): void;
}

/** The type that a script had waits in `data-type`, as where a site has marked it up itself. */
export function createInertType({getAttribute, setAttribute, removeAttribute}: Natives): InertType {
  return {
    mute(script) {
      const type = getAttribute(script, 'type') ?? '';
      if (type === INERT) return;
      setAttribute(script, 'type', INERT);
      if (type) setAttribute(script, 'data-type', type);
    },
    unmute(element) {
      if (element.localName !== 'script' || getAttribute(element, 'type') !== INERT) return;
      const type = getAttribute(element, 'data-type');
      if (type) setAttribute(element, 'type', type);
      else removeAttribute(element, 'type');
      removeAttribute(element, 'data-type');
    },
  };
}
