import {readdirSync} from 'node:fs';
import type {View} from '../blocking/engine.ts';
import type {OwnedEngine} from './firefox.ts';
import {type Program, startDisplay, startDriver} from './processes.ts';
import {openSession, type Session} from './web-driver.ts';

/** Browsers that run at a time; a session has one page in view, so each page gets one. */
const BROWSERS = 3;

/** A browser that can be lent to one page after the other. */
interface Lane {
  readonly driver: Program;
  readonly session: Session;
}

/**
 * WebKitGTK's MiniBrowser, driven over W3C WebDriver on a display of its own, with private profiles that
 * pages share by chance: give each page a host of its own. Its only way out is the proxy at `proxyUrl`.
 * The same engine as Safari's in parsing, DOM and policies, another one in its network.
 */
export async function startWebkit(proxyUrl: string): Promise<OwnedEngine> {
  const display = await startDisplay();
  const lanes = await Promise.all(Array.from({length: BROWSERS}, () => startLane(display.display, proxyUrl)));
  const free = [...lanes];
  const queue: ((lane: Lane) => void)[] = [];
  const giveBack = (lane: Lane): void => {
    const next = queue.shift();
    if (next) next(lane);
    else free.push(lane);
  };
  return {
    name: 'WebKitGTK',
    version: versionOf(lanes[0]?.session),
    async open(url) {
      const lane = free.pop() ?? (await new Promise<Lane>(resolve => queue.push(resolve)));
      await lane.session.goto(url);
      return view(lane.session, () => giveBack(lane));
    },
    async close() {
      for (const {driver, session} of lanes) {
        await session.close();
        await driver.stop();
      }
      await display.stop();
    },
  };
}

async function startLane(display: string, proxyUrl: string): Promise<Lane> {
  const driver = await startDriver('WebKitWebDriver', {
    DISPLAY: display,
    GDK_BACKEND: 'x11',
    GSETTINGS_BACKEND: 'memory',
    // Its sandbox needs rights that containers do not have; it meets nothing but the stand-ins.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  });
  const session = await openSession(driver.origin, {
    acceptInsecureCerts: true,
    timeouts: {pageLoad: 10_000, script: 20_000},
    'webkitgtk:browserOptions': {
      binary: miniBrowser(),
      args: ['--automation', `--proxy=${proxyUrl}`, '--ignore-tls-errors'],
    },
  });
  return {driver, session};
}

const view = (session: Session, giveBack: () => void): View => ({
  evaluate: expression => session.evaluate(expression),
  goto: url => session.goto(url),
  async close() {
    await session.goto('about:blank');
    giveBack();
  },
});

/** `2.50` of `2.50.6`: WebKitGTK's major version never changes. */
const versionOf = (session: Session | undefined): string =>
  /^\d+\.\d+/.exec(String(session?.capabilities.browserVersion))?.[0] ?? '';

/** `MINIBROWSER`, or the newest below /usr/lib: its folder carries the machine's architecture and the API's version. */
function miniBrowser(): string {
  if (process.env.MINIBROWSER) return process.env.MINIBROWSER;
  for (const machine of readdirSync('/usr/lib').filter(name => name.includes('-linux-'))) {
    const found = readdirSync(`/usr/lib/${machine}`)
      .filter(name => name.startsWith('webkit2gtk-4'))
      .sort();
    const newest = found.pop();
    if (newest) return `/usr/lib/${machine}/${newest}/MiniBrowser`;
  }
  throw new Error(
    'found no MiniBrowser below /usr/lib; install webkit2gtk-driver, or name one by MINIBROWSER',
  );
}
