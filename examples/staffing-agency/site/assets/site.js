// The site's own behaviour. It sets no cookie and talks to nobody, so it needs no consent.

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

window.siteReady = true;
