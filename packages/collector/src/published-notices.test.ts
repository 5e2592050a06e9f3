import {describe, expect, test} from 'vitest';
import {createPublishedNotices} from './published-notices.ts';

const A = 'aa'.repeat(32);
const B = 'bb'.repeat(32);

/** A storage that tells what it was asked. */
function storageWith(...published: readonly string[]) {
  const there = new Set(published);
  const asked: (readonly string[])[] = [];
  return {
    asked,
    publish: (hash: string) => there.add(hash),
    publishedNotices: async (hashes: readonly string[]) => {
      asked.push([...hashes].sort());
      return new Set(hashes.filter(hash => there.has(hash)));
    },
  };
}

describe('which notices are published', () => {
  test('is looked up once for all who ask at a time', async () => {
    const storage = storageWith(A);
    const published = createPublishedNotices(storage);
    const answers = await Promise.all([published([A]), published([B, A]), published([B])]);
    expect(storage.asked).toEqual([[A, B]]);
    for (const answer of answers) expect([answer.has(A), answer.has(B)]).toEqual([true, false]);
  });

  test('is remembered of those that are, and asked again of those that are not', async () => {
    const storage = storageWith(A);
    const published = createPublishedNotices(storage);
    await published([A, B]);
    storage.publish(B);
    expect((await published([A, B])).has(B)).toBe(true);
    await published([A, B]);
    expect(storage.asked).toEqual([[A, B], [B]]);
  });

  test('is asked anew by who comes while a look-up is under way', async () => {
    const storage = storageWith();
    let publishedMeanwhile = false;
    const published = createPublishedNotices({
      publishedNotices: async hashes => {
        const found = await storage.publishedNotices(hashes);
        if (!publishedMeanwhile) {
          publishedMeanwhile = true;
          storage.publish(A);
          const later = published([A]);
          expect((await later).has(A)).toBe(true);
        }
        return found;
      },
    });
    await published([A]);
    expect(storage.asked).toEqual([[A], [A]]);
  });

  test('rejects for all who asked where the storage fails, and is asked again', async () => {
    let failures = 1;
    const storage = storageWith(A);
    const published = createPublishedNotices({
      publishedNotices: async hashes => {
        if (failures-- > 0) throw new Error('gone');
        return storage.publishedNotices(hashes);
      },
    });
    const answers = await Promise.allSettled([published([A]), published([A])]);
    expect(answers.map(({status}) => status)).toEqual(['rejected', 'rejected']);
    expect((await published([A])).has(A)).toBe(true);
  });
});
