import type {Choices} from '../consent.ts';
import {akkoordOf} from './page-consent.ts';

/** What a page's own controls call. Without the tag they do nothing. */
export interface PageControls {
  /** Opens the settings. */
  settings(): void;
  acceptAll(): Promise<void>;
  rejectAll(): Promise<void>;
  set(choices: Choices): Promise<void>;
  /** Denies everything, tells the services, erases what they stored. */
  withdraw(): Promise<void>;
}

/** The controls of whatever tag the page has when they are used. Grants need the visitor's own act, as ever. */
export const pageControls: PageControls = {
  settings: () => akkoordOf()?.settings(),
  acceptAll: async () => akkoordOf()?.acceptAll(),
  rejectAll: async () => akkoordOf()?.rejectAll(),
  set: async choices => akkoordOf()?.set(choices),
  withdraw: async () => akkoordOf()?.withdraw(),
};
