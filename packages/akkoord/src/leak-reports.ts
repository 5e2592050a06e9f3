import type {Leak} from '@akkoord/core';
import type {Config} from '@akkoord/schema';
import type {LoadChunk} from './chunks.ts';

/** Time after the page's load in which it has found what it is going to find, and has nothing else to do. */
const IDLE = 3_000;

/** Reports `leaks` to the collector, if there is one: once for this page view, when the page is idle. */
export function reportLeaks(config: Config, load: LoadChunk, leaks: readonly Leak[]): void {
  if (!config.collector) return;
  const report = (): void => {
    if (leaks.length > 0)
      load('leaks').then(
        ({sendLeaks}) => sendLeaks(config, leaks),
        () => {},
      );
  };
  addEventListener('load', () => setTimeout(report, IDLE), {once: true});
}
