import type {LeakTotal} from '@akkoord/schema';
import type {LeakCount, RecordStorage} from '../storage.ts';

/** What the storage of this process counts. */
export function memoryLeaks(): Pick<RecordStorage, 'countLeaks' | 'leaks' | 'forgetLeaks'> {
  let rows: readonly LeakCount[] = [];
  const add = (count: LeakCount, maxRows: number): void => {
    const known = rows.find(row => row.day === count.day && nameOf(row) === nameOf(count));
    if (known) rows = rows.map(row => (row === known ? {...row, count: row.count + count.count} : row));
    else if (rows.filter(({site, day}) => site === count.site && day === count.day).length < maxRows)
      rows = [...rows, count];
  };
  return {
    countLeaks: async (counts, maxRows) => {
      for (const count of counts) add(count, maxRows);
    },
    leaks: async ({site, from = '', to = '9', limit}) => {
      const totals = new Map<string, LeakTotal>();
      for (const row of rows) {
        if ((site ?? row.site) !== row.site || row.day < from || row.day > to) continue;
        const known = totals.get(nameOf(row));
        totals.set(nameOf(row), known ? sum(known, row) : totalOf(row));
      }
      return [...totals]
        .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([, total]) => total);
    },
    forgetLeaks: async day => {
      rows = rows.filter(row => row.day >= day);
    },
  };
}

/** What tells one leak from another; no part holds a zero character. */
const nameOf = ({site, host, kind, service, path}: Omit<LeakCount, 'day' | 'count'>): string =>
  [site, host, kind, service ?? '', path].join('\0');

const totalOf = ({day, ...row}: LeakCount): LeakTotal => ({...row, firstDay: day, lastDay: day});

const sum = (total: LeakTotal, {day, count}: LeakCount): LeakTotal => ({
  ...total,
  count: total.count + count,
  firstDay: day < total.firstDay ? day : total.firstDay,
  lastDay: day > total.lastDay ? day : total.lastDay,
});
