export {AkkoordBanner} from './banner/banner.ts';
export {onContext, provideContext, type WidgetContext} from './consent-context.ts';
export {ConsentController} from './consent-controller.ts';
export {AkkoordDeclaration} from './declaration/declaration.ts';
export {AkkoordEmbed} from './embed/embed.ts';
export {AkkoordLastModified} from './last-modified/last-modified.ts';
export {AkkoordReceipt} from './receipt/receipt.ts';
export {AkkoordSettings} from './settings/settings.ts';
export {AkkoordSettingsLink} from './settings-link/settings-link.ts';
