import type {Guard} from './guard.ts';
import type {Patches, Realm} from './patches.ts';

/**
 * Refuses to send a form, a link or `window.open` into a frame of the page where the address is held. What
 * goes to the whole window or to a new one is the visitor's own way, and is left alone.
 */
export function patchNavigation(realm: Realm, patches: Patches, guard: Guard): void {
  const {document} = realm;
  const isFrame = (target: string | null): boolean =>
    !!target && [...document.getElementsByName(target)].some(({localName}) => /frame$/.test(localName));
  const isHeld = (element: Element, address: string, by?: Element | null): boolean => {
    const read = (name: string): string | null =>
      by?.getAttribute(`form${name}`) ?? element.getAttribute(name);
    const target = read('target') ?? document.querySelector('base[target]')?.getAttribute('target') ?? null;
    return isFrame(target) && guard.heldBy(read(address)) !== undefined;
  };

  patches.method<HTMLFormElement['submit']>(
    realm.HTMLFormElement.prototype,
    'submit',
    native =>
      function (this: HTMLFormElement) {
        if (!isHeld(this, 'action')) native.call(this);
      },
  );
  patches.listen(realm, 'submit', event => {
    const {target, submitter} = event as SubmitEvent;
    if (isHeld(target as Element, 'action', submitter)) event.preventDefault();
  });
  patches.listen(realm, 'click', event => {
    const link = (event.composedPath()[0] as Element | null)?.closest?.('a,area');
    if (link && isHeld(link, 'href')) event.preventDefault();
  });
  patches.method<Window['open']>(
    realm,
    'open',
    native =>
      function (this: unknown, url, target, features) {
        return isFrame(target ?? null) && guard.heldBy(url)
          ? null
          : native.call(realm, url as string, target, features);
      },
  );
}
