import {makeConsent, services} from './consent.js';
import {fillPlaceholders} from './placeholder.js';

const show = () => {
  if (document.readyState === 'loading') return;
  draw();
  document.querySelector('#privacy').hidden = false;
};

const consent = makeConsent({onShow: show, onPlaceholder: () => fillPlaceholders(consent)});
consent.start();

const asked = () => consent.categories.filter(({exempt}) => !exempt);
const serving = category => services.filter(service => service.category === category);

/** Both answers, for everything that is asked about. */
const answerAll = (choice, control) => event => {
  const ids = [...asked(), ...services].map(({id}) => id);
  close();
  consent.decide(Object.fromEntries(ids.map(id => [id, choice])), {
    action: choice === 'granted' ? 'accept-all' : 'reject-all',
    control,
    trusted: event.isTrusted,
  });
};

/** What is ticked, once it is saved. */
function save(event) {
  event.preventDefault();
  const boxes = [...document.querySelectorAll('#boxes input')];
  close();
  consent.decide(Object.fromEntries(boxes.map(({name, checked}) => [name, checked ? 'granted' : 'denied'])), {
    action: 'custom',
    control: 'settings.save',
    trusted: event.isTrusted,
  });
}

function close() {
  document.querySelector('#privacy').hidden = true;
  document.querySelector('#again').focus();
}

const box = (id, label) => {
  const made = document.createElement('label');
  const input = Object.assign(document.createElement('input'), {
    type: 'checkbox',
    name: id,
    checked: consent.choiceOf(id) === 'granted',
  });
  made.append(input, ` ${label}`);
  return made;
};

const LABELS = {analytical: 'Counting visits', tracking: 'Films and advertisements of others'};

/** One group of boxes per category: its own, and below it one for each service. */
function draw() {
  const groups = asked().map(({id}) => {
    const group = document.createElement('div');
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', LABELS[id] ?? id);
    group.append(
      box(id, LABELS[id] ?? id),
      ...serving(id).map(service => box(service.id, `${service.name} (${service.vendor})`)),
    );
    group.querySelector('input').addEventListener('change', ({target}) => {
      for (const input of group.querySelectorAll('input')) input.checked = target.checked;
    });
    return group;
  });
  document.querySelector('#boxes').replaceChildren(...groups);
}

/** What is in force, in words, for whoever looks and whoever listens. */
function tell() {
  const granted = [...asked(), ...services].filter(({id}) => consent.isGranted(id)).map(({id}) => id);
  document.querySelector('#state').textContent =
    granted.length > 0 ? `Allowed: ${granted.join(', ')}` : 'Nothing is allowed';
}

document.addEventListener('DOMContentLoaded', () => {
  document.querySelector('#accept').addEventListener('click', answerAll('granted', 'layer1.accept'));
  document.querySelector('#refuse').addEventListener('click', answerAll('denied', 'layer1.refuse'));
  document.querySelector('#privacy form').addEventListener('submit', save);
  document.querySelector('#again').addEventListener('click', show);
  fillPlaceholders(consent);
  consent.subscribe(tell);
  tell();
  if (consent.state.status !== 'decided') show();
});
