/** Attributes of the elements of ours that a page places itself, by tag; all of them take `class`, `id` and the like. */
export interface AkkoordElements {
  /** The way to the settings, with the words of the visitor's language. */
  'akkoord-settings-link': Record<never, never>;
  /** The table of everything that the site may store. */
  'akkoord-declaration': Record<never, never>;
  /** The visitor's own receipt. */
  'akkoord-receipt': Record<never, never>;
  /** Date of the notice's last change. */
  'akkoord-last-modified': Record<never, never>;
}
