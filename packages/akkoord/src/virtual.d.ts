/** Made by the build from the catalogue: what the first view needs, packed (rollup.config.mjs). */
declare module 'virtual:match-table' {
  export const table: readonly import('./match-table.ts').PackedMatch[];
}

/** Made by the build: hash of each language's texts (docs/protocol.md). */
declare module 'virtual:text-hashes' {
  export const textHashes: Readonly<Record<string, string>>;
}
