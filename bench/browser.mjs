import {existsSync} from 'node:fs';
import {chromium} from 'playwright';

const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** A browser as the tests have it, with `more` arguments. */
export const launch = (more = []) =>
  chromium.launch({
    args: ['--no-sandbox', '--disable-background-networking', ...more],
    ...(existsSync(chromiumPath) ? {executablePath: chromiumPath} : {}),
  });

/** Milliseconds that scripts of `page` have run since `session` was told to count. */
export async function scriptTime(session) {
  const {metrics} = await session.send('Performance.getMetrics');
  return metrics.find(({name}) => name === 'ScriptDuration').value * 1000;
}
