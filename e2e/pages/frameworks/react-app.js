import {createElement as h, useEffect, useRef, useState} from 'react';

/** What the page shows: a frame in its mark-up, one that an effect makes, and one of a route that comes later. */
export function App() {
  const [route, setRoute] = useState('home');
  const box = useRef(null);
  useEffect(() => {
    const frame = document.createElement('iframe');
    frame.title = 'Made';
    frame.src = 'https://made.listed.test/f.html';
    const script = document.createElement('script');
    script.src = 'https://script.listed.test/s.js';
    box.current?.replaceChildren(frame, script);
  }, []);
  const link = name =>
    h('button', {key: name, type: 'button', onClick: () => setRoute(name)}, `Go to ${name}`);
  return h(
    'main',
    null,
    h('h1', null, `Page ${route}`),
    ...['home', 'map', 'empty'].map(link),
    route === 'home' &&
      h('iframe', {
        title: 'Film',
        src: 'https://film.listed.test/f.html',
        width: 400,
        height: 225,
        allow: 'fullscreen',
      }),
    route === 'map' && h('iframe', {title: 'Map', src: 'https://map.listed.test/m.html', loading: 'lazy'}),
    h('img', {alt: 'Pixel', src: 'https://pixel.listed.test/i.gif', width: 1, height: 1}),
    h('p', null, 'The end'),
    h('div', {ref: box, className: 'made'}),
  );
}
