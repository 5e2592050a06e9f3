/** The files of a pack, wherever they lie. */
export interface PackSource {
  /** Every file, by its name in the pack. */
  readonly names: readonly string[];
  /** The bytes of a file; rejects where they cannot be had, and before they are unpacked where they are more than `most`. */
  read(name: string, most?: number): Promise<Uint8Array>;
}
