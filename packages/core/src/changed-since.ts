import type {Facts} from './material-key.ts';
import {quickHash} from './quick-hash.ts';

/**
 * Ids of the categories and services that are not in `now` as they were `before`: new ones, those that differ, the
 * categories of both, and every service of a category that differs. Null, which means all, where site or controller
 * is another, or `before` is not what `key` was made from. What has only gone is not among them.
 */
export function changedSince(before: string | null, key: string, now: string): readonly string[] | null {
  if (before === null || quickHash(before) !== key) return null;
  try {
    return differing(JSON.parse(before) as Facts, JSON.parse(now) as Facts);
  } catch {
    // A hash of so few bits can be met by anything; what is no list of facts tells nothing.
    return null;
  }
}

function differing(
  [formerSite, formerController, ...former]: Facts,
  [site, controller, categories, services]: Facts,
): readonly string[] | null {
  if (site !== formerSite || controller !== formerController) return null;
  const known = new Set(former.flat().map(entry => JSON.stringify(entry)));
  const isNew = (entry: unknown): boolean => !known.has(JSON.stringify(entry));
  const changed = new Set<string>(categories.filter(isNew).map(([id]) => id));
  const asked = [...changed];
  for (const service of services) {
    const serves = [service[2]].flat();
    if (!isNew(service) && !serves.some(id => asked.includes(id))) continue;
    for (const id of [service[0], ...serves]) changed.add(id);
  }
  return [...changed];
}
