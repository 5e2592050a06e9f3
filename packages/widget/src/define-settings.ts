import {provideContext, type WidgetContext} from './consent-context.ts';
import {register} from './register.ts';
import {AkkoordSettings} from './settings/settings.ts';

export type {WidgetContext} from './consent-context.ts';

const SETTINGS = 'akkoord-settings';

/** The first part of `defineWidget`: gives `context` and registers the settings, for a page that shows nothing else. */
export function defineSettings(context: WidgetContext): void {
  provideContext(context);
  register(SETTINGS, AkkoordSettings);
}

/** Opens the page's settings, after `defineWidget` or `defineSettings`; puts them at the end of the body where there are none. */
export function openSettings(): Promise<void> {
  const found = document.querySelector<AkkoordSettings>(SETTINGS);
  const settings = found ?? (document.createElement(SETTINGS) as AkkoordSettings);
  if (!found) document.body.append(settings);
  return settings.show();
}
