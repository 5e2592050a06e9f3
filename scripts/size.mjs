import {existsSync, readFileSync} from 'node:fs';
import {brotliCompressSync, constants} from 'node:zlib';
import {root} from './step.mjs';

/** Bytes of `file` as a server sends it at brotli's best quality. */
function brotliSize(file) {
  const bytes = readFileSync(root + file);
  return brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length;
}

/** One row of the table: what a budget's files weigh together; `ok` where all exist and fit. */
function measure({name, files, brotli}) {
  const missing = files.filter(file => !existsSync(root + file));
  if (missing.length > 0)
    return {ok: false, line: `${name}: missing ${missing.join(', ')}; run npm run build first`};
  const bytes = files.reduce((total, file) => total + brotliSize(file), 0);
  const ok = bytes <= brotli;
  return {ok, line: `${name}: ${bytes} bytes brotli of ${brotli}${ok ? '' : ', too large'}`};
}

if (!existsSync(`${root}rollup.config.mjs`)) {
  console.error('found no rollup.config.mjs, expected its table `budgets`');
  process.exit(1);
}
const {budgets} = await import('../rollup.config.mjs');
if (!Array.isArray(budgets) || budgets.length === 0) {
  console.error('rollup.config.mjs exports no `budgets`, expected [{name, files, brotli}]');
  process.exit(1);
}
const rows = budgets.map(measure);
for (const row of rows) console.log(`  ${row.ok ? 'ok  ' : 'FAIL'} ${row.line}`);
process.exitCode = rows.every(row => row.ok) ? 0 : 1;
