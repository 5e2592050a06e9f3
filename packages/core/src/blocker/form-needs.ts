import type {Context} from './context.ts';

/** What a visitor presses to send a form. */
const BUTTON = 'button,input,a,[role=button]';

/**
 * A function that tells whether the visitor is just sending a form. If so, the form shows that it waits for
 * `service`: code that calls a held captcha then would wait forever, and the visitor not know for what.
 */
export function createFormNeeds({realm, placeholders}: Context): (service: string) => boolean {
  const {document} = realm;
  return service => {
    const sent = sentForm(realm.event);
    if (!sent) return false;
    const {form, button} = sent;
    const [known] =
      [...placeholders.all()].find(([embed, id]) => id === service && form.contains(embed)) ?? [];
    const place = known ?? document.createElement('div');
    if (!known) {
      const before = button && form.contains(button) ? button : null;
      (before?.parentNode ?? form).insertBefore(place, before);
      placeholders.show(place, service);
    }
    placeholders.miss(place);
    return true;
  };
}

/** The form that `event` sends, and the button for it, before which a question belongs. */
function sentForm(event: Event | undefined) {
  if (!event || !/^(submit|click)$/.test(event.type)) return undefined;
  const target = event.target as Element | null;
  const pressed = (event as SubmitEvent).submitter ?? target?.closest?.(BUTTON);
  const form = target?.closest?.('form');
  // A click into a text field sends nothing.
  if (!form || (event.type === 'click' && (!pressed || pressed.matches(':read-write')))) return undefined;
  return {form, button: pressed ?? form.querySelector('[type=submit],button:not([type])')};
}
