import {type ChildProcess, spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {test as base} from '@playwright/test';

/** Starts `examples/<name>` as its README says, on a free port; stops it when the file's tests are done. */
export const exampleTest = (name: string) =>
  base.extend<object, {address: string}>({
    address: [
      async ({playwright: _}, use) => {
        const script = fileURLToPath(new URL(`../../examples/${name}/server.mjs`, import.meta.url));
        const server = spawn(process.execPath, [script], {
          env: {...process.env, PORT: '0'},
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        await use(await firstLine(server));
        server.kill();
      },
      {scope: 'worker'},
    ],
  });

async function firstLine(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error('the server has no output');
  for await (const line of createInterface({input: server.stdout})) return line;
  throw new Error('the server ended before it listened');
}

export {expect} from '@playwright/test';
