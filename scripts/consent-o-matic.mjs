import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {root} from './step.mjs';

const FROM = 'https://github.com/cavi-au/Consent-O-Matic.git';
/** What our rule was last seen to work with; Git takes nothing else for it. */
const COMMIT = '55e6df94b77de48fbad15b79e5e922423f13491f';
const CACHE = join(root, 'node_modules/.cache/akkoord-consent-o-matic');

const hasEngine = folder => existsSync(join(folder, 'Extension/ConsentEngine.js'));

/** True where Git did it within a minute; it asks nobody for a password. */
const git = (...args) =>
  spawnSync('git', ['-C', CACHE, ...args], {
    stdio: 'ignore',
    timeout: 60_000,
    env: {...process.env, GIT_TERMINAL_PROMPT: '0'},
  }).status === 0;

/**
 * The extension whose engine the rule is tried with (MIT, in no registry): the checkout that CONSENT_O_MATIC names, or
 * one fetched from its authors into the cache of this checkout. Nothing where there is neither it nor a way to GitHub.
 */
export function ensureConsentOMatic() {
  const named = process.env.CONSENT_O_MATIC;
  if (named) return resolve(named);
  if (hasEngine(CACHE)) return CACHE;
  mkdirSync(CACHE, {recursive: true});
  const isFetched = git('init', '-q') && git('fetch', '-q', '--depth', '1', FROM, COMMIT);
  return isFetched && git('checkout', '-q', COMMIT) && hasEngine(CACHE) ? CACHE : undefined;
}
