import type {Service} from '@akkoord/schema';
import {materialService} from '@akkoord/schema/notice';
import {framesOf} from '@akkoord/services';
import {quickHash} from './quick-hash.ts';

/** What the first view needs of a service; the build makes it from the catalogue. */
export interface ServiceMatch {
  readonly id: string;
  readonly category: string;
  /** Every category that the service serves, where it serves more than one. */
  readonly carries?: readonly string[];
  /** Host and path patterns, see `Service.match`. */
  readonly match: readonly string[];
  /** Names of first-party cookies and storage entries; a final `*` stands for any rest. */
  readonly stored: readonly string[];
  /** Changes when a material fact of the service changes. */
  readonly digest: string;
  /** Mark-up that the vendor's script turns into an embed. */
  readonly selector?: string;
  /** Frames of the service, see `Framed.frames`. */
  readonly frames?: readonly string[];
  /** Globals that pages call before the vendor's script has run. */
  readonly globals?: readonly string[];
}

/** Cuts a service down to what the first view needs. */
export function serviceMatch(service: Service): ServiceMatch {
  const {id, category, carries, match, cookies, embed, globals} = service;
  const frames = framesOf(service);
  return {
    id,
    category,
    ...(carries ? {carries} : {}),
    match,
    stored: cookies.filter(cookie => cookie.party !== 'third').map(cookie => cookie.name),
    digest: quickHash(JSON.stringify(materialService(service))).slice(0, 4),
    ...(embed?.selector ? {selector: embed.selector} : {}),
    ...(frames ? {frames} : {}),
    ...(globals ? {globals} : {}),
  };
}
