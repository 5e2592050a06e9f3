import {createSSRApp, h, onMounted, ref} from 'vue';

/** The same page as of React. */
export const createPage = () =>
  createSSRApp({
    setup() {
      const route = ref('home');
      const box = ref();
      onMounted(() => {
        const frame = document.createElement('iframe');
        frame.title = 'Made';
        frame.src = 'https://made.listed.test/f.html';
        const script = document.createElement('script');
        script.src = 'https://script.listed.test/s.js';
        box.value?.replaceChildren(frame, script);
      });
      const go = name => {
        route.value = name;
      };
      return () =>
        h('main', [
          h('h1', `Page ${route.value}`),
          ...['home', 'map', 'empty'].map(name =>
            h('button', {type: 'button', onClick: () => go(name)}, `Go to ${name}`),
          ),
          route.value === 'home'
            ? h('iframe', {
                title: 'Film',
                src: 'https://film.listed.test/f.html',
                width: 400,
                height: 225,
                allow: 'fullscreen',
              })
            : null,
          route.value === 'map'
            ? h('iframe', {title: 'Map', src: 'https://map.listed.test/m.html', loading: 'lazy'})
            : null,
          h('img', {alt: 'Pixel', src: 'https://pixel.listed.test/i.gif', width: 1, height: 1}),
          h('p', 'The end'),
          h('div', {ref: box, class: 'made'}),
        ]);
    },
  });
