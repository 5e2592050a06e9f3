import {existsSync, readdirSync} from 'node:fs';
import {aptInstall} from './apt.mjs';
import {runModule} from './step.mjs';

const firefox = () => process.env.FIREFOX ?? '/usr/bin/firefox-esr';

const isInPath = program =>
  (process.env.PATH ?? '').split(':').some(directory => existsSync(`${directory}/${program}`));

function hasMiniBrowser() {
  if (process.env.MINIBROWSER) return existsSync(process.env.MINIBROWSER);
  return readdirSync('/usr/lib')
    .filter(name => name.includes('-linux-'))
    .flatMap(name => readdirSync(`/usr/lib/${name}`).map(inner => `/usr/lib/${name}/${inner}/MiniBrowser`))
    .some(path => path.includes('webkit2gtk-4') && existsSync(path));
}

/** Packages of Debian whose programs are not there yet. */
function missing() {
  return [
    ['firefox-esr', existsSync(firefox())],
    ['webkit2gtk-driver', isInPath('WebKitWebDriver') && hasMiniBrowser()],
    ['xvfb', isInPath('Xvfb')],
  ]
    .filter(([, isThere]) => !isThere)
    .map(([name]) => name);
}

/**
 * Sees to it that Firefox, WebKitGTK's MiniBrowser with its driver, and a display for it are there: the
 * system's own, those that `FIREFOX` and `MINIBROWSER` name, or those that apt installs where this is root
 * on Debian. Rejects with the way out where one is missing.
 */
export async function ensureBrowsers() {
  const absent = missing();
  if (absent.length === 0) return;
  if ((await aptInstall(...absent)) && missing().length === 0) return;
  throw new Error(
    `found no ${missing().join(', no ')}; the tests in Firefox and WebKit need them: install them (on Debian as ` +
      `root: apt-get install --no-install-recommends ${missing().join(' ')}), or name programs of your own by ` +
      'the environment variables FIREFOX and MINIBROWSER',
  );
}

/** Runs the tests in Firefox and WebKit and writes Playwright's JSON report; resolves to the exit code. */
export function runBrowsers(report) {
  return runModule('@playwright/test/cli.js', ['test', '--config', 'playwright.browsers.config.ts'], {
    env: {AKKOORD_BROWSERS_REPORT: report},
  });
}
