import {execFileSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {buildSite} from '../build-site.mjs';

const akkoord = fileURLToPath(new URL('../../packages/cli/bin/akkoord.mjs', import.meta.url));

const dist = await buildSite(new URL('.', import.meta.url));
// Tells the hash that a Content-Security-Policy without a nonce has to allow.
execFileSync(process.execPath, [akkoord, 'inline', 'index.html', 'privacy.html'], {
  cwd: dist,
  stdio: 'inherit',
});
