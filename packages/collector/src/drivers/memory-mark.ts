import type {RecordStorage, StorageMark} from '../storage.ts';

/** What changes something. */
const WRITING = [
  'append',
  'erase',
  'hold',
  'addNotice',
  'appendNotices',
  'addPicture',
  'dropLog',
  'keepDropped',
  'addToken',
  'addFirstToken',
  'removeToken',
  'logAccess',
  'addRequest',
  'changeRequest',
  'removeRequest',
  'addItem',
  'changeItem',
  'countLeaks',
  'forgetLeaks',
] as const satisfies readonly (keyof RecordStorage)[];

/** `storage` that can be marked, and then takes no more; see `RecordStorage`. */
export function refusingMarked(storage: Omit<RecordStorage, 'mark' | 'setMark'>): RecordStorage {
  let mark: StorageMark | null = null;
  const guarded = WRITING.map(name => {
    const method = storage[name] as (...args: unknown[]) => Promise<unknown>;
    const write = async (...args: unknown[]): Promise<unknown> => {
      if (mark) throw new Error('this storage has been moved and takes no more');
      return method(...args);
    };
    return [name, write] as const;
  });
  return {
    ...storage,
    ...(Object.fromEntries(guarded) as Pick<RecordStorage, (typeof WRITING)[number]>),
    mark: async () => mark,
    setMark: async given => {
      mark = given;
    },
  };
}
