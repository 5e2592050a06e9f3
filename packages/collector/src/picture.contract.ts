import {afterEach, describe, expect, test} from 'vitest';
import type {NoticePicture} from './pictures/notice-picture-storage.ts';
import type {RecordStorage} from './storage.ts';

const T0 = Date.parse('2026-03-01T00:00:00.000Z');
const NOTICE = 'ab'.repeat(32);

const picture = (change: Partial<NoticePicture> = {}): NoticePicture => ({
  notice: NOTICE,
  language: 'nl',
  layer: 'first',
  width: 1280,
  height: 800,
  sha256: '01'.repeat(32),
  bytes: 4,
  build: 'cd'.repeat(32),
  receivedAt: T0,
  ...change,
});
const PNG = Uint8Array.of(0x89, 0, 0xff, 7);

/** What every driver has to do with pictures of notices; the docstrings of `NoticePictureStorage` put to the test. */
export function describePictures(name: string, create: () => Promise<RecordStorage>): void {
  describe(`${name}, for pictures,`, () => {
    const opened: RecordStorage[] = [];
    const open = async (): Promise<RecordStorage> => {
      const storage = await create();
      opened.push(storage);
      return storage;
    };
    afterEach(async () => {
      for (const storage of opened.splice(0)) await storage.close();
    });

    test('keeps a picture byte for byte, with all that is known of it', async () => {
      const storage = await open();
      expect(await storage.addPicture(picture(), PNG)).toBe(true);
      expect(await storage.pictures(NOTICE)).toEqual([picture()]);
      expect(await storage.picture(NOTICE, picture().sha256)).toEqual(PNG);
      expect(await storage.pictures('ef'.repeat(32))).toEqual([]);
      expect(await storage.picture('ef'.repeat(32), picture().sha256)).toBeNull();
      expect(await storage.picture(NOTICE, '02'.repeat(32))).toBeNull();
    });

    test('keeps one that is there as it was, and tells apart whatever it may show', async () => {
      const storage = await open();
      await storage.addPicture(picture(), PNG);
      expect(await storage.addPicture(picture({build: null, receivedAt: T0 + 1}), PNG)).toBe(false);
      const others = [
        {layer: 'settings'},
        {language: 'fr'},
        {width: 390, bytes: 2},
        {sha256: '02'.repeat(32), bytes: 2},
        {notice: 'ef'.repeat(32), build: null},
      ] as const;
      for (const [i, other] of others.entries()) {
        const bytes = 'bytes' in other ? PNG.slice(0, 2) : PNG;
        expect(await storage.addPicture(picture({...other, receivedAt: T0 - i}), bytes)).toBe(true);
      }
      expect(await storage.pictures(NOTICE)).toHaveLength(5);
      expect(await storage.pictures(null)).toEqual([
        ...others
          .map((other, i) => picture({...other, receivedAt: T0 - i}))
          .reverse()
          .slice(0, 4),
        picture(),
        picture({layer: 'settings'}),
      ]);
    });

    test('takes none once the storage is marked', async () => {
      const storage = await open();
      await storage.setMark({kind: 'moved', place: 'elsewhere', at: T0});
      await expect(storage.addPicture(picture(), PNG)).rejects.toThrow('moved');
      expect(await storage.pictures(null)).toEqual([]);
    });
  });
}
