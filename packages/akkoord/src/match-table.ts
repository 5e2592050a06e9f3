import type {ServiceMatch} from '@akkoord/core';

/** One service of the catalogue as the build packs it; positions instead of names, lists joined by a bar. */
export type PackedMatch = readonly [
  id: string,
  category: string,
  match: string,
  stored: string,
  digest: string,
  selector?: string,
  globals?: string,
];

/** The packed form of `service`; no pattern or stored name holds a bar. */
export function packMatch({
  id,
  category,
  match,
  stored,
  digest,
  selector,
  globals,
}: ServiceMatch): PackedMatch {
  const packed = [
    id,
    category,
    match.join('|'),
    stored.join('|'),
    digest,
    selector ?? '',
    globals?.join('|') ?? '',
  ];
  while (packed.at(-1) === '') packed.pop();
  return packed as unknown as PackedMatch;
}

/** The inverse of `packMatch`. */
export function unpackMatch([
  id,
  category,
  match,
  stored,
  digest,
  selector,
  globals,
]: PackedMatch): ServiceMatch {
  const words = (text: string | undefined): string[] => (text ? text.split('|') : []);
  return {
    id,
    category,
    match: words(match),
    stored: words(stored),
    digest: digest ?? '',
    ...(selector ? {selector} : {}),
    ...(globals ? {globals: words(globals)} : {}),
  };
}
