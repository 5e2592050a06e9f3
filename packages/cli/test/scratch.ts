import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll} from 'vitest';

/** A folder of the test file's own, gone when its tests have run. */
export function scratchFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'akkoord-cli-'));
  afterAll(() => rmSync(folder, {recursive: true, force: true}));
  return {
    path: (name: string) => join(folder, name),
    /** Writes `content`, as JSON unless it is text, and gives the path. */
    file: (name: string, content: unknown) => {
      const path = join(folder, name);
      writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
      return path;
    },
  };
}
