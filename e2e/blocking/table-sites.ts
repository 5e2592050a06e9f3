import {edgeCases} from './edge-cases.ts';
import type {ElementRow} from './element-row.ts';
import {elements} from './elements.ts';
import {bare, type Level, levels} from './levels.ts';

/** A host of its own for the site of each cell: cells share one profile, and none may see another's cookies. */
export const siteOf = (level: Level, row: ElementRow): string => `${row.id}.${level.id}.site.test`;

/** Every host that `siteOf` gives. */
export const tableSites: readonly string[] = [bare, ...levels].flatMap(level =>
  [...elements, ...edgeCases].map(row => siteOf(level, row)),
);
