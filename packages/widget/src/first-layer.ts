import {AkkoordBanner} from './banner/banner.ts';
import {provideContext, type WidgetContext} from './consent-context.ts';
import {register} from './register.ts';
import {AkkoordSettingsLink} from './settings-link/settings-link.ts';

export {sayInBanner} from './banner/banner-content.ts';
export type {WidgetContext} from './consent-context.ts';
export {followLinks} from './settings-link/follow-links.ts';
export {AkkoordBanner, AkkoordSettingsLink};

/**
 * Registers the elements of the first bundle and gives them `context`; `services` may be empty and `t` may
 * hold the texts of the first layer only. Does nothing on a server.
 */
export function defineFirstLayer(context: WidgetContext): void {
  provideContext(context);
  register('akkoord-settings-link', AkkoordSettingsLink);
  register('akkoord-banner', AkkoordBanner);
}
