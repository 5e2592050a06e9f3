// @vitest-environment happy-dom
import {beforeEach, describe, expect, it} from 'vitest';
import {MARKED_SELECTOR, unfold, unmark, unmarkElement} from './marked-up.ts';

const only = <E extends Element>(html: string): E => {
  document.body.innerHTML = html;
  return document.body.firstElementChild as E;
};

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('mark-up that waits', () => {
  it.each([
    '<script type="text/plain" data-category="tracking"></script>',
    '<script type="text/plain" data-service="youtube"></script>',
    '<template data-category="tracking"></template>',
    '<template data-service="youtube"></template>',
    '<iframe data-src="/f" data-category="tracking"></iframe>',
    '<img data-src="/i" data-service="youtube">',
    '<script type="text/plain" data-type="text/javascript" data-name="matomo"></script>',
    '<link rel="stylesheet" data-href="/s.css" data-name="fonts">',
    '<script type="text/plain" data-c15t-category="marketing"></script>',
    '<iframe data-src="/f" data-vendor="youtube"></iframe>',
    '<script type="text/plain" data-cookieconsent="statistics"></script>',
    '<iframe data-cookieblock-src="/f" data-cookieconsent="marketing"></iframe>',
  ])('%s is found', html => {
    expect(only(html).matches(MARKED_SELECTOR)).toBe(true);
  });

  it.each([
    '<script type="text/plain"></script>',
    '<script data-category="tracking"></script>',
    '<template></template>',
    '<img data-src="/lazy.png">',
    '<div data-category="news"></div>',
    '<template data-name="row"></template>',
    '<a data-href="/a" data-name="row"></a>',
  ])('%s is none of ours', html => {
    expect(only(html).matches(MARKED_SELECTOR)).toBe(false);
  });
});

describe('a template', () => {
  it('gives way to its contents, whose scripts wait for their turn', () => {
    const scripts = unfold(
      only(
        '<template data-category="tracking"><p>before</p><script>first</script><script type="module" src="/m.js"></script></template>',
      ),
      {ids: ['tracking'], negated: false},
    );
    expect(document.body.querySelector('template')).toBeNull();
    expect(document.body.firstElementChild?.textContent).toBe('before');
    expect(
      scripts.map(script => [script.type, script.getAttribute('data-type'), script.dataset.category]),
    ).toEqual([
      ['text/plain', null, 'tracking'],
      ['text/plain', 'module', 'tracking'],
    ]);
    expect(scripts.every(script => script.isConnected)).toBe(true);
  });
});

describe('unmark', () => {
  it('gives a script its type and address, and keeps what is the page’s own', () => {
    const script = only<HTMLScriptElement>(
      '<script type="text/plain" data-type="module" data-src="https://a.test/m.js" data-category="tracking" data-key="k" id="s"></script>',
    );
    script.remove();
    unmark(script);
    expect(Object.fromEntries([...script.attributes].map(({name, value}) => [name, value]))).toEqual({
      type: 'module',
      src: 'https://a.test/m.js',
      'data-key': 'k',
      id: 's',
    });
  });

  it('leaves a script without a type where none was named', () => {
    const script = only<HTMLScriptElement>('<script type="text/plain" data-category="tracking">1</script>');
    unmark(script);
    expect(script.hasAttribute('type')).toBe(false);
    expect(script.textContent).toBe('1');
  });

  it('gives a frame its address', () => {
    const frame = only<HTMLIFrameElement>('<img data-src="/i.png" data-category="tracking" alt="x">');
    unmarkElement(frame);
    expect(frame.getAttribute('src')).toBe('/i.png');
    expect(frame.hasAttribute('data-src')).toBe(false);
  });

  it('gives an element each address that waits in it', () => {
    const image = only('<img data-src="/i.png" data-srcset="/i2.png 2x" data-category="tracking" alt="x">');
    unmarkElement(image);
    expect([image.getAttribute('src'), image.getAttribute('srcset')]).toEqual(['/i.png', '/i2.png 2x']);
  });
});
