import type {en} from './en.ts';
import type {enCases} from './en-cases.ts';
import type {enEraseList} from './en-erase-list.ts';
import type {enIncident} from './en-incident.ts';
import type {enNotices} from './en-notices.ts';
import type {enOtherConsents} from './en-other-consents.ts';
import type {enOverview} from './en-overview.ts';
import type {enSites} from './en-sites.ts';

export type TextKey =
  | keyof typeof en
  | keyof typeof enCases
  | keyof typeof enEraseList
  | keyof typeof enIncident
  | keyof typeof enNotices
  | keyof typeof enOtherConsents
  | keyof typeof enOverview
  | keyof typeof enSites;

/** The texts of one file in one language; a language that misses one does not compile. */
export type Texts = Readonly<Record<keyof typeof en, string>>;

/** Those of case links and of the way back to the site. */
export type CaseTexts = Readonly<Record<keyof typeof enCases, string>>;

/** Those of erasing a whole list. */
export type EraseListTexts = Readonly<Record<keyof typeof enEraseList, string>>;

/** Those of incidents. */
export type IncidentTexts = Readonly<Record<keyof typeof enIncident, string>>;

/** Those of notices. */
export type NoticeTexts = Readonly<Record<keyof typeof enNotices, string>>;

/** Those of other consents. */
export type OtherConsentTexts = Readonly<Record<keyof typeof enOtherConsents, string>>;

/** Those of counts, trials and saved checkpoints. */
export type OverviewTexts = Readonly<Record<keyof typeof enOverview, string>>;

/** Those of sites and tokens. */
export type SiteTexts = Readonly<Record<keyof typeof enSites, string>>;
