import {languages} from '@akkoord/locales';
import {services as catalogue} from '@akkoord/services';

const OFFERED = [
  'google-analytics',
  'google-ads',
  'meta-pixel',
  'linkedin-insight',
  'youtube',
  'vimeo',
  'hotjar',
];
const TICKED = ['google-analytics', 'meta-pixel', 'youtube'];

const form = document.querySelector('form');
const frame = document.querySelector('iframe');
const choice = document.querySelector('#choice');

form.elements.languages.append(...languages.map(language => new Option(language)));
form.elements.languages.value = 'en';
document.querySelector('#services').append(
  ...catalogue
    .filter(({id}) => OFFERED.includes(id))
    .map(({id, name}) => {
      const box = Object.assign(document.createElement('input'), {
        type: 'checkbox',
        name: 'services',
        value: id,
      });
      box.checked = TICKED.includes(id);
      const label = document.createElement('label');
      label.append(box, ` ${name}`);
      return label;
    }),
);

const escaped = value => value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** What the fields say, as attributes of the tag. */
function attributes() {
  const said = new FormData(form);
  return {
    site: 'playground',
    controller: said.get('controller').trim() || 'Harbour Books',
    privacy: '/privacy.html',
    services: said.getAll('services').join(' '),
    languages: said.get('languages'),
    layout: said.get('layout'),
  };
}

/** Tells what the visitor of the frame has chosen, whenever that changes. */
function follow() {
  const {akkoord} = frame.contentWindow;
  const tell = () => {
    const choices = Object.entries(akkoord.record?.choices ?? {});
    const words = choices.map(([id, answer]) => `${id}: ${answer}`).join(', ');
    choice.textContent = words || 'Nothing is chosen yet.';
  };
  akkoord?.on('akkoord-decided', tell);
  if (akkoord) tell();
}

function ask() {
  const said = Object.entries(attributes());
  const words = said.map(([name, value]) => `data-${name}="${escaped(value)}"`);
  document.querySelector('#code').textContent =
    `<script src="/akkoord/akkoord.js" ${words.join(' ')}></script>`;
  // A choice that was made here before would not be asked for again.
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs a secure context
  document.cookie = 'akkoord=; Path=/; Max-Age=0';
  for (const key of Object.keys(localStorage)) if (key.startsWith('akkoord')) localStorage.removeItem(key);
  frame.src = `frame.html?${new URLSearchParams(said)}`;
}

frame.addEventListener('load', follow);
form.addEventListener('change', ask);
form.addEventListener('submit', event => {
  event.preventDefault();
  ask();
});
ask();
