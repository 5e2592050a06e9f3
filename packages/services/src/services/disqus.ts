import type {Service} from '@akkoord/schema';

/** Disqus comments. */
export const disqus: Service = {
  id: 'disqus',
  name: 'Disqus',
  vendor: 'Disqus, Inc.',
  country: 'US',
  category: 'tracking',
  purposes: ['comments', 'advertising'],
  data: [
    'ip-address',
    'device',
    'pages-visited',
    'interactions',
    'online-identifier',
    'form-input',
    'account',
  ],
  transfer: {country: 'US', ground: 'scc'},
  match: ['*.disqus.com', '*.disquscdn.com'],
  cookies: [{name: 'disqus_unique', duration: 'P1Y', party: 'third'}],
  embed: {kind: 'comments', selector: '#disqus_thread'},
  privacy: 'https://help.disqus.com/en/articles/1717103-disqus-privacy-policy',
  checked: '2026-11-21',
  sources: ['https://help.disqus.com/customer/portal/articles/466235-use-of-cookies'],
};
