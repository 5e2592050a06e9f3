import {provideContext, type WidgetContext} from './consent-context.ts';
import {AkkoordDeclaration} from './declaration/declaration.ts';
import {AkkoordEmbed} from './embed/embed.ts';
import {AkkoordLastModified} from './last-modified/last-modified.ts';
import {AkkoordReceipt} from './receipt/receipt.ts';
import {register} from './register.ts';
import {AkkoordSettings} from './settings/settings.ts';
import {AkkoordSettingsLink} from './settings-link/settings-link.ts';

export type {WidgetContext} from './consent-context.ts';

const SETTINGS = 'akkoord-settings';

/**
 * Registers every element but the banner and gives them `context`, which holds all texts and the details of
 * the services. Works with or without `defineFirstLayer` before it. Does nothing on a server.
 */
export function defineWidget(context: WidgetContext): void {
  provideContext(context);
  register('akkoord-settings-link', AkkoordSettingsLink);
  register(SETTINGS, AkkoordSettings);
  register('akkoord-embed', AkkoordEmbed);
  register('akkoord-declaration', AkkoordDeclaration);
  register('akkoord-last-modified', AkkoordLastModified);
  register('akkoord-receipt', AkkoordReceipt);
}

/** Opens the page's settings, after `defineWidget`; puts them at the end of the body where there are none. */
export function openSettings(): Promise<void> {
  const found = document.querySelector<AkkoordSettings>(SETTINGS);
  const settings = found ?? (document.createElement(SETTINGS) as AkkoordSettings);
  if (!found) document.body.append(settings);
  return settings.show();
}
