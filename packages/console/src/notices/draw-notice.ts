import type {PublishedNotice} from '@akkoord/schema';

/** What came of drawing a notice. */
export interface DrawnNotice {
  /** True where today's build would show other words, or draws with another layout than the notice names. */
  readonly isReconstruction: boolean;
  /** The files that drew it, as pictures name those of a page (`PictureSummary.build`); null where they are not served here. */
  readonly build: string | null;
  /** Takes it off the page again. */
  readonly remove: () => void;
}

/** Draws a published notice into `host` by the widget itself, as a visitor sees it who has not chosen; pressing changes nothing. */
export type DrawNotice = (
  host: HTMLElement,
  published: PublishedNotice,
  language: string,
) => Promise<DrawnNotice>;
