// @vitest-environment happy-dom
import {act, createElement as h, type ReactNode} from 'react';
import {hydrateRoot, type Root} from 'react-dom/client';
import {renderToString} from 'react-dom/server';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {ConsentGate, ConsentProvider, useConsent} from './index.ts';

const page = globalThis as {akkoord?: object; IS_REACT_ACT_ENVIRONMENT?: boolean};
let granted: readonly string[] = [];
let root: Root | undefined;

beforeEach(() => {
  page.IS_REACT_ACT_ENVIRONMENT = true;
  granted = [];
  page.akkoord = {record: null, isGranted: (id: string) => granted.includes(id), settings: vi.fn()};
});
afterEach(() => {
  act(() => root?.unmount());
  root = undefined;
  document.body.replaceChildren();
});

const decide = (...ids: string[]): void =>
  act(() => {
    granted = ids;
    document.dispatchEvent(new CustomEvent('akkoord-decided'));
  });

function Page(): ReactNode {
  const {isGranted, settings} = useConsent();
  const film = h(ConsentGate, {service: 'youtube', fallback: 'no film'}, 'film');
  return h(
    'main',
    null,
    String(isGranted('analytical')),
    ' ',
    film,
    h('button', {type: 'button', onClick: settings}),
  );
}

/** The page as the server makes it, hydrated; gives what React found to say. */
function open(initial?: {status: 'decided'; choices: Record<string, 'granted'>}): readonly unknown[] {
  const faults: unknown[] = [];
  const tree = h(ConsentProvider, {initial}, h(Page));
  const {akkoord} = page;
  delete page.akkoord;
  const html = renderToString(tree);
  page.akkoord = akkoord ?? {};
  const place = document.createElement('div');
  place.innerHTML = html;
  document.body.append(place);
  act(() => {
    root = hydrateRoot(place, tree, {onRecoverableError: error => faults.push(error)});
  });
  return faults;
}
const text = (): string => document.querySelector('main')?.textContent ?? '';

describe('React', () => {
  it('renders closed, and follows grants and withdrawals', () => {
    expect(open()).toEqual([]);
    expect(text()).toBe('false no film');
    decide('analytical', 'youtube');
    expect(text()).toBe('true film');
    decide('analytical');
    expect(text()).toBe('true no film');
    decide();
    expect(text()).toBe('false no film');
  });

  it('hydrates without a word what the server rendered for everybody, and shows what is granted then', () => {
    granted = ['youtube'];
    expect(open()).toEqual([]);
    expect(text()).toBe('false film');
  });

  it('hydrates without a word what the server rendered as granted, and closes what no longer is', () => {
    expect(open({status: 'decided', choices: {youtube: 'granted', analytical: 'granted'}})).toEqual([]);
    expect(text()).toBe('false no film');
  });

  it('opens the settings', () => {
    open();
    act(() => document.querySelector('button')?.click());
    expect((page.akkoord as {settings: () => void}).settings).toHaveBeenCalledOnce();
  });
});
