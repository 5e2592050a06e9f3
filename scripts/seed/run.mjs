import {parseArgs} from 'node:util';
import {seed} from './seed.mjs';

const {values} = parseArgs({
  options: {
    records: {type: 'string', default: '100000'},
    days: {type: 'string', default: '365'},
    out: {type: 'string', default: 'data-seed'},
  },
});
const [records, days] = [values.records, values.days].map(Number);
const isCount = number => Number.isSafeInteger(number) && number >= 1;

try {
  if (!isCount(records) || !isCount(days))
    throw new Error(
      `found --records ${values.records} --days ${values.days}; expected whole numbers from 1 on`,
    );
  await seed({folder: values.out, records, days});
  console.log(`\nnpx akkoord serve --config ${values.out}/akkoord.config.json --data ${values.out}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
