import type {Service} from '@akkoord/schema';

/** Marketo Engage: visitor tracking. */
export const marketo: Service = {
  id: 'marketo',
  name: 'Adobe Marketo Engage',
  vendor: 'Adobe Systems Software Ireland Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['lead-identification', 'audience-measurement'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'form-input'],
  transfer: {country: 'US', ground: 'dpf'},
  match: ['munchkin.marketo.net', '*.mktoresp.com', '*.mktoutil.com'],
  cookies: [{name: '_mkto_trk', duration: 'P2Y'}],
  globals: ['Munchkin.init', 'Munchkin.munchkinFunction'],
  privacy: 'https://www.adobe.com/privacy/policy.html',
  checked: '2026-11-21',
  sources: [
    'https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/javascriptapi/lead-tracking',
  ],
};
