/*
 * What single values look like. The parsers with valibot and the guards of the browser both read these, so
 * that they cannot disagree about a value. `\P{Cc}` keeps control characters out of whatever people read.
 */

/** Id of a site. */
export const SITE_ID = /^[a-z0-9][a-z0-9-]{0,62}$/;
/** Id of a category. */
export const CATEGORY_ID = /^[a-z][a-z0-9-]{0,31}$/;
/** Id of a service; every category id fits too. */
export const SERVICE_ID = /^[a-z][a-z0-9-]{0,39}$/;
/** UUID version 4, lower case. */
export const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
/** SHA-256, lower-case hex. */
export const HASH = /^[\da-f]{64}$/;
/** A line of text that is not empty. */
export const LINE = /^(?=.*\S)\P{Cc}{1,500}$/u;
/** Text of one or more lines that is not empty. */
export const TEXT = /^(?=[\s\S]*\S)[\P{Cc}\n\t]{1,4000}$/u;
/** Human label of a version. */
export const VERSION = /^(?=.*\S)\P{Cc}{1,40}$/u;
/** BCP 47 language tag: the language in lower case, regions as they are mostly written, `pt-BR`. */
export const LANGUAGE = /^[a-z]{2,3}(-[a-zA-Z\d]{2,8})*$/;
/** A day, `YYYY-MM-DD`. */
export const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
/** An absolute http(s) address. */
export const URL_HTTP = /^https?:\/\/[^\s/\\?#]+[^\s\\]*$/;
/** An absolute http(s) address, or a path on the same origin (`/\` and `//` lead elsewhere). */
export const URL_OR_PATH = /^(https?:\/\/[^\s/\\?#]+|\/(?!\/))[^\s\\]*$/;
/** A path on the same origin. */
export const PATH = /^\/(?!\/)[^\s\\]*$/;
/** ISO 3166-1 alpha-2. */
export const COUNTRY = /^[A-Z]{2}$/;
/** ISO 8601 duration, `session` or `persistent`. */
export const DURATION = /^(session|persistent|P(?=.)(\d+[YMWD])*(T(\d+[HMS])+)?)$/;
/** A host, optionally `*.` before and a path prefix after it. */
export const HOST_PATTERN = /^(\*\.)?[a-z\d-]+(\.[a-z\d-]+)*(:\d+)?(\/[^\s?#]*)?$/;
/** A domain of two labels or more; goes into a cookie as it is. */
export const DOMAIN = /^[a-z\d-]+(\.[a-z\d-]+)+$/;
/** A host, optionally `*.` before and a port after it; goes into a content security policy as it is. */
export const FRAME_HOST = /^(\*\.)?[a-z\d-]+(\.[a-z\d-]+)*(:\d{1,5})?$/;
/** Codes of `PurposeCode`. */
export const PURPOSE =
  /^(advertising|ad-measurement|audience-measurement|session-recording|tag-management|embedded-video|embedded-audio|embedded-map|embedded-post|social-plugin|chat|forms|fonts|security|comments|personalisation|testing|lead-identification|scheduling|payment|error-monitoring)$/;
/** Codes of `DataCode`. */
export const DATA =
  /^(ip-address|device|pages-visited|interactions|recordings|online-identifier|location|form-input|account|purchases)$/;
/** Kinds of `ServiceEmbed`. */
export const EMBED_KIND = /^(video|map|post|page|audio|form|chat|captcha|comments|widget)$/;
/** Places of `ServiceCookie`. */
export const COOKIE_KIND = /^(cookie|localStorage|sessionStorage|indexedDB)$/;
/** Parties of `ServiceCookie`. */
export const COOKIE_PARTY = /^(first|third)$/;
/** Grounds of a transfer outside the EEA. */
export const TRANSFER_GROUND = /^(adequacy|dpf|scc)$/;
/** Measurement id of Google Analytics 4. */
export const GA4_ID = /^G-[A-Z\d]{4,20}$/;
/** Container of Google Tag Manager. */
export const GTM_ID = /^GTM-[A-Z\d]{4,20}$/;
/** Ids that are a number: Meta pixel, LinkedIn partner, UET tag, Hotjar site. */
export const NUMBER_ID = /^\d{4,20}$/;
/** Project of Microsoft Clarity. */
export const CLARITY_ID = /^[a-z\d]{6,20}$/;
/** TikTok pixel. */
export const TIKTOK_ID = /^[A-Z\d]{16,24}$/;
/** Base URL of a Matomo, a space, and the site's id there. */
export const MATOMO_SITE = /^https:\/\/[a-z\d-]+(\.[a-z\d-]+)+(:\d+)?(\/[\w-]+)*\/? \d{1,9}$/;
/** The key of a text that a site may word itself; the answers it can only choose, by `answers`. */
export const TEXT_KEY = /^(answers$|(?!choice\.)[a-z]+\.[\w.-]{1,60}$)/;
/** A name in a site's own mark-up that stands for a category or service. */
export const ALIAS = /^(?!(__proto__|constructor|prototype)$)(?=.*\S)\P{Cc}{1,100}$/u;
/** Names of the profiles of docs/profiles.md. */
export const PROFILE = /^(eu-strict|nl|be|fr|de|it|es|uk)$/;
/** Those that let a site measure its audience without asking, as long as nobody objects. */
export const EXEMPTING = /^(nl|fr|it|es|uk)$/;
/** Layouts of the first layer. */
export const LAYOUT = /^(bar|card)$/;
/** Places of a card along the bottom edge. */
export const POSITION = /^(start|center|end)$/;
/** Colour schemes. */
export const SCHEME = /^(light|dark|system)$/;
/** A colour without transparency. */
export const COLOUR = /^#[\da-fA-F]{6}$/;
/** Names of fonts; goes into a style sheet as it is. */
export const FONT = /^[a-zA-Z][a-zA-Z\d ,-]{0,199}$/;
/** Corners. */
export const RADIUS = /^(1?\d|2[0-4])px$/;
