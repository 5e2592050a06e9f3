import {html, type TemplateResult} from 'lit/html.js';

/** One answer in the settings: the control that it is recorded as, its words, what a press does. */
export interface ChoiceButton {
  readonly control: string;
  readonly label: string;
  readonly press: (event: Event) => void;
}

/** A row of answers, all made here, so that nothing can make one of them weigh more than another. */
export function choiceButtons(buttons: readonly ChoiceButton[]): TemplateResult {
  return html`<div class="choices">
    ${buttons.map(
      ({control, label, press}) =>
        html`<button type="button" class="choice" data-control=${control} @click=${press}>${label}</button>`,
    )}
  </div>`;
}
