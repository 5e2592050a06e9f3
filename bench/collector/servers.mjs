import {fork} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';

/** A server of `servers/` in a process of its own, over `folder`; resolves once it takes requests. */
export async function startServer(file, folder) {
  const child = fork(fileURLToPath(new URL(`servers/${file}.mjs`, import.meta.url)), [folder]);
  const [{url}] = await once(child, 'message');
  return {child, url};
}

/** Ends a server, and resolves once it is gone. */
export async function endServer({child}) {
  if (child.exitCode !== null) return;
  child.disconnect();
  await once(child, 'exit');
}

/** The result of `results` whose rate is the middle one, with the ranges of all of them. */
function middleRound(results) {
  const sorted = [...results].sort((a, b) => a.perSecond - b.perSecond);
  const range = key => {
    const values = results.map(result => result[key]);
    return {min: Math.min(...values), max: Math.max(...values)};
  };
  return {...sorted[results.length >> 1], ranges: {perSecond: range('perSecond'), p99: range('p99')}};
}

/** `rounds` of each of `servers`, in turn, by what `measure` does with one; of each the middle one counts. */
export async function inRounds({servers, rounds, measure}) {
  const results = new Map(servers.map(({name}) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const server of servers) results.get(server.name).push(await measure(server));
  return servers.map(({name}) => ({name, ...middleRound(results.get(name))}));
}
