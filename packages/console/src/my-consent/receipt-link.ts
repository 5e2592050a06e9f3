/** What opens one receipt: its id and the secret that only its holder has. */
export interface ReceiptLink {
  readonly id: string;
  /** 32 bytes, base64url. */
  readonly secret: string;
}

const LINK = /([\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12})\.([\w-]{43})(?![\w-])/i;

const CASE = /#case=([\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12})$/;

/** The number of the request in the fragment of a case link; null where there is none. */
export function parseCaseLink(hash: string): string | null {
  return CASE.exec(hash)?.[1] ?? null;
}

/** The id and secret in `text`, be it a whole link, its fragment or the code alone; null where there is none. */
export function parseReceiptLink(text: string): ReceiptLink | null {
  const [, id, secret] = LINK.exec(text) ?? [];
  return id && secret ? {id: id.toLowerCase(), secret} : null;
}
