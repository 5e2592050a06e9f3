import type {Cell, ElementRow} from '../blocking/element-row.ts';
import type {Engine} from '../blocking/engine.ts';
import type {Level} from '../blocking/levels.ts';

/** What an engine does otherwise than Chromium with a row, and why. */
interface Difference {
  readonly why: string;
  /** On a page without any blocker. */
  readonly bare?: Cell;
  /** `never`: the engine does not fetch this ahead of scripts, so nothing may leave. */
  readonly ahead?: 'always' | 'race' | 'never';
  /** What a grant brings without a reload, at every level. */
  readonly afterGrant?: Cell;
  /** What leaves before a grant although the site has put it into a `<template>`. */
  readonly inTemplate?: 'R';
}

const SCANNED_TEMPLATE: Difference = {
  why: 'Firefox fetches images ahead of parsing, and does not see that a template is around them',
  inTemplate: 'R',
};

const DIFFERENCES: Readonly<Record<string, Readonly<Record<string, Difference>>>> = {
  Firefox: {
    'input-img': {why: 'not among what it fetches ahead of scripts', ahead: 'never'},
    img: SCANNED_TEMPLATE,
    'img-srcset': SCANNED_TEMPLATE,
    'img-pic': SCANNED_TEMPLATE,
    'v-poster': SCANNED_TEMPLATE,
    'svg-img': SCANNED_TEMPLATE,
    'dsd-img': SCANNED_TEMPLATE,
  },
  WebKitGTK: {
    'l-prefetch': {why: 'switched off in WebKit', bare: '·', ahead: 'never', afterGrant: '·'},
    'l-icon': {why: 'asked for once, at the end of the load', afterGrant: '·'},
    'l-preload': {why: 'fetched ahead only where the page pauses before it', ahead: 'race'},
    'l-modpre': {why: 'fetched ahead only where the page pauses before it', ahead: 'race'},
  },
};

/** `rows` with what `engine` does on its own, blocker or not. */
export function asSeenBy(engine: Engine, rows: readonly ElementRow[]): readonly ElementRow[] {
  return rows.map(row => {
    const difference = DIFFERENCES[engine.name]?.[row.id];
    if (!difference) return row;
    const {ahead: _, afterGrant: __, ...rest} = row;
    const ahead = difference.ahead ?? row.ahead;
    const afterGrant = difference.afterGrant ?? row.afterGrant;
    return {
      ...rest,
      bare: difference.bare ?? row.bare,
      ...(ahead && ahead !== 'never' ? {ahead} : {}),
      ...(afterGrant && afterGrant !== '·' ? {afterGrant} : {}),
    };
  });
}

/** The cells that `level` may show for `row` before a grant in `engine`. */
export function allowedIn(engine: Engine, level: Level, row: ElementRow): readonly Cell[] {
  const leaving = level.id === 'marked-up-template' && DIFFERENCES[engine.name]?.[row.id]?.inTemplate;
  return leaving ? [leaving] : level.allows(row);
}
