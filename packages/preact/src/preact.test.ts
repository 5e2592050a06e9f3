// @vitest-environment happy-dom
import {type ComponentChildren, createElement as h, hydrate, render} from 'preact';
import {act} from 'preact/test-utils';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {ConsentGate, ConsentProvider, useConsent} from './index.ts';

const page = globalThis as {akkoord?: object};
let granted: readonly string[] = [];
let place: HTMLElement;

beforeEach(() => {
  granted = [];
  page.akkoord = {record: null, isGranted: (id: string) => granted.includes(id)};
  place = document.createElement('div');
  document.body.append(place);
});
afterEach(() => {
  render(null, place);
  place.remove();
});

const decide = (...ids: string[]): Promise<void> =>
  act(() => {
    granted = ids;
    document.dispatchEvent(new CustomEvent('akkoord-decided'));
  });

/** Every state that was rendered, in order. */
const renders: string[] = [];
function Page(): ComponentChildren {
  const {isGranted} = useConsent();
  renders.push(String(isGranted('youtube')));
  const film = h(ConsentGate, {service: 'youtube', fallback: h('p', null, 'no film')}, h('video', null));
  return h('main', null, film);
}

async function open(html: string, initial?: {status: 'decided'; choices: Record<string, 'granted'>}) {
  renders.length = 0;
  place.innerHTML = html;
  const before = place.querySelector('main > *');
  await act(() => hydrate(h(ConsentProvider, {initial}, h(Page, null)), place));
  return before;
}
const inside = (): string => place.querySelector('main')?.innerHTML ?? '';

describe('Preact', () => {
  it('renders closed, keeps the server’s elements, and follows grants and withdrawals', async () => {
    const before = await open('<main><p>no film</p></main>');
    expect(place.querySelector('p')).toBe(before);
    expect(inside()).toBe('<p>no film</p>');
    await decide('youtube');
    expect(inside()).toBe('<video></video>');
    await decide();
    expect(inside()).toBe('<p>no film</p>');
  });

  it('repeats first what the server rendered, and shows what is granted then', async () => {
    granted = ['youtube'];
    await open('<main><p>no film</p></main>');
    expect([renders[0], renders.at(-1), inside()]).toEqual(['false', 'true', '<video></video>']);
  });

  it('repeats first what the server rendered as granted, and closes what no longer is', async () => {
    await open('<main><video></video></main>', {status: 'decided', choices: {youtube: 'granted'}});
    expect([renders[0], renders.at(-1), inside()]).toEqual(['true', 'false', '<p>no film</p>']);
  });
});
