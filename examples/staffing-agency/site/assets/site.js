// The site's own behaviour. It sets no cookie and talks to nobody but this site, so it needs no consent.

const toggle = document.querySelector('.nav-toggle');
const nav = document.querySelector('#site-nav');

toggle?.addEventListener('click', () => {
  const open = nav.toggleAttribute('data-open');
  toggle.setAttribute('aria-expanded', String(open));
});

// Arriving from a vacancy, the form already names it: /nl/solliciteren.html?vacancy=transport-planner
const vacancy = document.querySelector('select[name="vacancy"]');
const wanted = new URLSearchParams(window.location.search).get('vacancy');
if (vacancy && wanted && [...vacancy.options].some(option => option.value === wanted)) vacancy.value = wanted;

// Each box that was ticked is recorded as it was read, under a number of the agency's own: never under an address.
const application = document.querySelector('form[action="/demo/apply"]');
application?.addEventListener('submit', async event => {
  const boxes = [...application.querySelectorAll('input[data-purpose]:checked')];
  // Nothing can be recorded without https; the application goes all the same.
  if (boxes.length === 0 || !window.isSecureContext || !window.akkoord?.recordConsent) return;
  event.preventDefault();
  const reference = `application-${crypto.randomUUID()}`;
  application.elements.application.value = reference;
  const recording = boxes.map(box => window.akkoord.recordConsent(consentOf(box, reference)));
  // Where no answer comes, the consent waits in this browser; the application does not have to.
  const patience = new Promise(resolve => setTimeout(resolve, 4000));
  await Promise.race([Promise.allSettled(recording), patience]);
  application.submit();
});

function consentOf(box, reference) {
  const {purpose, channel, duration} = box.dataset;
  const hint = document.getElementById(box.getAttribute('aria-describedby'));
  return {purpose, channel, duration, reference, text: `${box.labels[0].textContent}. ${hint.textContent}`};
}

// The server says for how long it keeps what was sent; the page has both sentences.
const kept = new URLSearchParams(window.location.search).get('kept');
for (const sentence of document.querySelectorAll('[data-kept]'))
  sentence.hidden = sentence.dataset.kept !== kept;

window.siteReady = true;
