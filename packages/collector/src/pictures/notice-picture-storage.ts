import type {PictureLayer} from '@akkoord/schema';

/** What is known of a picture besides the picture. */
export interface NoticePicture {
  /** Hash of the notice that the page showed, lower-case hex. */
  readonly notice: string;
  readonly language: string;
  readonly layer: PictureLayer;
  /** Of the picture and of the window that it was taken in, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Lower-case hex, over the bytes. */
  readonly sha256: string;
  readonly bytes: number;
  /** Which files of ours drew it, see docs/notices.md; null where nobody knows. */
  readonly build: string | null;
  /** Server clock, milliseconds since 1970. */
  readonly receivedAt: number;
}

/** Where pictures of notices are kept: part of every storage, with the same promises. None is ever changed or removed. */
export interface NoticePictureStorage {
  /**
   * Keeps a picture; resolves false, and changes nothing, where these bytes are kept as the same layer of the notice, in
   * the same language and width.
   */
  addPicture(picture: NoticePicture, png: Uint8Array): Promise<boolean>;
  /** Of one notice, or of all for null: the oldest first, ties by notice, language, layer, width and hash. */
  pictures(notice: string | null): Promise<readonly NoticePicture[]>;
  /** The bytes of the picture of a notice with this SHA-256, or null. */
  picture(notice: string, sha256: string): Promise<Uint8Array | null>;
}
