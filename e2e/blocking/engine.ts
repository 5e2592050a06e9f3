/** A page in a browser, as the truth table needs it of every engine. */
export interface View {
  /** The value of a JavaScript expression in the page; a promise is awaited. */
  evaluate<T>(expression: string): Promise<T>;
  /** Opens another page in the same tab. */
  goto(url: string): Promise<void>;
  close(): Promise<void>;
}

/** A browser with one profile on disk, whose every request goes to the stand-ins. */
export interface Engine {
  readonly name: string;
  /** Its major version. */
  readonly version: string;
  /** A tab on `url`, after the page's `load` event, or after ten seconds where that does not come. */
  open(url: string): Promise<View>;
}
