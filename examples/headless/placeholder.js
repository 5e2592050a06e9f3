import {services} from './consent.js';

/** Fills every placeholder that is still empty: who would be asked, and two ways to let it. */
export function fillPlaceholders(consent) {
  for (const embed of document.querySelectorAll('akkoord-embed:empty')) {
    const id = embed.getAttribute('service');
    const {name, vendor} = services.find(service => service.id === id) ?? {name: id, vendor: id};
    const text = document.createElement('p');
    text.textContent = `This is shown by ${vendor}, which learns of your visit once it loads.`;
    embed.append(
      text,
      button('Load it once', () => consent.loadOnce(embed)),
      button(`Always allow ${name}`, event =>
        consent.decide(
          {[id]: 'granted'},
          {action: 'embed', control: `embed.${id}`, trusted: event.isTrusted},
        ),
      ),
    );
  }
}

const button = (label, press) => {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', press);
  return made;
};
