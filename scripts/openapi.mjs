import {writeFile} from 'node:fs/promises';
import {root} from './step.mjs';

/** Writes the OpenAPI document that a collector of this version answers, so that it can be had without one; true once it is there. */
export async function writeOpenApi() {
  // Only now: both are compiled by the step before.
  const {createCollector, memoryStorage} = await import('@akkoord/collector');
  const {createSigner} = await import('@akkoord/collector/node');
  const collector = await createCollector({
    storage: memoryStorage(),
    signer: createSigner(new Date()),
    sites: [],
  });
  const answer = await collector.fetch(new Request('http://localhost/openapi.json'));
  const document = await answer.json();
  await collector.close();
  if (!answer.ok) throw new Error(`found status ${answer.status} of /openapi.json, expected 200`);
  await writeFile(`${root}packages/collector/dist/openapi.json`, `${JSON.stringify(document, null, 2)}\n`);
  return true;
}
