import type {Service} from '@akkoord/schema';

/** Smartsupp chat and recordings. */
export const smartsupp: Service = {
  id: 'smartsupp',
  name: 'Smartsupp',
  vendor: 'Smartsupp.com, s.r.o.',
  country: 'CZ',
  category: 'tracking',
  purposes: ['chat', 'session-recording'],
  data: ['ip-address', 'device', 'pages-visited', 'online-identifier', 'form-input', 'recordings'],
  match: ['*.smartsuppchat.com', '*.smartsuppcdn.com', '*.smartsupp.com'],
  cookies: [{name: 'ssupp.*', duration: 'P6M'}],
  embed: {kind: 'chat'},
  globals: ['smartsupp'],
  privacy: 'https://www.smartsupp.com/help/privacy/',
  checked: '2026-11-21',
  sources: ['https://docs.smartsupp.com/'],
};
