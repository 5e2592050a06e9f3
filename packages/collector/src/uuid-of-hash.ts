/** A UUID version 4 whose free bits are those of a hash in hex: the same hash gives the same id. */
export function uuidOfHash(hex: string): string {
  const variant = '89ab'[Number.parseInt(hex[16] as string, 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
