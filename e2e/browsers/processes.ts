import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {setTimeout as wait} from 'node:timers/promises';
import {freePort} from '@akkoord/testkit';

/** A program that runs until it is stopped, with everything that it has started. */
export interface Program {
  stop(): Promise<void>;
}

/** An X server of our own, for browsers that have no headless mode. */
export async function startDisplay(): Promise<Program & {readonly display: string}> {
  const child = start('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {});
  const display = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (number: Buffer) => resolve(`:${String(number).trim()}`));
    child.once('exit', code => reject(new Error(`Xvfb ended with code ${code} before it gave its display`)));
  });
  return {display, stop: () => stop(child)};
}

/** A WebDriver server on a free port; rejects where it does not answer within thirty seconds. */
export async function startDriver(
  command: string,
  env: Readonly<Record<string, string>>,
): Promise<Program & {readonly origin: string}> {
  const port = await freePort();
  const child = start(command, [`--port=${port}`], env);
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300; tries++) {
    const status = await fetch(`${origin}/status`).catch(() => undefined);
    if (status?.ok) return {origin, stop: () => stop(child)};
    await wait(100);
  }
  await stop(child);
  throw new Error(`${command} did not answer at ${origin} within 30 s`);
}

/** Started as the head of a group of its own, so that its children end with it. */
function start(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): ChildProcess {
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {...process.env, ...env},
  });
  // Whoever waits for the program hears of its failure by its silence.
  child.on('error', () => undefined);
  child.stdout?.resume();
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGTERM');
  await ended;
}
