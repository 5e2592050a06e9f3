import type {Service} from '@akkoord/schema';
import {abTasty} from './services/ab-tasty.ts';
import {addtoany} from './services/addtoany.ts';
import {adform} from './services/adform.ts';
import {adobeExperienceCloud} from './services/adobe-experience-cloud.ts';
import {adobeFonts} from './services/adobe-fonts.ts';
import {albacross} from './services/albacross.ts';
import {amplitude} from './services/amplitude.ts';
import {applicationInsights} from './services/application-insights.ts';
import {bingMaps} from './services/bing-maps.ts';
import {brevo} from './services/brevo.ts';
import {calendly} from './services/calendly.ts';
import {cloudflareInsights} from './services/cloudflare-insights.ts';
import {contentsquare} from './services/contentsquare.ts';
import {crazyEgg} from './services/crazy-egg.ts';
import {crisp} from './services/crisp.ts';
import {criteo} from './services/criteo.ts';
import {dailymotion} from './services/dailymotion.ts';
import {datadogRum} from './services/datadog-rum.ts';
import {disqus} from './services/disqus.ts';
import {etracker} from './services/etracker.ts';
import {facebook} from './services/facebook.ts';
import {facebookComments} from './services/facebook-comments.ts';
import {fathom} from './services/fathom.ts';
import {fontAwesome} from './services/font-awesome.ts';
import {fullstory} from './services/fullstory.ts';
import {googleAds} from './services/google-ads.ts';
import {googleAnalytics} from './services/google-analytics.ts';
import {googleFonts} from './services/google-fonts.ts';
import {googleForms} from './services/google-forms.ts';
import {googleMaps} from './services/google-maps.ts';
import {googlePublisherAds} from './services/google-publisher-ads.ts';
import {googleTagManager} from './services/google-tag-manager.ts';
import {googleTranslate} from './services/google-translate.ts';
import {hcaptcha} from './services/hcaptcha.ts';
import {heap} from './services/heap.ts';
import {hotjar} from './services/hotjar.ts';
import {hubspot} from './services/hubspot.ts';
import {hubspotForms} from './services/hubspot-forms.ts';
import {indeed} from './services/indeed.ts';
import {instagram} from './services/instagram.ts';
import {intercom} from './services/intercom.ts';
import {leadfeeder} from './services/leadfeeder.ts';
import {leadinfo} from './services/leadinfo.ts';
import {linkedin} from './services/linkedin.ts';
import {linkedinInsight} from './services/linkedin-insight.ts';
import {mapbox} from './services/mapbox.ts';
import {marketo} from './services/marketo.ts';
import {matomoCloud} from './services/matomo-cloud.ts';
import {metaPixel} from './services/meta-pixel.ts';
import {microsoftClarity} from './services/microsoft-clarity.ts';
import {microsoftUet} from './services/microsoft-uet.ts';
import {mixpanel} from './services/mixpanel.ts';
import {mouseflow} from './services/mouseflow.ts';
import {newRelic} from './services/new-relic.ts';
import {onesignal} from './services/onesignal.ts';
import {openstreetmap} from './services/openstreetmap.ts';
import {optimizely} from './services/optimizely.ts';
import {outbrain} from './services/outbrain.ts';
import {pianoAnalytics} from './services/piano-analytics.ts';
import {pinterest} from './services/pinterest.ts';
import {pinterestTag} from './services/pinterest-tag.ts';
import {piwikPro} from './services/piwik-pro.ts';
import {plausible} from './services/plausible.ts';
import {posthog} from './services/posthog.ts';
import {quantcast} from './services/quantcast.ts';
import {recaptcha} from './services/recaptcha.ts';
import {reddit} from './services/reddit.ts';
import {redditPixel} from './services/reddit-pixel.ts';
import {segment} from './services/segment.ts';
import {sentry} from './services/sentry.ts';
import {sharethis} from './services/sharethis.ts';
import {simpleAnalytics} from './services/simple-analytics.ts';
import {smartsupp} from './services/smartsupp.ts';
import {snapPixel} from './services/snap-pixel.ts';
import {soundcloud} from './services/soundcloud.ts';
import {spotify} from './services/spotify.ts';
import {statcounter} from './services/statcounter.ts';
import {taboola} from './services/taboola.ts';
import {tawk} from './services/tawk.ts';
import {tealium} from './services/tealium.ts';
import {theTradeDesk} from './services/the-trade-desk.ts';
import {tiktok} from './services/tiktok.ts';
import {tiktokPixel} from './services/tiktok-pixel.ts';
import {trustpilot} from './services/trustpilot.ts';
import {turnstile} from './services/turnstile.ts';
import {twitch} from './services/twitch.ts';
import {typeform} from './services/typeform.ts';
import {vimeo} from './services/vimeo.ts';
import {vwo} from './services/vwo.ts';
import {wistia} from './services/wistia.ts';
import {x} from './services/x.ts';
import {xPixel} from './services/x-pixel.ts';
import {yandexMetrica} from './services/yandex-metrica.ts';
import {youtube} from './services/youtube.ts';
import {zendesk} from './services/zendesk.ts';

export type {Framed} from './frames.ts';
export {createFrameMatcher, framesOf} from './frames.ts';
export type {Matchable, Matcher} from './match.ts';
export {createMatcher} from './match.ts';
export type {FrameRequest} from './open-frame.ts';
export {createFrameRedirect, FRAME_CODES} from './open-frame.ts';

/** The catalogue, sorted by id. Each entry's facts carry the day they were checked and where they stand. */
export const services: readonly Service[] = [
  abTasty,
  addtoany,
  adform,
  adobeExperienceCloud,
  adobeFonts,
  albacross,
  amplitude,
  applicationInsights,
  bingMaps,
  brevo,
  calendly,
  cloudflareInsights,
  contentsquare,
  crazyEgg,
  crisp,
  criteo,
  dailymotion,
  datadogRum,
  disqus,
  etracker,
  facebook,
  facebookComments,
  fathom,
  fontAwesome,
  fullstory,
  googleAds,
  googleAnalytics,
  googleFonts,
  googleForms,
  googleMaps,
  googlePublisherAds,
  googleTagManager,
  googleTranslate,
  hcaptcha,
  heap,
  hotjar,
  hubspot,
  hubspotForms,
  indeed,
  instagram,
  intercom,
  leadfeeder,
  leadinfo,
  linkedin,
  linkedinInsight,
  mapbox,
  marketo,
  matomoCloud,
  metaPixel,
  microsoftClarity,
  microsoftUet,
  mixpanel,
  mouseflow,
  newRelic,
  onesignal,
  openstreetmap,
  optimizely,
  outbrain,
  pianoAnalytics,
  pinterest,
  pinterestTag,
  piwikPro,
  plausible,
  posthog,
  quantcast,
  recaptcha,
  reddit,
  redditPixel,
  segment,
  sentry,
  sharethis,
  simpleAnalytics,
  smartsupp,
  snapPixel,
  soundcloud,
  spotify,
  statcounter,
  taboola,
  tawk,
  tealium,
  theTradeDesk,
  tiktok,
  tiktokPixel,
  trustpilot,
  turnstile,
  twitch,
  typeform,
  vimeo,
  vwo,
  wistia,
  x,
  xPixel,
  yandexMetrica,
  youtube,
  zendesk,
];
