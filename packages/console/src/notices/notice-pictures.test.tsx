// @vitest-environment happy-dom
/** @jsxImportSource preact */
import '../../test/patience.ts';
import type {PictureSummary} from '@akkoord/schema';
import {act, cleanup, render, screen} from '@testing-library/preact';
import {afterEach, describe, expect, it} from 'vitest';
import {noticeHash, publishedNotice, standInCollector} from '../../test/stand-in-collector.ts';
import {createApi} from '../api.ts';
import {App} from '../app.tsx';
import type {LanguageCode} from '../language.ts';

const BUILD = 'ab'.repeat(32);
const HASH = noticeHash('2026-10');
let serial = 0;

const picture = (change: Partial<PictureSummary> = {}): PictureSummary => {
  serial += 1;
  return {
    sha256: serial.toString(16).padStart(64, '0'),
    language: 'nl',
    layer: 'first',
    width: 1280,
    height: 800,
    bytes: 40_000,
    build: BUILD,
    receivedAt: '2026-10-02T08:00:00.000Z',
    ...change,
  };
};

/** The page of a notice in Dutch and French, drawn here by the files `BUILD`. */
function open(pictures: readonly PictureSummary[], {reader = 'en', language = 'nl'} = {}) {
  location.hash = `#/notices?notice=${HASH}&language=${language}`;
  const notices = [{...publishedNotice, texts: {nl: {}, fr: {}}}];
  render(
    <App
      api={createApi({fetch: standInCollector({notices, pictures}).fetch, base: 'https://consent.example/'})}
      language={{read: () => reader as LanguageCode, keep: () => {}}}
      download={() => {}}
      loadDrawing={async () => async host => {
        host.append('drawn');
        return {isReconstruction: false, build: BUILD, remove: () => host.replaceChildren()};
      }}
    />,
  );
}

afterEach(cleanup);

describe('pictures of a notice', () => {
  it('show both layers and widths, each with words in its place and room for it', async () => {
    const all = [
      picture(),
      picture({width: 390, height: 844}),
      picture({layer: 'settings'}),
      picture({language: 'fr'}),
    ];
    open(all);
    const images = (await screen.findAllByRole('img')) as HTMLImageElement[];
    expect(images.map(({alt}) => alt)).toEqual([
      'First layer of the notice in Dutch, 1280 pixels wide',
      'First layer of the notice in Dutch, 390 pixels wide',
      'Settings of the notice in Dutch, 1280 pixels wide',
    ]);
    expect(images[1]?.getAttribute('src')).toBe(
      `https://consent.example/v1/notices/${HASH}/pictures/${all[1]?.sha256}`,
    );
    expect([images[1]?.getAttribute('width'), images[1]?.getAttribute('height')]).toEqual(['390', '844']);
    expect(screen.getByText(all[2]?.sha256 as string)).toBeTruthy();
  });

  it('that were taken again show the newest, and lead to those before it', async () => {
    const [older, newer] = [picture(), picture({receivedAt: '2026-11-02T08:00:00.000Z'})];
    open([older, newer]);
    const [image, ...others] = (await screen.findAllByRole('img')) as HTMLImageElement[];
    expect([image?.getAttribute('src'), others]).toEqual([expect.stringContaining(newer.sha256), []]);
    expect(screen.getByText('Earlier pictures (1)')).toBeTruthy();
    const link = screen.getByText(/^First layer, 1280 × 800/, {selector: 'a'});
    expect(link.getAttribute('href')).toContain(older.sha256);
  });

  it.each<[LanguageCode, string]>([
    ['nl', 'Nog niet afgebeeld.'],
    ['en', 'Not yet pictured.'],
    ['fr', 'Pas encore capturée.'],
    ['de', 'Noch nicht abgebildet.'],
  ])('are said not to be there, in %s', async (reader, words) => {
    open([], {reader});
    expect(await screen.findByText(words, {exact: false})).toBeTruthy();
    expect(screen.queryAllByRole('img')).toEqual([]);
  });

  it('are said not to be there in a language that was not pictured', async () => {
    open([picture()], {language: 'fr'});
    expect(await screen.findByText('Not yet pictured in French.', {exact: false})).toBeTruthy();
  });
});

describe('a drawing', () => {
  /** Pictures have come, and what is drawn has been told of. */
  const settled = async () => {
    await screen.findAllByRole('img');
    await screen.findByText('drawn');
    await act(async () => {});
  };

  it('is as it was shown where a picture names the files that draw it', async () => {
    open([picture({build: 'cd'.repeat(32)}), picture()]);
    await settled();
    expect(screen.getByRole('heading', {name: 'As it was shown'})).toBeTruthy();
  });

  it('by other files than those that showed the notice is a reconstruction', async () => {
    open([picture({build: 'cd'.repeat(32)}), picture({build: null})]);
    expect(await screen.findByRole('heading', {name: 'Reconstruction'})).toBeTruthy();
    expect(screen.getByText(/^Drawn by other files than those that showed this notice/)).toBeTruthy();
  });

  it('is as it was shown where no picture says which files that were', async () => {
    open([picture({build: null}), picture({language: 'fr', build: 'cd'.repeat(32)})]);
    await settled();
    expect(screen.getByRole('heading', {name: 'As it was shown'})).toBeTruthy();
  });
});
