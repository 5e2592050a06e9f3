import {accessSync, constants} from 'node:fs';
import {delimiter, join} from 'node:path';
import {CommandError} from '../command-error.ts';

/** Names under which systems install Chromium and what is made of it. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Where installers put it on systems that do not put it on the path. */
const PLACES = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The Chromium to run: `given`, else the one that the variable CHROMIUM names, else one on the path or in its usual
 * place. Throws `browser-unusable` where there is none; one that was named is never replaced by another.
 */
export function findBrowser(given: string | null, env: Readonly<Record<string, string | undefined>>): string {
  const named = given ?? (env.CHROMIUM || null);
  if (named !== null) {
    if (isProgram(named)) return named;
    throw unusable(`${named} is no program that can be run`, 'name another by --browser or CHROMIUM');
  }
  const onPath = (env.PATH ?? '').split(delimiter).flatMap(folder => NAMES.map(name => join(folder, name)));
  const found = [...onPath, ...PLACES].find(isProgram);
  if (found !== undefined) return found;
  throw unusable(
    'found no Chromium on this machine',
    'install Chromium, Chrome or Edge, or name one by --browser or CHROMIUM',
  );
}

/** The error for a browser that cannot be used. */
export function unusable(found: string, wayOut: string, cause?: unknown): CommandError {
  return new CommandError('browser-unusable', `${found}; ${wayOut}`, {cause});
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
