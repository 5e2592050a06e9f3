import type {ElementRow} from './element-row.ts';
import {scriptedElements} from './scripted-elements.ts';
import {staticElements} from './static-elements.ts';

/** The rows of the truth table: 62 ways for a page to reach a third party. */
export const elements: readonly ElementRow[] = [...staticElements, ...scriptedElements];
