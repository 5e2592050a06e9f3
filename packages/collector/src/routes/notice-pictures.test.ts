import {createHash} from 'node:crypto';
import type {NoticesAnswer, PictureSummary, PicturesAnswer} from '@akkoord/schema';
import {describe, expect, test} from 'vitest';
import {START, somePublication, startCollector} from '../../test/collector-fixture.ts';
import {somePng} from '../../test/some-png.ts';
import {createToken} from '../index.ts';

const BUILD = 'cd'.repeat(32);
const LABELS = `language=nl&layer=first&width=390&build=${BUILD}`;

/** A collector with one published notice, and short ways to its pictures. */
async function started() {
  const running = await startCollector();
  const {hash, ...publication} = await somePublication();
  await running.collector.publishNotice(publication);
  const path = `/v1/notices/${hash}/pictures`;
  const post = (
    png: BodyInit,
    {labels = LABELS, bearer = running.owner, type = 'image/png', at = path} = {},
  ) =>
    running.asStaff(`${at}?${labels}`, {method: 'POST', headers: {'content-type': type}, body: png}, bearer);
  const tokenOf = async (role: 'dpo' | 'viewer' | 'server') =>
    (await createToken({name: role, role}, running.making)).token;
  return {...running, hash, path, post, tokenOf};
}

describe('a picture of a notice', () => {
  test('is kept once, by an owner or a DPO, with what it shows and when it came', async () => {
    const {post, asStaff, path, tokenOf, clock} = await started();
    const png = somePng(390, 844);
    const first = await post(png, {bearer: await tokenOf('dpo')});
    const sha256 = createHash('sha256').update(png).digest('hex');
    const summary: PictureSummary = {
      ...{sha256, language: 'nl', layer: 'first', width: 390, height: 844, bytes: png.length},
      ...{build: BUILD, receivedAt: new Date(START).toISOString()},
    };
    expect([first.status, await first.json()]).toEqual([201, summary]);
    clock.now += 60_000;
    const again = await post(png);
    expect([again.status, await again.json()]).toEqual([200, summary]);
    expect((await (await asStaff(path)).json()) as PicturesAnswer).toEqual({pictures: [summary]});
    const {notices} = (await (await asStaff('/v1/notices')).json()) as NoticesAnswer;
    expect(notices.map(({pictures}) => pictures)).toEqual([1]);
  });

  test('is shown to the desk byte for byte, as nothing but a picture', async () => {
    const {post, asStaff, path, tokenOf} = await started();
    const png = somePng(390, 20);
    const {sha256} = (await (await post(png)).json()) as PictureSummary;
    const answer = await asStaff(`${path}/${sha256}`, {}, await tokenOf('viewer'));
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(png);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': expect.stringContaining('sandbox'),
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
    expect((await asStaff(`${path}/${'0'.repeat(64)}`)).status).toBe(404);
  });

  test('leaves a line of who handed it in', async () => {
    const {post, storage} = await started();
    await post(somePng(390, 20));
    const [line] = await storage.accessLog(1);
    expect(line).toMatchObject({deed: 'publish', outcome: 'done'});
    expect(line?.detail).toContain('language=nl&layer=first');
    // Lines of pictures must not push those of publishing out of sight.
    expect(await storage.accessLog(9, {deeds: ['publish'], text: 'notice '})).toHaveLength(1);
  });
});

describe('no picture is taken', () => {
  const png = somePng(390, 20);
  const magicOnly = Uint8Array.from(png.slice(0, 40));
  test.each<[string, BodyInit, string, string]>([
    ['that is text', 'picture', LABELS, 'the body is no PNG'],
    ['that is a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3), LABELS, 'the body is no PNG'],
    ['that was cut off', magicOnly, LABELS, 'the body is no PNG'],
    ['of another width than is said', somePng(360, 20), LABELS, 'the picture is 360 pixels wide'],
    ['that is higher than any window', somePng(1, 10_001), LABELS.replace('390', '1'), '1 by 10001 pixels'],
    ['in a language that the notice has not', png, LABELS.replace('nl', 'fr'), 'language is "fr"'],
    ['of a layer that there is not', png, LABELS.replace('first', 'third'), 'layer is "third"'],
    ['of a build that is no hash', png, LABELS.replace(BUILD, '1.2'), 'build is no hash'],
    ['with a label that is not known', png, `${LABELS}&by=me`, 'by is not known'],
  ])('%s', async (_, body, labels, message) => {
    const {post, storage} = await started();
    const answer = await post(body, {labels});
    const {code, message: said} = (await answer.json()) as {code: string; message: string};
    expect([answer.status, code]).toEqual([400, 'picture-invalid']);
    expect(said).toContain(message);
    expect(await storage.pictures(null)).toEqual([]);
  });

  test('that is larger than four megabytes, whether it says so or not', async () => {
    const {post, asStaff, path} = await started();
    const large = new Uint8Array(4 * 1024 * 1024 + 1);
    expect((await post(large)).status).toBe(413);
    const body = new ReadableStream({
      start: controller => {
        controller.enqueue(large);
        controller.close();
      },
    });
    const streamed = {method: 'POST', headers: {'content-type': 'image/png'}, body, duplex: 'half'};
    expect((await asStaff(`${path}?${LABELS}`, streamed as RequestInit)).status).toBe(413);
  });

  test('under another content type, which a form of another site could send', async () => {
    const {post} = await started();
    expect((await post(png, {type: 'text/plain'})).status).toBe(415);
  });

  test('of a notice that is not published', async () => {
    const {post, asStaff} = await started();
    const at = `/v1/notices/${'ab'.repeat(32)}/pictures`;
    const answer = await post(png, {at});
    expect([answer.status, (await answer.json()) as object]).toMatchObject([404, {code: 'not-found'}]);
    expect((await asStaff(at)).status).toBe(404);
  });

  test('from anybody but owner and DPO, and nobody without a role of the desk sees one', async () => {
    const {post, ask, asStaff, path, tokenOf, storage} = await started();
    const {sha256} = (await (await post(png)).json()) as PictureSummary;
    expect((await post(somePng(390, 21), {bearer: await tokenOf('viewer')})).status).toBe(403);
    expect((await post(somePng(390, 21), {bearer: await tokenOf('server')})).status).toBe(403);
    expect(await storage.pictures(null)).toHaveLength(1);
    for (const address of [path, `${path}/${sha256}`]) {
      expect((await ask(address)).status).toBe(401);
      expect((await asStaff(address, {}, await tokenOf('server'))).status).toBe(403);
    }
  });

  test('beyond a thousand of one notice', async () => {
    const {post, storage, hash} = await started();
    const labels = {notice: hash, language: 'nl', layer: 'first', width: 390, height: 20} as const;
    for (let n = 0; n < 1000; n++) {
      const sha256 = n.toString(16).padStart(64, '0');
      await storage.addPicture({...labels, sha256, bytes: 1, build: null, receivedAt: 1}, Uint8Array.of(1));
    }
    const answer = await post(png);
    expect([answer.status, await answer.json()]).toMatchObject([409, {code: 'pictures-exceeded'}]);
  });
});
