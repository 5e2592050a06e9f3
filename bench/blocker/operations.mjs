/*
 * What pages do to their document, each as a function that runs in the page. Every one gets an empty element
 * of the document and does its work `rounds` times. None asks the network for anything, so that what is
 * measured is the way from the page's code to the native and back.
 */

const MARKUP = `<article class="card" id="a1"><header><h2><a href="https://partner.example/jobs/1?ref=home">A job</a></h2>
<p class="meta">Utrecht &amp; surroundings, 32-40 hours</p></header>
<img src="/pictures/one.jpg" srcset="/pictures/one.jpg 1x, /pictures/one-2.jpg 2x" loading="lazy" alt="An office" width="320" height="200">
<p style="color:#234;margin:0 0 1em">Text with a <a href="/page">link</a>, <em>stress</em> and <code>code</code>.</p>
<ul><li>One</li><li>Two</li><li><a href="//partner.example/three">Three</a></li></ul>
<form action="/apply" method="post"><label>Name <input name="name" value="x"></label><button>Apply</button></form></article>`;

/** Each operation: its name, how often one sample does it, and its code. */
export const operations = [
  {
    name: 'createElement, setAttribute, append',
    rounds: 2000,
    run: `for (let i = 0; i < rounds; i++) {
      const element = document.createElement('div');
      element.setAttribute('class', 'row');
      element.setAttribute('data-id', i);
      root.append(element);
    }`,
  },
  {
    name: 'appendChild of an image or script element',
    rounds: 500,
    run: `for (let i = 0; i < rounds; i++) {
      const image = document.createElement('img');
      image.src = 'data:,';
      root.appendChild(image);
      const data = document.createElement('script');
      data.type = 'application/json';
      data.textContent = '{"n":1}';
      root.appendChild(data);
    }`,
  },
  {
    name: 'innerHTML of mixed mark-up',
    rounds: 150,
    run: `const markup = ${JSON.stringify(MARKUP)};
    for (let i = 0; i < rounds; i++) root.innerHTML = markup;`,
  },
  {
    name: 'insertAdjacentHTML of a row',
    rounds: 1000,
    run: `for (let i = 0; i < rounds; i++)
      root.insertAdjacentHTML('beforeend', '<p class="row"><a href="/page/' + i + '">Page</a> <b>' + i + '</b></p>');`,
  },
  {
    name: 'append of a built subtree',
    rounds: 200,
    run: `for (let i = 0; i < rounds; i++) {
      const list = document.createElement('ul');
      for (let n = 0; n < 10; n++) {
        const item = document.createElement('li');
        item.textContent = 'Item';
        list.appendChild(item);
      }
      root.append(list);
    }`,
  },
  {
    name: 'append of a cloned template',
    rounds: 200,
    prepare: `const template = document.createElement('template');
    template.innerHTML = ${JSON.stringify(MARKUP)};
    self.benchTemplate = template;`,
    run: `for (let i = 0; i < rounds; i++) root.append(benchTemplate.content.cloneNode(true));`,
  },
  {
    name: 'cloneNode of a subtree, insertBefore',
    rounds: 200,
    prepare: `self.benchTree = document.createElement('section');
    benchTree.innerHTML = ${JSON.stringify(MARKUP)};`,
    run: `for (let i = 0; i < rounds; i++) root.insertBefore(benchTree.cloneNode(true), root.firstChild);`,
  },
  {
    name: 'setAttribute: class, title, href, aria-hidden',
    rounds: 2000,
    run: `const link = root.appendChild(document.createElement('a'));
    for (let i = 0; i < rounds; i++) {
      link.setAttribute('class', i % 2 ? 'on' : 'off');
      link.setAttribute('title', 'Page ' + i);
      link.setAttribute('href', '/page/' + i);
      link.setAttribute('aria-hidden', i % 2 === 0);
    }`,
  },
  {
    name: 'src by property and attribute',
    rounds: 1000,
    run: `const source = document.createElement('source');
    for (let i = 0; i < rounds; i++) {
      source.src = '/film-' + i + '.mp4';
      source.setAttribute('src', 'https://partner.example/film-' + i + '.mp4');
    }`,
  },
  {
    name: 'style: properties, cssText, setProperty',
    rounds: 2000,
    run: `const {style} = root.appendChild(document.createElement('div'));
    for (let i = 0; i < rounds; i++) {
      style.width = i + 'px';
      style.transform = 'translateX(' + i + 'px)';
      style.backgroundImage = 'linear-gradient(red, blue)';
      style.setProperty('--n', i);
      if (i % 10 === 0) style.cssText = 'color:red;margin:0';
    }`,
  },
  {
    name: 'textContent and text nodes',
    rounds: 2000,
    run: `const box = root.appendChild(document.createElement('p'));
    const text = root.appendChild(document.createTextNode(''));
    for (let i = 0; i < rounds; i++) {
      box.textContent = 'Item ' + i;
      text.data = 'Item ' + i;
    }`,
  },
  {
    name: 'replaceChildren, remove',
    rounds: 500,
    run: `for (let i = 0; i < rounds; i++) {
      const one = document.createElement('i');
      root.replaceChildren(one, 'text', document.createElement('b'));
      one.remove();
    }`,
  },
  {
    name: 'fetch of a first-party address',
    rounds: 60,
    run: `for (let i = 0; i < rounds; i++) await (await fetch('/empty?' + i)).text();`,
  },
];
