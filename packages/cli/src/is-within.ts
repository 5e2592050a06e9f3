import {existsSync, realpathSync} from 'node:fs';
import {basename, dirname, isAbsolute, join, relative, resolve, sep} from 'node:path';

/** Whether `folder` is the folder `root` or lies below it; neither need be there. Links are followed. */
export function isWithin(folder: string, root: string): boolean {
  const path = relative(realPath(resolve(root)), realPath(resolve(folder)));
  return !isAbsolute(path) && path.split(sep)[0] !== '..';
}

function realPath(path: string): string {
  const parent = dirname(path);
  return existsSync(path) || parent === path ? realpathSync(path) : join(realPath(parent), basename(path));
}
