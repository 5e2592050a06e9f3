import {html, nothing, type TemplateResult} from 'lit/html.js';
import {ConsentController} from '../consent-controller.ts';
import {DrawnElement} from '../drawn-element.ts';
import {dayWords} from '../words/date-words.ts';

/**
 * `<akkoord-last-modified>`: the date on which the notice was last changed, for the site to put its own words
 * around. Empty where the config names no date.
 *
 * @tag akkoord-last-modified
 */
export class AkkoordLastModified extends DrawnElement {
  readonly #consent = new ConsentController(this);

  /** Draws the date in the language of the notice. */
  override render(): TemplateResult | typeof nothing {
    const {context} = this.#consent;
    const date = context?.consent.config.date;
    return context && date
      ? html`<time datetime=${date}>${dayWords(date, context.language)}</time>`
      : nothing;
  }
}
