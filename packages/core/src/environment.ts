import type {Config, ConsentRecord} from '@akkoord/schema';
import type {LoadRelease} from './blocker/blocker.ts';
import type {FrameOptions} from './blocker/frames.ts';
import type {Realm} from './blocker/patches.ts';
import type {HeldReceipt} from './holder/holder.ts';
import type {ChoiceStore} from './persistence/cookie-jar.ts';
import type {ServiceMatch} from './service-match.ts';
import type {IsGranted} from './vendor-signals/vendor-signal.ts';

/** What consent needs of the page; everything that can be slow, refused or faked comes in here. */
export interface ConsentEnvironment {
  readonly realm: Realm;
  readonly config: Config;
  readonly services: readonly ServiceMatch[];
  /** Patterns of services that the configuration describes with a fault: nobody can grant what they claim. */
  readonly held?: readonly string[];
  readonly store: ChoiceStore;
  readonly now: () => number;
  /** BCP 47 tag of the language that the visitor is shown. */
  readonly language: () => string;
  /** Address beside which files of ours lie: their host is no third party. Absent: that of the script that runs now. */
  readonly files?: string;
  /** Full hash of the notice where it is known already. */
  readonly noticeHash: () => string | undefined;
  /** Takes a record on its way to the collector; durable as far as the browser stores at all. */
  readonly send: (record: ConsentRecord) => void;
  /** The last receipt, if there is one. */
  readonly ownReceipt: () => Promise<HeldReceipt | undefined>;
  /** Removes what the environment itself has stored (outbox, receipt). */
  readonly forget: () => Promise<void>;
  /**
   * Tells whatever else holds third parties for this page what is granted now, and, with `once`, which
   * service may load until the page is left. Resolves to true once that no longer refuses them; to false
   * where it still would, and nothing may be released. Absent: the blocker of this page is alone.
   */
  readonly beforeRelease?: (once?: string) => Promise<boolean>;
  /**
   * Whether it has refused what is not granted since the page began to load: requests that the browser tells
   * of then never left, but for those of frames. Absent: it has not.
   */
  readonly heldThisView?: Promise<boolean>;
  /**
   * Tells vendors of the choices in `isGranted` and, where it `mayLoad`, loads those that the configuration
   * names. Gives a promise where a snippet of the page waits for a signal that is not told yet. Never rejects.
   */
  readonly vendors?: (isGranted: IsGranted, mayLoad: boolean) => Promise<void> | undefined;
  /**
   * Resolves once what changes on the page now has been painted, or soon where nothing is. What a decision frees waits
   * for it. Absent: nothing waits.
   */
  readonly painted?: () => Promise<void>;
  readonly show: () => void;
  readonly settings: () => void;
  readonly onPlaceholder: () => void;
  /** Loads what frees what was held (`@akkoord/core/releasing`); rejects where it does not arrive. */
  readonly loadRelease: LoadRelease;
  /** Something has come into the page or gone from it: one observer of all that serves whoever wants to know. */
  readonly onChange?: () => void;
  /** Absent where the site has asked for no frame policy. */
  readonly frames?: FrameOptions;
  /**
   * Reloads the page, once code of a withdrawn service runs that nothing else can stop, or a frame is allowed
   * that nothing else can open: of one service, or the one at `address` alone.
   */
  readonly reload: (address?: string) => void;
}
