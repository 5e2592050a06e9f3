import {
  type Akkoord,
  type Consent,
  cookieChoiceStore,
  createConsent,
  heedSignals,
  privacySignals,
  warn,
} from '@akkoord/core';
import {createTranslate} from '@akkoord/locales/translate';
import type {Config} from '@akkoord/schema';
import {parseConfig} from '@akkoord/schema/guards';
import {categoriesOf} from '@akkoord/schema/notice';
import {defineFirstLayer, followLinks, sayInBanner, type WidgetContext} from '@akkoord/widget/first-layer';
import {askAgain} from './ask-again.ts';
import {type Chunks, chunkLoader, type LoadChunk, soon} from './chunks.ts';
import {entryHook} from './entry-hook.ts';
import {frameHook, keepForReload} from './frame-hook.ts';
import {holdEverything} from './hold-everything.ts';
import {reportLeaks} from './leak-reports.ts';
import {pageApi} from './page-api.ts';
import {pageLanguage} from './page-language.ts';
import {allTexts, firstWords, SHIPPED, type Words} from './page-texts.ts';
import {createRecordPath} from './record-path.ts';
import {catalogueIds, siteServices} from './site-services.ts';
import {filesAddress, readTagConfig, tagFaults} from './tag-config.ts';
import {hasTraces} from './traces-of-choices.ts';
import {vendorHook} from './vendor-hook.ts';
import {workerHook} from './worker-hook.ts';

/** Elements that need the widget's code as soon as they stand on a page. */
const WIDGET_TAGS = 'akkoord-declaration,akkoord-receipt,akkoord-last-modified,akkoord-embed';

const page = window as {akkoord?: Akkoord};

/**
 * Starts the SDK for the page that carries `tag`: holds third parties at once, asks when there is a body
 * to ask in. A configuration that cannot be used is said in the console, and everything that the
 * catalogue lists stays held: closed, and the page as it was.
 */
export function startAkkoord(tag: HTMLScriptElement | null): void {
  // Asked of what only ours has: elements and code of a page may go by that name too.
  if (page.akkoord?.isGranted) {
    warn('sdk-twice', 'a second copy', 'one tag per page');
    return;
  }
  const input = readTagConfig(tag, document);
  const read = parseConfig(input, {services: catalogueIds, languages: SHIPPED});
  const files = filesAddress(tag);
  const load = chunkLoader(files);
  const faults = [...tagFaults(tag, document), ...read.faults];
  if (faults[0])
    load('faults')
      .then(({tellFaults}) => tellFaults(input, faults))
      .catch(() => {});
  if (read.config) run(read.config, read.held, files);
  else holdEverything(read, files);
}

function run(config: Config, held: readonly string[], tagUrl: string): void {
  const load = chunkLoader(tagUrl);
  // What was shown counts, in records too, also where it is not what the page asked for.
  let spoken: string | undefined;
  const language = (): string => spoken ?? pageLanguage(document, navigator, config.languages ?? SHIPPED);
  const store = heedSignals(cookieChoiceStore(document, config.domain), navigator, categoriesOf(config));
  const records = createRecordPath(config, load, store);
  const texts = () => allTexts(language(), {load, own: config.texts});
  /** What elements speak with; the details of the services come when they are needed. */
  const context = async (): Promise<WidgetContext> => ({
    consent,
    t: createTranslate(await texts(), language()),
    language: language(),
    services: [],
  });
  const widget = widgetLoader(load, context);
  const placeBanner = (): void => {
    if (document.querySelector('akkoord-banner')) return;
    const banner = document.createElement('akkoord-banner');
    document.body.prepend(banner);
    // Now, as the network may be gone when the visitor answers, and what sends has to be there when it comes back.
    records.prepare();
    for (const type of ['pointerover', 'focusin']) {
      // What an answer frees things with is there by then, and the settings for who comes to their button.
      banner.addEventListener(type, () => load('release').catch(() => {}), {once: true});
      banner.addEventListener(type, ({target}) => {
        if ((target as Element).matches('[data-control$=settings]')) widget().catch(() => {});
      });
    }
  };
  const elements = () => void Promise.all([load('catalogue'), widget(load('elements'))]).catch(() => {});
  const showBanner = () => showUnderSignals(placeBanner, {consent, load, texts});

  let look: (() => void) | undefined;
  const consent = createConsent({
    realm: window,
    config,
    services: siteServices(config),
    held,
    files: tagUrl,
    store,
    now: () => Date.now(),
    language,
    ...records,
    ...workerHook(config, {tagUrl, load, held}, () => consent),
    painted,
    onChange: () => look?.(),
    show: () => void inBody(showBanner),
    ...vendorHook(config, load, () => consent),
    ...frameHook(config, load),
    reload: reloading(load),
    onPlaceholder: elements,
    loadRelease: () => load('release'),
    settings() {
      const banner = document.querySelector('akkoord-banner');
      /** Who has answered there meanwhile gets no second question. */
      const isAnswered = (): boolean => banner?.isConnected === false;
      soon(widget())
        .then(({openSettings}): unknown => isAnswered() || openSettings())
        // Refusing and withdrawing take no file but this one.
        .catch((): unknown => isAnswered() || inBody(showBanner));
    },
  });
  consent.start();
  reportLeaks(config, load, consent.leaks);

  const askNow = (known?: WidgetContext): void => {
    if (known) defineFirstLayer(known);
    if (consent.state.status !== 'decided') showBanner();
  };
  const ask = onceShown(() => {
    if (consent.state.status === 'stale' || hasTraces())
      void soon(load('again').then(({beforeAsking}) => beforeAsking(consent, store, {load, context})))
        .catch(() => undefined)
        .then(askNow);
    else askNow();
  });

  const begin = ({language, texts}: Words): void => {
    spoken = language;
    defineFirstLayer({consent, t: createTranslate(texts, language), language, services: []});
    if (consent.state.status !== 'decided') ask();
    records.resume(consent);
    followLinks(consent);
    const tendEntry = entryHook(config, load, language);
    const again = askAgain(ask, () => performance.now());
    let isLoading = false;
    look = watch(() => {
      if (consent.state.status !== 'decided' && !document.querySelector('akkoord-banner')) again();
      tendEntry();
      if (isLoading || !document.querySelector(WIDGET_TAGS)) return;
      isLoading = true;
      elements();
    });
  };
  const ready = new Promise<void>(done => {
    firstWords(language(), {load, own: config.texts}, words => void inBody(() => begin(words)).then(done));
  });
  // Not locked: a page whose own code takes the name for something else goes on as it was.
  page.akkoord = pageApi(consent, {
    ready,
    recordConsent: asked => records.use(sender => sender.recordConsent(asked, language())),
  });
}

interface Asking {
  readonly consent: Consent;
  readonly load: LoadChunk;
  readonly texts: () => Promise<Readonly<Record<string, string>>>;
}

/** Shows at once, or once what the browser's privacy signals refuse is written down and among the banner's words. */
function showUnderSignals(show: () => void, {consent, load, texts}: Asking): void {
  if (!privacySignals(navigator)[0]) {
    show();
    return;
  }
  const say = (sentence: string): void => {
    sayInBanner(sentence);
    show();
  };
  const {status} = consent.state;
  soon(
    load('privacy').then(({askUnderSignals}) =>
      askUnderSignals(consent, {status, texts: texts(), show: say}),
    ),
  ).catch(show);
}

/** What loads the page again, for the embed at `address` where one is given. */
const reloading =
  (load: LoadChunk) =>
  (address?: string): void => {
    keepForReload(address);
    soon(load('release')).then(
      ({reloadWhenClean}) => reloadWhenClean(document),
      // Without the file that looks at forms first: what was withdrawn must not run on.
      () => location.reload(),
    );
  };

/** Resolves behind the next paint; a page that nobody sees is not painted, and is not waited for. */
const painted = (): Promise<void> =>
  new Promise(done => {
    requestAnimationFrame(() => requestAnimationFrame(() => done()));
    setTimeout(done, 100);
  });

/** A page that is only prepared has nobody to ask, and its visitor may have decided by the time they come to it. */
const onceShown = (run: () => void) => (): void => {
  if ((document as {prerendering?: boolean}).prerendering)
    document.addEventListener('prerenderingchange', run, {once: true});
  else run();
};

/**
 * Loads what is behind the first layer with its words: the settings, and with `elements` what stands in the page. The details
 * of the services come beside it: an embed can be loaded without them.
 */
const widgetLoader =
  (load: LoadChunk, context: () => Promise<WidgetContext>) =>
  async (elements?: Promise<Chunks['elements']>): Promise<Chunks['widget']> => {
    const [chunk, known, page] = await Promise.all([load('widget'), context(), elements]);
    chunk.speakWith(known, load);
    page?.definePageElements();
    return chunk;
  };

/** Runs `run` as soon as the document has a body, which is before the page is painted. */
function inBody(run: () => void): Promise<void> {
  return new Promise(resolve => {
    const go = (): boolean => {
      if (!document.body) return false;
      run();
      resolve();
      return true;
    };
    if (go()) return;
    const observer = new MutationObserver(() => go() && observer.disconnect());
    observer.observe(document.documentElement, {childList: true});
  });
}

/**
 * Calls `look` once the page is parsed. What it returns does so again soon after it was called, for when anything
 * has come or gone: sites that swap their pages without a load take the banner with them, and bring elements of
 * ours later.
 */
function watch(look: () => void): () => void {
  let isDue = false;
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', look, {once: true});
  else look();
  return () => {
    if (isDue || document.readyState === 'loading') return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      look();
    }, 100);
  };
}
