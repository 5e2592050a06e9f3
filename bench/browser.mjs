import {existsSync} from 'node:fs';
import {cpus} from 'node:os';
import {chromium} from 'playwright';

const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** A browser as the tests have it, with `more` arguments. */
export const launch = (more = []) =>
  chromium.launch({
    args: ['--no-sandbox', '--disable-background-networking', ...more],
    ...(existsSync(chromiumPath) ? {executablePath: chromiumPath} : {}),
  });

/** What a figure was measured on, in words. */
export const machineOf = browser =>
  `${cpus().length} cores, Chromium ${browser.version().split('.')[0]}, Node ${process.versions.node}`;

/** Milliseconds that scripts of `page` have run since `session` was told to count. */
export async function scriptTime(session) {
  const {metrics} = await session.send('Performance.getMetrics');
  return metrics.find(({name}) => name === 'ScriptDuration').value * 1000;
}
