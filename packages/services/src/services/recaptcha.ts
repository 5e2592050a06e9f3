import type {Service} from '@akkoord/schema';

/** reCAPTCHA. It judges a visitor by what Google knows of the browser, so it asks for consent. */
export const recaptcha: Service = {
  id: 'recaptcha',
  name: 'Google reCAPTCHA',
  vendor: 'Google Ireland Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['security'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'dpf'},
  match: [
    'www.google.com/recaptcha',
    'www.gstatic.com/recaptcha',
    'www.recaptcha.net',
    'recaptcha.net',
    'recaptcha.google.com',
  ],
  cookies: [
    {name: '_GRECAPTCHA', duration: 'P180D', party: 'third'},
    {name: 'rc::a', duration: 'persistent', kind: 'localStorage', party: 'third'},
    {name: 'rc::c', duration: 'session', kind: 'sessionStorage', party: 'third'},
  ],
  embed: {
    kind: 'captcha',
    match: ['www.google.com/recaptcha', 'www.recaptcha.net/recaptcha', 'recaptcha.google.com'],
    selector: '.g-recaptcha',
  },
  globals: ['grecaptcha.ready', 'grecaptcha.execute', 'grecaptcha.render', 'grecaptcha.reset'],
  privacy: 'https://policies.google.com/privacy',
  checked: '2026-11-21',
  sources: [
    'https://developers.google.com/recaptcha/docs/faq',
    'https://cloud.google.com/recaptcha/docs/faq',
  ],
};
