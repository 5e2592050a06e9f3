import {resolve} from 'node:path';
import {startDemo} from './demo.mjs';

/** What the environment may say; README.md beside this file lists it. */
function settings(env) {
  const port = Number(env.PORT ?? 4300);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT is "${env.PORT}", expected a number from 0 to 65535, as in PORT=4301 npm start`);
  }
  // As browsers name them: without the port where it is the usual one.
  const own = ['localhost', '127.0.0.1'].map(name => new URL(`http://${name}:${port}`).origin);
  return {
    port,
    host: env.HOST ?? '127.0.0.1',
    data: resolve(env.AKKOORD_DATA ?? 'data'),
    origins: env.ORIGINS?.split(',').map(origin => origin.trim()) ?? own,
    collectorUrl: env.COLLECTOR_URL,
    parts: env.DEMO_ONLY ? 'site' : env.COLLECTOR_ONLY ? 'collector' : 'all',
  };
}

function printAddresses(demo, {parts}) {
  const base = demo.url.replace('127.0.0.1', 'localhost');
  const lines = [
    parts !== 'collector' && ['site', `${base}/nl/ and ${base}/en/`],
    parts !== 'site' && ['console', `${base}/console/`],
    parts !== 'site' && ['collector', `${base}/v1/`],
  ];
  console.log('\nThe demo is running:');
  for (const [name, address] of lines.filter(Boolean)) console.log(`  ${name.padEnd(10)} ${address}`);
}

function printToken(token, data) {
  console.log(`
The owner's token, shown this once (only its hash is kept, in ${data}):
  ${token}
Open the console and paste it to sign in; the command takes it as AKKOORD_TOKEN.`);
}

function printWayIn(data) {
  console.log(`
Sign in with the owner's token, shown at the first start. Where it is lost, this makes another one:
  npx akkoord token --data ${JSON.stringify(data)}`);
}

/** The way out for what commonly stands in the way of a start. */
function explain(error, {host, port, data}) {
  const isOfPort = error.syscall === 'listen';
  if (isOfPort && error.code === 'EADDRINUSE')
    return `port ${port} is taken; end what uses it, or choose another one: PORT=4301 npm start`;
  if (isOfPort && error.code === 'EACCES')
    return `port ${port} of ${host} may not be used; choose one above 1023: PORT=4301 npm start`;
  if (isOfPort) return `cannot listen on ${host}:${port} (${error.message}); choose another HOST or PORT`;
  // The collector's own errors say what to do.
  if (error.name === 'CollectorError') return `${error.message} (${error.code}, data in ${data})`;
  // Of the file system, or of SQLite.
  if (error.syscall || error.errcode)
    return `cannot use ${data} (${error.message}); choose another folder by AKKOORD_DATA, or see who may write there`;
  return error.message;
}

/** Stops at the first signal once what is under way has ended, and at the second one at once. */
function stopOnSignals(demo) {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await demo.close();
    console.log('Stopped; every record that was acknowledged is on disk.');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
}

async function main(env) {
  const chosen = settings(env);
  try {
    const demo = await startDemo(chosen);
    stopOnSignals(demo);
    printAddresses(demo, chosen);
    if (chosen.parts !== 'site') {
      const token = await demo.firstToken(given => printToken(given, chosen.data));
      if (!token) printWayIn(chosen.data);
    }
    console.log('\nCtrl+C stops it.');
  } catch (error) {
    throw new Error(explain(error, chosen), {cause: error});
  }
}

await main(process.env).catch(error => {
  console.error(`The demo did not start: ${error.message}`);
  process.exitCode = 1;
});
