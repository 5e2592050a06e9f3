import {createNodeCollector, listen} from '@akkoord/collector/node';
import {ORIGIN, SITE} from '../load.mjs';
import {tellBench} from './listen.mjs';

// As `akkoord serve` runs it: every check, durable, leaf-hashed, logged, signed, answered with a receipt.
const retention = {duration: 'P1Y', reason: 'bench'};
const sites = [{id: SITE, origins: [ORIGIN], location: 'Delft, NL', retention}];
const collector = await createNodeCollector({
  dataDir: process.argv[2],
  sites,
  ...(process.env.AKKOORD_BENCH_POSTGRES ? {storage: process.env.AKKOORD_BENCH_POSTGRES} : {}),
});
const {url} = await listen(collector, {port: 0});
tellBench(url);
