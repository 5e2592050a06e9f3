import type {AkkoordElements} from '@akkoord/core/page';
import {createElement, type JSX} from 'react';
import {renderToString} from 'react-dom/server';
import {expect, expectTypeOf, it} from 'vitest';
import './index.ts';

type Elements = JSX.IntrinsicElements;

it('types the elements of ours in JSX, and no others', () => {
  expectTypeOf<keyof AkkoordElements>().toExtend<keyof Elements>();
  expectTypeOf<'akkoord-settings-links'>().not.toExtend<keyof Elements>();
});

it('takes for them what an element takes, and nothing that they do not know', () => {
  const link: Elements['akkoord-settings-link'] = {className: 'quiet', id: 'cookies', children: 'Cookies'};
  // @ts-expect-error: it is no link
  const wrong: Elements['akkoord-settings-link'] = {href: '/cookies'};
  expect(renderToString(createElement('akkoord-settings-link', {...link, ...wrong}))).toBe(
    '<akkoord-settings-link class="quiet" id="cookies" href="/cookies">Cookies</akkoord-settings-link>',
  );
});
