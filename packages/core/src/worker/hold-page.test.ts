import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {LOADING} from '../blocker/loading.ts';
import {createHoldings, createPageHold, type PageHoldOptions} from './index.ts';

const PAGE = 'https://www.site.test/page';
const services = [
  {id: 'listed', match: ['*.listed.test']},
  {id: 'maps', match: ['shared.test/maps']},
  {id: 'granted', match: ['granted.test']},
];
const {guard, isHeldHost} = createHoldings(services, id => id === 'granted').inPage(PAGE);

const encode = (html: string): Uint8Array => new TextEncoder().encode(html);
const decode = (parts: readonly Uint8Array[]): string => Buffer.concat(parts).toString('utf8');

function bytesHeld(chunks: readonly Uint8Array[], options: Partial<PageHoldOptions> = {}): Uint8Array[] {
  const page = createPageHold({guard, isHeldHost, ...options});
  return [...chunks.flatMap(chunk => page.write(chunk)), ...page.end()];
}

const held = (html: string, options: Partial<PageHoldOptions> = {}): string =>
  decode(bytesHeld([encode(html)], options));

/** `html` cut at `cuts`, wherever they fall. */
function cutAt(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [...new Set(cuts.map(cut => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((place, index) => bytes.subarray(place, places[index] ?? bytes.length));
}

const L = 'https://x.listed.test';

describe('a held page', () => {
  it.each(
    Object.entries(LOADING).flatMap(([name, attributes]) =>
      attributes.filter(attribute => attribute !== 'srcdoc').map(attribute => [name, attribute] as const),
    ),
  )('puts the address of <%s %s> aside', (name, attribute) => {
    expect(held(`<${name} ${attribute}="${L}/a"></${name}>`)).toBe(
      `<${name} data-akkoord-${attribute.replace(':', '-')}="${L}/a"></${name}>`,
    );
  });

  it.each([
    ['upper case', `<IMG SRC=${L}/I.PNG>`, `<IMG data-akkoord-src=${L}/I.PNG>`],
    ['no scheme', `<img src=//x.listed.test/i>`, `<img data-akkoord-src=//x.listed.test/i>`],
    ['single quotes', `<img src='${L}'>`, `<img data-akkoord-src='${L}'>`],
    ['spaces around the equals sign', `<img src \n=\t"${L}">`, `<img data-akkoord-src \n=\t"${L}">`],
    ['slashes between attributes', `<img/src="${L}"/>`, `<img/data-akkoord-src="${L}"/>`],
    [
      'entities',
      `<img src="https:&#x2f;/x&period;listed&#46;test/">`,
      `<img data-akkoord-src="https:&#x2f;/x&period;listed&#46;test/">`,
    ],
    [
      'a greater sign in a value',
      `<img alt="a > b" src="${L}">`,
      `<img alt="a > b" data-akkoord-src="${L}">`,
    ],
    [
      'the same attribute twice',
      `<img src="${L}" src="/own">`,
      `<img data-akkoord-src="${L}" data-akkoord-src="/own">`,
    ],
    ['a second attribute that does not count', `<img src="/own" src="${L}">`, `<img src="/own" src="${L}">`],
    [
      'an attribute that begins with an equals sign',
      `<img =x src="${L}">`,
      `<img =x data-akkoord-src="${L}">`,
    ],
    [
      'a set of images',
      `<img srcset="/own 1x, ${L}/2 2x">`,
      `<img data-akkoord-srcset="/own 1x, ${L}/2 2x">`,
    ],
    [
      'a frame with its page written out',
      `<iframe srcdoc="&lt;img src='${L}'>"></iframe>`,
      `<iframe data-akkoord-srcdoc="&lt;img src='${L}'>"></iframe>`,
    ],
    [
      'a shadow tree declared in mark-up',
      `<p><template shadowrootmode=open><img src=${L}></template></p>`,
      `<p><template shadowrootmode=open><img data-akkoord-src=${L}></template></p>`,
    ],
    [
      'what follows a template',
      `<template><template></template></template><img src=${L}>`,
      `<template><template></template></template><img data-akkoord-src=${L}>`,
    ],
    [
      'what follows a comment',
      `<!-- a --><!--> <!---> <!-- b --!><img src=${L}>`,
      `<!-- a --><!--> <!---> <!-- b --!><img data-akkoord-src=${L}>`,
    ],
    [
      'what follows a doctype',
      `<!DOCTYPE html PUBLIC "x"><img src=${L}>`,
      `<!DOCTYPE html PUBLIC "x"><img data-akkoord-src=${L}>`,
    ],
    ['what follows an odd end tag', `</><//x><img src=${L}>`, `</><//x><img data-akkoord-src=${L}>`],
    [
      'what follows a script in a comment in a script',
      `<script><!-- <script> </script> --></script><img src=${L}>`,
      `<script><!-- <script> </script> --></script><img data-akkoord-src=${L}>`,
    ],
    [
      'what follows a script that SVG closes at once',
      `<svg><script/><image href="${L}"/></svg>`,
      `<svg><script/><image data-akkoord-href="${L}"/></svg>`,
    ],
    [
      'what follows CDATA in SVG',
      `<svg><![CDATA[ > <img> ]]><image href="${L}"/></svg>`,
      `<svg><![CDATA[ > <img> ]]><image data-akkoord-href="${L}"/></svg>`,
    ],
    [
      'what follows the text of an unusual element',
      `<textarea></textarea ><img src=${L}>`,
      `<textarea></textarea ><img data-akkoord-src=${L}>`,
    ],
  ])('holds in spite of %s', (_title, html, expected) => {
    expect(held(html)).toBe(expected);
  });

  it.each([
    ['a comment', `<!-- <img src="${L}"> -->`],
    ['a script', `<script>document.write('<img src="${L}">')</script>`],
    ['a script with a comment', `<script><!--\n"<img src='${L}'>" //--></script>`],
    [
      'a script within a script',
      `<script><!-- <script> "<img src='${L}'>" </script> "<img src='${L}'>" --></script>`,
    ],
    ['a style', `<style>a::after{content:"<img src='${L}'>"}</style>`],
    ['a title', `<title><img src="${L}"></title>`],
    ['a textarea', `<textarea><img src="${L}"></textarea>`],
    ['a noscript', `<noscript><iframe src="${L}"></iframe></noscript>`],
    ['a frame’s own text', `<iframe><img src="${L}"></iframe>`],
    ['a template', `<template><template shadowrootmode=open><img src="${L}"></template></template>`],
    ['plain text', `<plaintext><img src="${L}">`],
    ['a link for people', `<a href="${L}">x</a><form action="${L}"></form><link rel=canonical href="${L}">`],
    ['an attribute', `<p data-html="<img src='${L}'>" title='<img src="${L}">'>`],
    ['a granted service', `<script src="https://granted.test/s.js"></script>`],
    ['an unlisted host', `<img src="https://listed.test.example/?u=${L}"><img src="/x.listed.test">`],
    ['another path of a host', `<script src="https://shared.test/captcha"></script>`],
    ['half a tag', `<p>text <img src="${L}`],
    ['no tag at all', `a < b, c <3, <\u0000img src=${L}>, <é src=${L}>`],
  ])('leaves %s alone', (_title, html) => {
    expect(held(html)).toBe(html);
  });

  it('stops the code of a held script, which would run in place of the file', () => {
    expect(held(`<script src="${L}">{lang: 'nl'}</script>`)).toBe(
      `<script type="text/plain" data-akkoord-src="${L}">{lang: 'nl'}</script>`,
    );
    expect(held(`<script async src="${L}" type=module>\n</script>`)).toBe(
      `<script type="text/plain" async data-akkoord-src="${L}" data-type=module>\n</script>`,
    );
    expect(held(`<script src="${L}"></script>`)).toBe(`<script data-akkoord-src="${L}"></script>`);
    expect(held(`<script type="text/x-data" src="${L}"> </script>`)).toBe(
      `<script type="text/x-data" data-akkoord-src="${L}"> </script>`,
    );
  });

  it('drops hints to connect to a host of which some address is held', () => {
    expect(
      held(`<link rel="preconnect" href="https://shared.test"><link rel=icon href="https://shared.test">`),
    ).toBe(
      `<link rel="preconnect" data-akkoord-hint="https://shared.test"><link rel=icon href="https://shared.test">`,
    );
  });

  it('keeps every byte of other encodings', () => {
    const bytes = Uint8Array.from({length: 4096}, (_, index) => (index * 7919) % 256);
    const tag = encode(`<p title="`);
    const input = [bytes, tag, bytes.filter(byte => byte !== 0x22), encode('">'), bytes];
    expect(Buffer.concat(bytesHeld([Buffer.concat(input)]))).toEqual(Buffer.concat(input));
  });

  it('holds where doubt is all there is', () => {
    const broken = {
      ...guard,
      heldBy: () => {
        throw new Error('broken');
      },
    };
    expect(held(`<img src="/own.png">`, {guard: broken})).toBe(`<img data-akkoord-src="/own.png">`);
  });
});

describe('a page that is held only with the tag', () => {
  const onlyWithTag = {address: 'https://www.site.test/akkoord/akkoord.js', pageUrl: PAGE};
  const body = `<link rel=stylesheet href="${L}"><p>`;

  it.each([
    ['by its address', `<script src="akkoord/akkoord.js"></script>`],
    ['by what it asks for', `<script src=/other.js data-worker></script>`],
  ])('is held where the tag stands, known %s', (_title, tag) => {
    const known: boolean[] = [];
    expect(held(body + tag + body, {onlyWithTag, onKnown: is => known.push(is)})).toBe(
      (body + tag + body).replaceAll('href=', 'data-akkoord-href='),
    );
    expect(known).toEqual([true]);
  });

  it('leaves as it came where there is none', () => {
    const known: boolean[] = [];
    const html = `${body}<script src="/akkoord.js"></script><!-- <script data-worker src=x></script> -->${body}`;
    expect(held(html, {onlyWithTag, onKnown: is => known.push(is)})).toBe(html);
    expect(known).toEqual([false]);
  });

  it('gives nothing out before that is known', () => {
    const page = createPageHold({guard, isHeldHost, onlyWithTag});
    expect(page.write(encode(body))).toEqual([]);
    expect(decode(page.write(encode('<script src=/akkoord/akkoord.js></script><p>')))).toContain(
      'data-akkoord-href',
    );
  });

  it('does not wait longer than 256 KiB', () => {
    const page = createPageHold({guard, isHeldHost, onlyWithTag});
    const long = encode('x'.repeat(300 * 1024));
    expect(Buffer.concat(page.write(long)).length).toBe(long.length);
    expect(decode(page.write(encode(body)))).toBe(body);
  });
});

describe('chunks', () => {
  const piece = fc.constantFrom(
    ...[
      '<',
      '>',
      '/',
      '!',
      '-',
      '--',
      '"',
      "'",
      '=',
      ' ',
      '\n',
      'x',
      '<!--',
      '-->',
      '--!>',
      ']]>',
      '<![CDATA[',
      '&#47;',
      'é',
    ],
    ...[
      `<img src="${L}">`,
      `<script src=${L}>`,
      '<script>',
      '</script>',
      '<script ',
      '</script',
      '<style>',
      '</style>',
    ],
    ...[
      '<textarea>',
      '</textarea>',
      '<template>',
      '</template>',
      '<template shadowrootmode=open>',
      '<svg>',
      '</svg>',
    ],
    ...[
      `<iframe src='${L}'>`,
      '</iframe>',
      `<link rel=preconnect href=//x.listed.test>`,
      '<script data-worker src=a>',
    ],
    ...[
      ' src=',
      ' type=module',
      L,
      '<p title="',
      '<title>',
      '</title>',
      '<plaintext>',
      '<?',
      '<!doctype html>',
    ],
  );
  const html = fc.array(piece, {maxLength: 40}).map(pieces => pieces.join(''));
  const cuts = fc.array(fc.nat({max: 2000}), {maxLength: 30});

  it.each([false, true])('make no difference, wherever they are cut (only with the tag: %s)', withTag => {
    const options = withTag ? {onlyWithTag: {address: 'https://tag.test/', pageUrl: PAGE}} : {};
    fc.assert(
      fc.property(html, cuts, (text, places) => {
        const bytes = encode(text);
        const whole = decode(bytesHeld([bytes], options));
        expect(decode(bytesHeld(cutAt(bytes, places), options))).toBe(whole);
        expect(
          decode(
            bytesHeld(
              Array.from(bytes, byte => Uint8Array.of(byte)),
              options,
            ),
          ),
        ).toBe(whole);
      }),
      {numRuns: 500},
    );
  });

  it('make no difference around the last place where a tag counts', () => {
    const options = {onlyWithTag: {address: '', pageUrl: PAGE}};
    for (const more of [-60, -41, -40, -39, -20, 0, 20]) {
      const bytes = encode(
        `${'x'.repeat(256 * 1024 + more)}<script data-worker src=a></script><img src=${L}>`,
      );
      const whole = decode(bytesHeld([bytes], options));
      for (const size of [1000, 65_536, 262_144 + more]) {
        const places = Array.from({length: Math.ceil(bytes.length / size)}, (_, index) => index * size);
        expect(decode(bytesHeld(cutAt(bytes, places), options)) === whole).toBe(true);
      }
    }
  });

  it('lose nothing, however long a page or a tag is', () => {
    const long = encode(`<img alt="${'x'.repeat(2_000_000)}">${'<p>text</p>'.repeat(100_000)}`);
    const places = Array.from({length: 60}, (_, index) => index * 65_536);
    expect(Buffer.concat(bytesHeld(cutAt(long, places))).length).toBe(long.length);
  });
});
