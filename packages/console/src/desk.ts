import type {Session} from '@akkoord/schema';
import type {ConsoleApi} from './api.ts';
import type {ConsoleError} from './console-error.ts';
import type {DrawNotice} from './notices/draw-notice.ts';

/** What every page of the desk is given. */
export interface Desk {
  readonly api: ConsoleApi;
  readonly session: Session;
  /** Starts a download of `url`; the browser streams it to disk. */
  readonly download: (url: string) => void;
  /** Loads what draws a notice as visitors saw it: a file of its own, fetched where somebody asks for it. */
  readonly loadDrawing: () => Promise<DrawNotice>;
  /** Hears of every failure; a session that has ended leads back to the sign-in. */
  readonly onError: (error: ConsoleError) => void;
}
