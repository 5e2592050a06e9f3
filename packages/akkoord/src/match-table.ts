import type {ServiceMatch} from '@akkoord/core';

/** One service of the catalogue as the build packs it; positions instead of names, lists joined by a bar. */
export type PackedMatch = readonly [
  id: string,
  category: string,
  /** A pattern behind `+` is one of a frame too, one behind `=` of a frame only; a bare `+`: frames, but none to open. */
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
  frames,
  globals,
}: ServiceMatch): PackedMatch {
  const patterns = [
    ...match.map(pattern => (frames?.includes(pattern) ? `+${pattern}` : pattern)),
    ...(frames ?? []).filter(pattern => !match.includes(pattern)).map(pattern => `=${pattern}`),
    ...(frames?.length === 0 ? ['+'] : []),
  ];
  const packed = [
    id,
    category,
    patterns.join('|'),
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
  const patterns: string[] = [];
  let frames: string[] | undefined;
  for (const entry of words(match)) {
    const sign = entry[0];
    const isFramed = sign === '+' || sign === '=';
    const pattern = isFramed ? entry.slice(1) : entry;
    if (isFramed) frames ??= [];
    if (!pattern) continue;
    if (isFramed) frames?.push(pattern);
    if (sign !== '=') patterns.push(pattern);
  }
  return {
    id,
    category,
    match: patterns,
    stored: words(stored),
    digest: digest ?? '',
    ...(selector && {selector}),
    ...(frames && {frames}),
    ...(globals && {globals: words(globals)}),
  };
}
