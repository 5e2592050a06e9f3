import type {WidgetContext} from './consent-context.ts';
import {definePageElements} from './define-page-elements.ts';
import {defineSettings} from './define-settings.ts';
import {register} from './register.ts';
import {AkkoordSettingsLink} from './settings-link/settings-link.ts';

export type {WidgetContext} from './consent-context.ts';
export {openSettings} from './define-settings.ts';

/**
 * Registers every element but the banner and gives them `context`, which holds all texts and the details of
 * the services. Works with or without `defineFirstLayer` before it. Does nothing on a server.
 */
export function defineWidget(context: WidgetContext): void {
  defineSettings(context);
  register('akkoord-settings-link', AkkoordSettingsLink);
  definePageElements();
}
