import {cookieChoiceStore, createConsent, serviceMatch} from '@akkoord/core';
import {parseConfig} from '@akkoord/schema/guards';
import {services as catalogue} from '@akkoord/services';

/** What the page is about to show or run, with the details that a visitor should be told. */
export const services = catalogue.filter(({id}) => ['google-analytics', 'youtube'].includes(id));

const {config} = parseConfig(
  {site: 'headless', controller: {name: 'Harbour Books'}, privacy: '/privacy.html'},
  {services: services.map(({id}) => id), languages: ['en']},
);

/** A consent for this page. `onShow` opens the interface, `onPlaceholder` runs when an embed has been held. */
export const makeConsent = ({onShow, onPlaceholder}) =>
  createConsent({
    realm: window,
    config,
    services: services.map(serviceMatch),
    store: cookieChoiceStore(document),
    now: () => Date.now(),
    language: () => 'en',
    // Without a collector there is nothing to send, and no receipt to keep.
    noticeHash: () => undefined,
    send: () => {},
    receipt: async () => null,
    forget: async () => {},
    show: onShow,
    settings: onShow,
    onPlaceholder,
    loadRelease: () => import('@akkoord/core/releasing'),
    reload: () => location.reload(),
  });
