import {createTranslate, languages, textsOf} from '@akkoord/locales';
import {parseConfig} from '@akkoord/schema/guards';
import {SCHEMES} from '@akkoord/schema/theme';
import {services as catalogue} from '@akkoord/services';
import {defineWidget, openSettings} from '@akkoord/widget/define';
import {defineFirstLayer} from '@akkoord/widget/first-layer';
import {FakeConsent} from '@akkoord/widget/testing';
import {themes} from '@akkoord/widget/themes';
import {contrastsOf} from './contrasts.js';

const shown = ['google-analytics', 'meta-pixel', 'vimeo', 'youtube'];
const services = catalogue.filter(({id}) => shown.includes(id));
const ready = {default: {}, ...themes};
const defaults = {
  accent: SCHEMES[''].accent,
  surface: SCHEMES[''].surface,
  accentDark: SCHEMES.Dark.accent,
  surfaceDark: SCHEMES.Dark.surface,
  font: '',
  radius: '8px',
  scheme: 'system',
};

const form = document.querySelector('form');
const {elements: fields} = form;
fields.language.append(...languages.map(language => new Option(language)));
fields.language.value = 'en';

/** What the fields say, without what is as it would be anyway. */
function theme() {
  const said = {...values(), radius: `${fields.radius.value}px`};
  return Object.fromEntries(Object.entries(said).filter(([key, value]) => value !== defaults[key]));
}

const values = () => Object.fromEntries(Object.keys(defaults).map(key => [key, fields[key].value.trim()]));

function config() {
  const {layout, position} = fields;
  const own = theme();
  return {
    site: 'theme',
    controller: {name: 'Harbour Books'},
    privacy: '/privacy',
    layout: layout.value,
    position: position.value,
    ...(Object.keys(own).length > 0 ? {theme: own} : {}),
  };
}

/** Draws everything anew: another configuration is another consent. */
function draw() {
  const said = config();
  const {config: read, faults} = parseConfig(said, {services: shown, languages});
  const language = fields.language.value;
  const consent = new FakeConsent({config: read, services, settings: () => void openSettings()});
  const t = createTranslate(textsOf(language), language);
  defineFirstLayer({consent, t, language, services});
  defineWidget({consent, t, language, services});
  showBanner();
  tell(faults);
  document.querySelector('#json').textContent = JSON.stringify(
    {layout: said.layout, position: said.position, theme: said.theme ?? {}},
    null,
    2,
  );
  fields.corners.value = `${fields.radius.value}px`;
}

function showBanner() {
  const banner = document.querySelector('akkoord-banner');
  if (!banner) document.body.prepend(document.createElement('akkoord-banner'));
}

const element = (tag, ...children) => {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
};

function tell(faults) {
  const lines = faults.map(({code, path}) => element('li', `${code}: ${path}; the default theme is used`));
  const sound = element('li', 'Nothing: the theme is taken as it is.');
  document.querySelector('#faults').replaceChildren(...(lines.length > 0 ? lines : [sound]));
  const rows = contrastsOf(document.querySelector('akkoord-banner')).map(({words, ratio, least}) =>
    element('tr', element('td', words), element('td', `${ratio.toFixed(1)}:1`), element('td', `${least}:1`)),
  );
  document.querySelector('#contrasts').replaceChildren(...rows);
}

/** Fills the fields with a ready theme. */
function take(name) {
  const wanted = {...defaults, ...ready[name]};
  for (const [key, value] of Object.entries(wanted))
    fields[key].value = key === 'radius' ? Number.parseInt(value, 10) : value;
  for (const button of document.querySelectorAll('#ready button'))
    button.setAttribute('aria-pressed', String(button.value === name));
  draw();
}

document.querySelector('#ready').append(
  ...Object.keys(ready).map(name => {
    const button = Object.assign(element('button', name), {type: 'button', value: name});
    button.onclick = () => take(name);
    return button;
  }),
);
form.addEventListener('input', () => {
  for (const button of document.querySelectorAll('#ready button'))
    button.setAttribute('aria-pressed', 'false');
  draw();
});
document.querySelector('#settings').onclick = () => void openSettings();
document.querySelector('#banner').onclick = showBanner;
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
take('default');
