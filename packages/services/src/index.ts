import type {Service} from '@akkoord/schema';
import {facebook} from './services/facebook.ts';
import {googleAnalytics} from './services/google-analytics.ts';
import {googleTagManager} from './services/google-tag-manager.ts';
import {instagram} from './services/instagram.ts';
import {metaPixel} from './services/meta-pixel.ts';
import {vimeo} from './services/vimeo.ts';
import {x} from './services/x.ts';
import {youtube} from './services/youtube.ts';

export type {Matchable} from './match.ts';
export {createMatcher} from './match.ts';

/** The catalogue, sorted by id. Each entry's facts carry the day they were checked and where they stand. */
export const services: readonly Service[] = [
  facebook,
  googleAnalytics,
  googleTagManager,
  instagram,
  metaPixel,
  vimeo,
  x,
  youtube,
];
