/** Paths below `/peer/` lead into the installed packages, below `/akkoord/` to the built tag, below `/own/` to what stands here. */
const klaroConfig = {
  version: 1,
  elementID: 'klaro',
  lang: 'en',
  privacyPolicy: '/privacy',
  acceptAll: true,
  translations: {en: {purposes: {analytics: {title: 'Analytics'}}}},
  services: [
    {name: 'google-analytics', title: 'Google Analytics', purposes: ['analytics'], cookies: ['_ga']},
  ],
};

const vanillaConfig = {
  categories: {necessary: {enabled: true, readOnly: true}, analytics: {}},
  language: {
    default: 'en',
    translations: {
      en: {
        consentModal: {
          title: 'We use cookies',
          description: 'We ask for your consent to measure visits.',
          acceptAllBtn: 'Accept all',
          acceptNecessaryBtn: 'Reject all',
          showPreferencesBtn: 'Settings',
        },
        preferencesModal: {
          title: 'Settings',
          acceptAllBtn: 'Accept all',
          acceptNecessaryBtn: 'Reject all',
          savePreferencesBtn: 'Save',
          sections: [{title: 'Analytics', description: 'Visits', linkedCategory: 'analytics'}],
        },
      },
    },
  },
};

const silktideConfig = {
  cookieTypes: [
    {id: 'essential', name: 'Necessary', description: 'What the site needs.', required: true},
    {id: 'analytics', name: 'Analytics', description: 'Visits', defaultValue: false},
  ],
  text: {
    banner: {
      description: '<p>We ask for your consent to measure visits.</p>',
      acceptAllButtonText: 'Accept all',
      rejectNonEssentialButtonText: 'Reject all',
      preferencesButtonText: 'Settings',
    },
    preferences: {title: 'Settings', description: '<p>We ask for your consent to measure visits.</p>'},
  },
  position: {banner: 'bottomRight'},
};

const json = value => JSON.stringify(value);
const HAND = `const decided=document.cookie.includes('consent=');const show=()=>{const b=document.createElement('section');
b.setAttribute('aria-label','Cookies');b.style.cssText='position:fixed;inset:auto 0 0;padding:1rem;background:#fff;border-top:1px solid';
b.innerHTML='<h2>Cookies</h2><p>May we measure visits?</p><button id="accept">Accept all</button> <button id="refuse">Refuse all</button>';
b.onclick=e=>{if(!e.target.id)return;document.cookie='consent='+e.target.id+';max-age=15552000;path=/';b.remove()};document.body.append(b)};
if(!decided)document.body?show():addEventListener('DOMContentLoaded',show)`;

/** Its core has no banner of its own; this is the one of its documentation, with the choice kept in the browser alone. */
const C15T = `import {getOrCreateConsentRuntime} from 'c15t';
const {consentStore} = getOrCreateConsentRuntime({mode: 'offline', consentCategories: ['necessary', 'measurement']});
const banner = document.createElement('div');
banner.setAttribute('role', 'dialog');
banner.setAttribute('aria-label', 'Cookie consent');
banner.style.cssText = 'position:fixed;inset:auto 0 0;padding:1rem;background:#fff;border-top:1px solid;display:none';
banner.innerHTML = '<p>We use cookies to measure visits.</p><button id="consent-accept">Accept all</button> <button id="consent-reject">Reject</button>';
document.body.append(banner);
banner.querySelector('#consent-accept').addEventListener('click', () => consentStore.getState().saveConsents('all'));
banner.querySelector('#consent-reject').addEventListener('click', () => consentStore.getState().saveConsents('necessary'));
const show = ({activeUI}) => { banner.style.display = activeUI === 'banner' ? 'block' : 'none'; };
show(consentStore.getState());
consentStore.subscribe(show);`;

const TAG = 'data-site="bench" data-controller="Bench" data-privacy="/privacy" data-languages="en"';
const OURS = {
  accept: 'akkoord-banner [data-control="layer1.accept"]',
  refuse: 'akkoord-banner [data-control="layer1.refuse"]',
};
const services = 'data-services="google-analytics"';

/**
 * Pages that ask the same with each product, as its own documentation sets it up: what stands in the head and at the end of the
 * body, and the buttons that accept and refuse all. `files` of our own that the head names by `/own/`, `bundled` those that are made of installed ones; `inline` where `akkoord inline` has gone over the page.
 */
export const variants = [
  {name: 'blank page', head: ''},
  {
    name: 'hand-written, in the page',
    head: `<script>${HAND}</script>`,
    accept: '#accept',
    refuse: '#refuse',
  },
  {
    name: 'hand-written, a file',
    head: '<script src="/own/hand.js" async></script>',
    accept: '#accept',
    refuse: '#refuse',
    files: {'hand.js': HAND},
  },
  {
    name: 'Akkoord, all of the catalogue',
    head: `<script src="/akkoord/akkoord.js" ${TAG}></script>`,
    ...OURS,
  },
  {
    name: 'Akkoord, one service',
    head: `<script src="/akkoord/akkoord.js" ${TAG} ${services}></script>`,
    ...OURS,
  },
  {
    name: 'Akkoord, in the page',
    head: `<script src="/akkoord/akkoord.js" ${TAG} ${services}></script>`,
    inline: true,
    ...OURS,
  },
  {
    name: 'osano cookieconsent 3.1.1',
    head: `<link rel="stylesheet" href="/peer/cookieconsent/build/cookieconsent.min.css">
<script src="/peer/cookieconsent/build/cookieconsent.min.js" defer></script><script src="/own/osano.js" defer></script>`,
    accept: '.cc-allow',
    refuse: '.cc-deny',
    files: {
      'osano.js': `cookieconsent.initialise({type:'opt-in',palette:{popup:{background:'#fff'},button:{background:'#000'}}})`,
    },
  },
  {
    name: 'vanilla-cookieconsent 3.1.0',
    head: `<link rel="stylesheet" href="/peer/vanilla-cookieconsent/dist/cookieconsent.css">
<script type="module" src="/own/vanilla.js"></script>`,
    accept: '#cc-main [data-role=all]',
    refuse: '#cc-main [data-role=necessary]',
    files: {
      'vanilla.js': `import '/peer/vanilla-cookieconsent/dist/cookieconsent.umd.js';CookieConsent.run(${json(vanillaConfig)})`,
    },
  },
  {
    name: 'Silktide 8024396',
    head: '<link rel="stylesheet" href="/peer/silktide/silktide-consent-manager.css">',
    foot: `<script src="/peer/silktide/silktide-consent-manager.js"></script>
<script>silktideCookieBannerManager.updateCookieBannerConfig(${json(silktideConfig)})</script>`,
    accept: '.accept-all',
    refuse: '.reject-all',
  },
  {
    name: 'c15t 2.2.1 core, own bundle',
    head: '<script src="/own/c15t.js" defer></script>',
    accept: '#consent-accept',
    refuse: '#consent-reject',
    bundled: {'c15t.js': C15T},
  },
  {
    name: 'tarteaucitron 1.34.0',
    head: `<script src="/peer/tarteaucitronjs/tarteaucitron.min.js"></script><script>
tarteaucitron.init({privacyUrl:'',bodyPosition:'bottom',hashtag:'#t',cookieName:'tarteaucitron',orientation:'bottom',showAlertSmall:false,
cookieslist:false,adblocker:false,AcceptAllCta:true,DenyAllCta:true,highPrivacy:true,handleBrowserDNTRequest:false,removeCredit:true,
moreInfoLink:false,useExternalCss:false,useExternalJs:false,mandatory:true,groupServices:false,serviceDefaultState:'wait',googleConsentMode:false});
tarteaucitron.user.gtagUa='G-BENCH00001';(tarteaucitron.job=tarteaucitron.job||[]).push('gtag')</script>`,
    accept: '#tarteaucitronPersonalize2',
    refuse: '#tarteaucitronAllDenied2',
  },
  {
    name: 'klaro 0.7.22',
    head: `<script>window.klaroConfig=${json(klaroConfig)}</script><script src="/peer/klaro/dist/klaro.js" defer></script>`,
    accept: '.klaro .cm-btn-success:not(.cm-btn-info)',
    refuse: '.klaro .cm-btn-danger',
  },
];
