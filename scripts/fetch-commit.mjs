import {spawnSync} from 'node:child_process';
import {mkdirSync} from 'node:fs';

/**
 * Brings one `commit` of the Git repository at the address `from` into `folder`, without its history. True where Git did so, a
 * minute at most for each of its steps; it asks nobody for a password.
 */
export function fetchCommit({from, commit, folder}) {
  const git = (...args) =>
    spawnSync('git', ['-C', folder, ...args], {
      stdio: 'ignore',
      timeout: 60_000,
      env: {...process.env, GIT_TERMINAL_PROMPT: '0'},
    }).status === 0;
  mkdirSync(folder, {recursive: true});
  return (
    git('init', '-q') && git('fetch', '-q', '--depth', '1', from, commit) && git('checkout', '-q', commit)
  );
}
