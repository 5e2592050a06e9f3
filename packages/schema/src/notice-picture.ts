/** Which layer of a notice a picture shows: what is shown at once, or the settings behind it. */
export type PictureLayer = 'first' | 'settings';

/** One picture of a notice as a live page showed it to a fresh visitor. */
export interface PictureSummary {
  /** Of the PNG, lower-case hex: its name below `/v1/notices/:hash/pictures/`. */
  readonly sha256: string;
  readonly language: string;
  readonly layer: PictureLayer;
  /** Of the picture and of the window that it was taken in, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /**
   * SHA-256, lower-case hex, over `akkoord.js` followed by `akkoord-widget.js` as the page had them; null where the
   * page has our code in files of its own.
   */
  readonly build: string | null;
  /** When it reached the collector, by its clock, ISO 8601 UTC. */
  readonly receivedAt: string;
}

/** Answer to `GET /v1/notices/:hash/pictures`, oldest first. */
export interface PicturesAnswer {
  readonly pictures: readonly PictureSummary[];
}
