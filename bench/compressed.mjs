import {brotliCompressSync, constants, gzipSync} from 'node:zlib';

const best = {params: {[constants.BROTLI_PARAM_QUALITY]: 11}};

/** `body` as a server sends it at brotli's best quality. */
export const brotliOf = body => brotliCompressSync(body, best);

/** Bytes of `body` as it is, and after each of the two compressions at their best. */
export const sizesOf = body => ({
  raw: body.length,
  gzip: gzipSync(body, {level: 9}).length,
  brotli: brotliOf(body).length,
});
