import type {Context} from './context.ts';
import {createFormNeeds} from './form-needs.ts';

/** Stands in for functions of held services, so that calls of the page to them do not throw. */
export interface HeldCalls {
  /** Looks which functions the held `element` would have defined, and stands in for those that are not there. */
  standIn(element: Element): void;
  /** Takes the stand-ins of services away that are allowed now. */
  leave(): void;
  /** Makes those calls to them again that handed over a function (`grecaptcha.ready(fn)`). Hits are not made up for. */
  repeat(): void;
}

interface Call {
  readonly path: readonly string[];
  readonly args: readonly unknown[];
}

/** Stand-ins for the globals of the services in `context`. */
export function createHeldCalls(context: Context): HeldCalls {
  const {realm, services, guard, isAllowed} = context;
  const isNeeded = createFormNeeds(context);
  const page = realm as unknown as Record<string, unknown>;
  const stands = new Map<
    string,
    {readonly service: string; readonly stand: unknown; readonly calls: Call[]}
  >();
  let ready: Call[] = [];

  return {
    standIn(element) {
      const html = element.outerHTML;
      const service = element.getAttribute('data-service') ?? guard.heldIn(html);
      for (const {id, globals = []} of services) {
        if (isAllowed(id)) continue;
        for (const root of new Set(globals.map(path => path.split('.')[0] as string))) {
          if (root in page || !(id === service || names(html, root))) continue;
          const calls: Call[] = [];
          const stand = createStand([root], call => {
            // Whoever sends a form waits for the answer; with the vendor there, the form is sent again.
            if (!isNeeded(id) && call.path.at(-1) !== 'then') calls.push(call);
          });
          stands.set(root, {service: id, stand, calls});
          page[root] = stand;
        }
      }
    },
    leave() {
      for (const [root, {service, stand, calls}] of stands) {
        if (!isAllowed(service)) continue;
        if (page[root] === stand) delete page[root];
        stands.delete(root);
        ready.push(...calls);
      }
    },
    repeat() {
      const calls = ready;
      ready = [];
      for (const {path, args} of calls) {
        const owner = path
          .slice(0, -1)
          .reduce((at, name) => at?.[name] as typeof page, page as typeof page | undefined);
        const call = owner?.[path.at(-1) ?? ''];
        if (typeof call === 'function') realm.setTimeout(() => call.apply(owner, args));
      }
    },
  };
}

/** True where `code` names `word` as a whole. */
const names = (code: string, word: string): boolean =>
  new RegExp(`(^|[^\\w$])${word.replace('$', '\\$')}([^\\w$]|$)`).test(code);

/** What one call of a stand-in gave is often handed to the next. */
const standIns = new WeakSet<object>();

/**
 * A function that takes every call, and has every member. Awaited it never settles: there is no answer.
 * `onWaiting` is told of calls that hand over a function.
 */
function createStand(path: readonly string[], onWaiting: (call: Call) => void): unknown {
  // biome-ignore lint/complexity/useArrowFunction: pages call it with `new` too
  const stand = new Proxy(function () {}, {
    get: (_, name) => (typeof name === 'symbol' ? undefined : createStand([...path, name], onWaiting)),
    apply(_, __, args) {
      if (args.some(argument => typeof argument === 'function' && !standIns.has(argument)))
        onWaiting({path, args});
      return createStand([...path, 'then'], onWaiting);
    },
    construct: () => createStand(path, onWaiting) as object,
  });
  standIns.add(stand);
  return stand;
}
