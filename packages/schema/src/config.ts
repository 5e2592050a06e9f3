import type {CategoryConfig} from './category.ts';
import type {AcknowledgedRisk} from './consent-mode.ts';
import type {ProfileName} from './profiles.ts';
import type {Service} from './service.ts';
import type {Tags} from './tags.ts';
import type {Theme} from './theme.ts';

/** Who is responsible for the site's processing (GDPR art. 4(7), 13(1)(a)). */
export interface Controller {
  readonly name: string;
  readonly address?: string;
  readonly email?: string;
  readonly url?: string;
}

/** Identity of a published notice; hashes are lower-case hex SHA-256. */
export interface NoticeIdentity {
  readonly hash: string;
  readonly materialHash: string;
}

/**
 * What a site owner configures: attributes on the tag, a JSON block, `defineConfig()` or a file for the
 * commands all give this one shape. There is on purpose no key for the buttons, their order, their words,
 * a default that grants, a wall or a time-out.
 */
export interface Config {
  /** Address of the JSON Schema, for editors alone (docs/configuration.md). */
  readonly $schema?: string;
  /** Id of the site at the collector, `[a-z0-9][a-z0-9-]{0,62}`. */
  readonly site: string;
  readonly controller: Controller;
  /** Address of the privacy statement, absolute or a path. */
  readonly privacy: string;
  /** Whose rules may relax named parameters; absent means `eu-strict`, which relaxes nothing (docs/profiles.md). */
  readonly profile?: ProfileName;
  /** Origin (or base URL) of the collector; absent means no receipts. */
  readonly collector?: string;
  /**
   * Domain whose hosts share one choice, such as `example.org` for `www.` and `shop.example.org`; absent means that
   * each host has its own (docs/configuration.md).
   */
  readonly domain?: string;
  /** Human label of the notice, shown beside its date; absent means `1`. */
  readonly version?: string;
  /** Date of the notice's last change, `YYYY-MM-DD`. Absent means that no date is shown. */
  readonly date?: string;
  /** Languages that the site offers; absent means every language that ships. */
  readonly languages?: readonly string[];
  /**
   * Texts of the site's own, by language and key, in the place of those that ship. Verbs on buttons stay as they
   * are; those of the three answers are chosen from a list, by the key `answers` (docs/languages.md).
   */
  readonly texts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly categories?: readonly CategoryConfig[];
  /** Catalogue ids and the site's own services; absent means the whole catalogue. */
  readonly services?: readonly (string | Service)[];
  /**
   * Vendors that the SDK loads itself after a grant, by the id that each has given the site. Their services
   * are part of the notice even where `services` does not name them.
   */
  readonly tags?: Tags;
  /**
   * What names in the site's own mark-up stand for: a category or service by each (`{"Chat": "intercom"}`).
   * Those that other consent managers use for the built-in categories need no entry (docs/migration.md).
   */
  readonly aliases?: Readonly<Record<string, string>>;
  /**
   * Google's Consent Mode in its advanced form, which exists with an acknowledgement alone; absent means basic: nothing
   * of Google's runs before a grant (docs/signals.md).
   */
  readonly advancedConsentMode?: AcknowledgedRisk;
  readonly layout?: 'bar' | 'card';
  /**
   * Where along the bottom edge the card stands; absent means `start`. A bar takes the whole width. There is no
   * place at the top: nothing can be scrolled out from under what stands there (WCAG 2.2, 2.4.11).
   */
  readonly position?: 'start' | 'center' | 'end';
  readonly theme?: Theme;
  /** Path of the worker file on the site's own host; absent means no worker (docs/worker.md). */
  readonly worker?: string;
  /**
   * Hosts that pages may frame beside their own and the embeds of `services`, `*.` before one for all below it.
   * Naming the key, even with no host, closes every other frame while something is not granted (docs/blocking.md).
   */
  readonly frames?: readonly string[];
  /**
   * Hosts that third parties may have which no service of the site claims; the site's own hosts may always.
   * Absent means that any may: an empty list means that none may (docs/blocking.md).
   */
  readonly strict?: readonly string[];
  /** Set by `akkoord notice build`; saves the page from hashing. */
  readonly notice?: NoticeIdentity;
}

/** Returns `config` unchanged; exists so that editors complete and check it. */
export function defineConfig(config: Config): Config {
  return config;
}
