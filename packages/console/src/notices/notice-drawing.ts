import {canonicalHash} from '@akkoord/ledger/canonical';
import type {Texts} from '@akkoord/locales';
import {createTranslate} from '@akkoord/locales/translate';
import type {Config, PublishedNotice, Service} from '@akkoord/schema';
import {AkkoordBanner, provideContext, type WidgetContext} from '@akkoord/widget';
import {defineWidget, openSettings} from '@akkoord/widget/define';
import {defineFirstLayer} from '@akkoord/widget/first-layer';
import type {DrawNotice} from './draw-notice.ts';

/** Layouts that this build draws, with their own versions; a notice names the one that drew it. */
const LAYOUTS = ['bar/1', 'card/1'];

/** Draws by the widget of this build; see `DrawNotice`. */
export const drawNotice: DrawNotice = async (host, published, language) => {
  const own = await ownTexts(language);
  const context = contextOf(published, language, own ?? {});
  defineFirstLayer(context);
  defineWidget(context);
  provideContext(context);
  const banner = new AkkoordBanner();
  host.replaceChildren(banner);
  return {
    isReconstruction: await isReconstruction(published, language, own),
    build: await ownBuild(),
    remove: () => {
      banner.remove();
      document.querySelector('akkoord-settings')?.remove();
    },
  };
};

/** The words of this build, as the SDK beside the console has them; null where there are none of that language. */
async function ownTexts(language: string): Promise<Texts | null> {
  if (!/^[a-z]{2,3}(-[a-z]+)?$/i.test(language)) return null;
  try {
    const file = new URL(`../akkoord/akkoord-text-${language}.js`, import.meta.url).href;
    const {firstLayer, rest} = (await import(file)) as {readonly firstLayer: Texts; readonly rest: Texts};
    return {...firstLayer, ...rest};
  } catch {
    // Not served here, or no language that ships: the published words are drawn all the same.
    return null;
  }
}

/** SHA-256 over the two files that draw, as they are served beside the console. */
async function ownBuild(): Promise<string | null> {
  const files = await Promise.all(
    ['akkoord.js', 'akkoord-widget.js'].map(async name => {
      const answer = await fetch(new URL(`../akkoord/${name}`, import.meta.url)).catch(() => null);
      return answer?.ok ? answer.arrayBuffer() : null;
    }),
  );
  if (files.includes(null)) return null;
  const bytes = await new Blob(files as ArrayBuffer[]).arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

async function isReconstruction(
  {notice}: PublishedNotice,
  language: string,
  own: Texts | null,
): Promise<boolean> {
  if (!own || !LAYOUTS.includes(notice.layout)) return true;
  return (await canonicalHash(own)) !== notice.texts[language];
}

function contextOf({notice, texts}: PublishedNotice, language: string, own: Texts): WidgetContext {
  const layout = notice.layout.split('/')[0] as NonNullable<Config['layout']>;
  const {site, controller, privacy, version} = notice;
  const services = notice.services.map(
    (service): Service => ({
      ...service,
      match: [],
      checked: '',
      sources: [],
    }),
  );
  return {
    consent: stillConsent({site, controller, privacy, version, layout}, notice.categories, services),
    // Words that an older build lacked must not leave a hole; those that were published win.
    t: createTranslate({...own, ...texts[language]}, language),
    language,
    services,
  };
}

type Consent = WidgetContext['consent'];

/** The consent of a visitor who has not chosen, and never does: whatever is pressed changes nothing. */
function stillConsent(
  config: Config,
  categories: Consent['categories'],
  services: Consent['services'],
): Consent {
  const nothing = async () => {};
  return {
    config,
    categories,
    services,
    state: {status: 'undecided'},
    record: null,
    ready: Promise.resolve(),
    leaks: [],
    choiceOf: id => (categories.find(one => one.id === id)?.exempt === undefined ? 'denied' : 'granted'),
    isGranted: id => categories.find(one => one.id === id)?.exempt !== undefined,
    decide: nothing,
    show: () => {},
    settings: () => void openSettings(),
    acceptAll: nothing,
    rejectAll: nothing,
    set: nothing,
    withdraw: nothing,
    erase: nothing,
    receipt: async () => null,
    ownReceipt: async () => undefined,
    loadOnce: () => {},
    on: () => () => {},
    subscribe: () => () => {},
  };
}
