import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fetchCommit} from './fetch-commit.mjs';
import {root} from './step.mjs';

const FROM = 'https://github.com/cavi-au/Consent-O-Matic.git';
/** What our rule was last seen to work with; Git takes nothing else for it. */
const COMMIT = '55e6df94b77de48fbad15b79e5e922423f13491f';
const CACHE = join(root, 'node_modules/.cache/akkoord-consent-o-matic');

const hasEngine = folder => existsSync(join(folder, 'Extension/ConsentEngine.js'));

/**
 * The extension whose engine the rule is tried with (MIT, in no registry): the checkout that CONSENT_O_MATIC names, or
 * one fetched from its authors into the cache of this checkout. Nothing where there is neither it nor a way to GitHub.
 */
export function ensureConsentOMatic() {
  const named = process.env.CONSENT_O_MATIC;
  if (named) return resolve(named);
  if (hasEngine(CACHE)) return CACHE;
  return fetchCommit({from: FROM, commit: COMMIT, folder: CACHE}) && hasEngine(CACHE) ? CACHE : undefined;
}
