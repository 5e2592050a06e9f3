/** The files of a pack, wherever they lie. */
export interface PackSource {
  /** Every file, by its name in the pack. */
  readonly names: readonly string[];
  /** The bytes of a file; rejects where they cannot be had. */
  read(name: string): Promise<Uint8Array>;
}
