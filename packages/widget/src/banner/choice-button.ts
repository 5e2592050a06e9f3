import {makeElement} from '../make-element.ts';

/** What becomes of a press: which control it was, and whether a person pressed it. */
export type Press = (control: string, trusted: boolean) => void;

/**
 * One button of the first layer. Accepting, refusing and the settings all come from here, so that nothing
 * can make one of them weigh more than another.
 */
export function choiceButton(control: string, label: string, press: Press): HTMLButtonElement {
  const onclick = (event: Event): void => press(control, event.isTrusted);
  const button = makeElement('button', {type: 'button', slot: 'choices', onclick}, label);
  button.dataset.control = control;
  return button;
}
