import type {ServiceMatch} from '../service-match.ts';
import type {ElementHold} from './elements.ts';
import type {Frames} from './frames.ts';
import type {Guard} from './guard.ts';
import type {Mark, Marks} from './marks.ts';
import type {Natives} from './natives.ts';
import type {Realm} from './patches.ts';
import type {Placeholders} from './placeholders.ts';
import type {Trees} from './trees.ts';

/** What the parts of one blocker share. */
export interface Context {
  readonly realm: Realm;
  readonly services: readonly ServiceMatch[];
  /** True while a category or service is allowed, by a grant or until the page is left. */
  readonly isAllowed: (service: string) => boolean;
  /** True for what is allowed, and for what the site lets ask before a grant (`advancedConsentMode`). */
  readonly mayAsk: (service: string) => boolean;
  /** True where nothing of a waiting element is held any more. */
  readonly mayRun: (element: Element) => boolean;
  readonly guard: Guard;
  readonly marks: Marks;
  /** Marked elements that were opened, and may have to be closed again. */
  readonly opened: Map<Element, Mark>;
  /** Absent where the site has asked for no frame policy. */
  readonly frames: Frames | undefined;
  readonly natives: Natives;
  readonly elements: ElementHold;
  readonly placeholders: Placeholders;
  readonly trees: Trees;
}
