import type {Service} from '@akkoord/schema';

/** Crisp chat. */
export const crisp: Service = {
  id: 'crisp',
  name: 'Crisp',
  vendor: 'Crisp IM SAS',
  country: 'FR',
  category: 'tracking',
  purposes: ['chat'],
  data: ['ip-address', 'device', 'pages-visited', 'online-identifier', 'form-input'],
  match: ['*.crisp.chat'],
  cookies: [{name: 'crisp-client/*', duration: 'P6M'}],
  embed: {kind: 'chat'},
  privacy: 'https://crisp.chat/en/privacy/',
  checked: '2026-11-21',
  sources: ['https://help.crisp.chat/en/article/crisp-chatbox-cookie-ip-policy-1147xor/'],
};
