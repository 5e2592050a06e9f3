import {fromHex, toBase64} from '@akkoord/ledger';
import {PEOPLE} from '../access/people.ts';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import type {DroppedLog} from '../dropped/dropped-log-storage.ts';
import {CollectorError} from '../errors.ts';
import {lastGap} from '../gap.ts';
import {heldTo} from '../held-to.ts';
import {jsonAnswer, PUBLIC_HEADERS, SECURITY_HEADERS} from '../http/answer.ts';
import {parseJson, readBody} from '../http/body.ts';
import {treeSizes} from '../http/tree-sizes.ts';
import {jwksOf} from '../jwks.ts';
import {publishedKeys} from '../log-key.ts';
import {savedDetail, savingIn} from '../saved-checkpoint.ts';
import type {LogHead} from '../storage.ts';

/** Of a note that something was saved. */
const MAX_BODY = 1024;

/** What of each log is public: checkpoint, proofs and the keys that sign. No row is among it. */
export function addLogRoutes(app: App, context: Context): void {
  const {storage, proofs, signer, hasher, gaps, access} = context;
  const droppedLog = async (origin: string): Promise<DroppedLog | undefined> =>
    (await storage.droppedLogs()).find(log => log.origin === origin);

  const headOf = async (site: string, year: string, seen = storage): Promise<LogHead> => {
    const origin = `${site}/${year}`;
    const head = await seen.head(origin);
    if (head) return head;
    if ((await seen.droppedLogs()).some(log => log.origin === origin)) {
      const found = 'this log was dropped past its retention';
      throw new CollectorError('not-found', `${found}; only its last checkpoint is left`);
    }
    throw new CollectorError('not-found', 'no such log, expected /v1/logs/<site>/<year>');
  };

  app.get('/v1/logs/:site/:year/checkpoint', async ({req}) => {
    const [site, year] = [req.param('site'), req.param('year')];
    const {checkpoint} = (await droppedLog(`${site}/${year}`)) ?? (await headOf(site, year));
    const type = {'content-type': 'text/plain; charset=utf-8'};
    return new Response(checkpoint, {headers: {...type, ...SECURITY_HEADERS, ...PUBLIC_HEADERS}});
  });

  // Who saves a checkpoint says so, and it is told when that was last done.
  app.post('/v1/logs/:site/:year/saved', async c => {
    const {site, year} = c.req.param();
    const held = heldTo(await access.admit(visitOf(c), PEOPLE), context);
    const {origin, size} = await headOf(site, year, held.storage);
    const body = await readBody(c.req.raw, MAX_BODY);
    const saving = savingIn(body === '' ? {} : parseJson(body), size);
    const deed = {deed: 'export', detail: savedDetail(origin, saving), sites: [site]} as const;
    await access.admit(visitOf(c), PEOPLE, deed);
    return jsonAnswer({status: 'noted'});
  });

  app.get('/v1/logs/:site/:year/inclusion', async ({req}) => {
    const {origin} = await headOf(req.param('site'), req.param('year'));
    const leaf = fromHex(req.query('leaf') ?? '');
    if (leaf?.length !== 32)
      throw new CollectorError('query-invalid', 'leaf is no leaf hash, expected 64 hex digits');
    const index = await storage.indexOfLeaf(origin, leaf);
    const found = index === null ? null : await proofs.inclusion(origin, index);
    if (!found) throw new CollectorError('not-found', 'the log has no such leaf');
    const {proof, checkpoint} = found;
    const hashes = proof.hashes.map(toBase64);
    return jsonAnswer({index, treeSize: proof.treeSize, hashes, checkpoint}, 200, PUBLIC_HEADERS);
  });

  app.get('/v1/logs/:site/:year/consistency', async ({req}) => {
    const head = await headOf(req.param('site'), req.param('year'));
    const {first, second} = treeSizes({first: req.query('first'), second: req.query('second')}, head.size);
    const hashes = await proofs.consistency({...head, size: second}, first);
    const answer = {first, second, hashes: hashes.map(toBase64), checkpoint: head.checkpoint};
    return jsonAnswer(answer, 200, PUBLIC_HEADERS);
  });

  app.get('/v1/logs/:site/:year/gap', ({req}) => {
    const origin = `${req.param('site')}/${req.param('year')}`;
    const gap = lastGap(origin, gaps);
    if (gap) return jsonAnswer(gap, 200, PUBLIC_HEADERS);
    throw new CollectorError('not-found', 'this log has lost nothing, as far as is known');
  });

  app.get('/.well-known/akkoord-keys.json', () => {
    return jsonAnswer({keys: publishedKeys(signer)}, 200, PUBLIC_HEADERS);
  });

  app.get('/.well-known/jwks.json', () => {
    const type = {'content-type': 'application/jwk-set+json'};
    return jsonAnswer({keys: jwksOf(signer, hasher)}, 200, {...PUBLIC_HEADERS, ...type});
  });
}
