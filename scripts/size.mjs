import {existsSync, readFileSync} from 'node:fs';
import {brotliCompressSync, constants} from 'node:zlib';
import {bundles} from '../rollup.config.mjs';
import {root} from './step.mjs';

/** Bytes of `file` as a server sends it at brotli's best quality. */
function brotliSize(file) {
  const bytes = readFileSync(root + file);
  return brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length;
}

/** One row of the table; `ok` where the file is there and within its budget. */
function measure({file, budget}) {
  if (!existsSync(root + file)) return {ok: false, line: `${file}: missing; run npm run build first`};
  const bytes = brotliSize(file);
  const line = `${file}: ${bytes} bytes brotli of ${budget}`;
  return bytes <= budget ? {ok: true, line} : {ok: false, line: `${line}, ${bytes - budget} too many`};
}

const rows = bundles.map(measure);
for (const {ok, line} of rows) console.log(`  ${ok ? 'ok  ' : 'FAIL'} ${line}`);
process.exitCode = rows.length > 0 && rows.every(({ok}) => ok) ? 0 : 1;
