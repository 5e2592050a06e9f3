import {speculationCases} from '../blocking/edge-speculation.ts';
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
  readonly afterGrant?: Exclude<Cell, 'c'>;
  /** Leaves no trace in the page's resource timing, so `akkoord.leaks` cannot name it. */
  readonly unnamed?: true;
  /** Cannot be tried here. */
  readonly untried?: true;
  /** What leaves before a grant although the site has put it into a `<template>`. */
  readonly inTemplate?: 'R';
}

const SCANNED_TEMPLATE: Difference = {
  why: 'Firefox fetches images ahead of parsing, and does not see that a template is around them',
  inTemplate: 'R',
};

const LATE_TRACK: Difference = {
  why: 'a track that is switched on before it has an address loads nothing until the next view',
  afterGrant: '·',
};

const NO_PAINT_WORKLET: Difference = {why: 'only Chromium has paint worklets', bare: '·'};

const NO_SPECULATION: Difference = {
  why: 'only Chromium follows speculation rules',
  bare: '·',
  ahead: 'never',
  afterGrant: '·',
};
const NO_SPECULATIONS = Object.fromEntries(speculationCases.map(({id}) => [id, NO_SPECULATION]));

const DIFFERENCES: Readonly<Record<string, Readonly<Record<string, Difference>>>> = {
  Firefox: {
    'input-img': {
      why: 'not fetched ahead; what it begins once parsed may have connected when it is called off',
      ahead: 'race',
    },
    img: SCANNED_TEMPLATE,
    'img-srcset': SCANNED_TEMPLATE,
    'img-pic': SCANNED_TEMPLATE,
    'v-poster': SCANNED_TEMPLATE,
    'svg-img': SCANNED_TEMPLATE,
    'dsd-img': SCANNED_TEMPLATE,
    'm-template-clone': {...SCANNED_TEMPLATE, ahead: 'always'},
    'm-write-split': {
      why: 'what `document.write` begins is not fetched ahead',
      ahead: 'never',
      afterGrant: 'R',
    },
    'm-exec': {why: 'needs the focus, which one window of four has', untried: true},
    'm-ping': {why: 'switched off in Firefox', bare: '·'},
    'm-area-ping': {why: 'switched off in Firefox', bare: '·'},
    'm-track': LATE_TRACK,
    'm-track-made': LATE_TRACK,
    'c-typed': {why: 'Firefox has no `attributeStyleMap`', bare: '·', afterGrant: '·'},
    'n-worklet': NO_PAINT_WORKLET,
    ...NO_SPECULATIONS,
  },
  WebKitGTK: {
    'l-prefetch': {why: 'switched off in WebKit', bare: '·', ahead: 'never', afterGrant: '·'},
    'l-icon': {why: 'asked for once, at the end of the load', afterGrant: '·'},
    'l-preload': {why: 'fetched ahead only where the page pauses before it', ahead: 'race', unnamed: true},
    'l-modpre': {why: 'fetched ahead only where the page pauses before it', ahead: 'race', unnamed: true},
    'svg-script': {why: 'not fetched ahead, and never prepared again', ahead: 'never', afterGrant: '·'},
    base: {why: 'WebKit asks the foreign host for /favicon.ico', ahead: 'always', afterGrant: 'R'},
    'c-variable': {
      why: 'a custom property that comes back loads nothing until the next view',
      afterGrant: '·',
    },
    'n-worklet': NO_PAINT_WORKLET,
    ...NO_SPECULATIONS,
  },
};

const differenceOf = (engine: Engine, row: ElementRow): Difference | undefined =>
  DIFFERENCES[engine.name]?.[row.id];

/** `rows` with what `engine` does on its own, blocker or not; without those that cannot be tried in it. */
export function asSeenBy(engine: Engine, rows: readonly ElementRow[]): readonly ElementRow[] {
  return rows
    .filter(row => !differenceOf(engine, row)?.untried)
    .map(row => {
      const difference = differenceOf(engine, row);
      return difference ? seenThrough(difference, row) : row;
    });
}

function seenThrough(difference: Difference, row: ElementRow): ElementRow {
  const {ahead: _, afterGrant: __, limit, ...rest} = row;
  const ahead = difference.ahead ?? row.ahead;
  const afterGrant = difference.afterGrant ?? row.afterGrant;
  return {
    ...rest,
    bare: difference.bare ?? row.bare,
    ...(limit && ahead !== 'never' ? {limit} : {}),
    ...(ahead && ahead !== 'never' ? {ahead} : {}),
    ...(afterGrant && afterGrant !== '·' ? {afterGrant} : {}),
  };
}

/** Only Chromium opens a connection for a frame before it asks the page's policy. */
const asksPolicyFirst = ({name}: Engine, level: Level, {id}: ElementRow): boolean =>
  level.id === 'frame-policy' && name !== 'Chromium' && /^(if-static|d-if-loc)$/.test(id);

/** `level` as `engine` lives up to it. */
export const levelIn = (engine: Engine, level: Level): Level => ({
  ...level,
  allows: row => allowedIn(engine, level, row),
  afterGrant: row => afterIn(engine, level, row),
});

/** The cells that `level` may show for `row` before a grant in `engine`. */
function allowedIn(engine: Engine, level: Level, row: ElementRow): readonly Cell[] {
  if (asksPolicyFirst(engine, level, row)) return ['·'];
  const leaving = level.id === 'marked-up-template' && differenceOf(engine, row)?.inTemplate;
  return leaving ? [leaving] : level.allows(row);
}

/** The cell of `row` after everything was granted in `engine`, without a reload. */
function afterIn(engine: Engine, level: Level, row: ElementRow): Cell {
  if (asksPolicyFirst(engine, level, row)) return row.limit ? '·' : 'R';
  return differenceOf(engine, row)?.afterGrant ?? level.afterGrant(row);
}

/** Whether `akkoord.leaks` can name in `engine` what leaves of `row`. */
export function canBeNamed(engine: Engine, row: ElementRow): boolean {
  return !row.limit && !differenceOf(engine, row)?.unnamed;
}
