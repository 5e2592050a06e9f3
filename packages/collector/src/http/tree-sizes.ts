import {CollectorError} from '../errors.ts';

/**
 * Between which sizes of a log of `size` leaves a consistency proof is asked for; `second` is the whole log where it is absent. Throws
 * `query-invalid`; that `first` is not beyond `second` is seen where the proof is made.
 */
export function treeSizes(
  {first, second}: {readonly first: string | undefined; readonly second: string | undefined},
  size: number,
): {readonly first: number; readonly second: number} {
  const sizes = {
    first: sizeIn('first', first),
    second: second === undefined ? size : sizeIn('second', second),
  };
  if (sizes.second <= size) return sizes;
  throw new CollectorError('query-invalid', `second is ${sizes.second}, expected at most ${size}`);
}

function sizeIn(name: string, given = ''): number {
  if (/^\d{1,15}$/.test(given)) return Number(given);
  throw new CollectorError('query-invalid', `${name} is no tree size, expected a number`);
}
