import type {Service} from '@akkoord/schema';

/** Brevo (Sendinblue): visitor tracking and chat. */
export const brevo: Service = {
  id: 'brevo',
  name: 'Brevo',
  vendor: 'Sendinblue SAS',
  country: 'FR',
  category: 'tracking',
  purposes: ['lead-identification', 'chat'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'form-input'],
  match: [
    'sibautomation.com',
    '*.sibautomation.com',
    'cdn.brevo.com',
    'in-automate.brevo.com',
    'conversations-widget.brevo.com',
  ],
  cookies: [
    {name: 'sib_cuid', duration: 'P6M'},
    {name: 'uuid', duration: 'P6M', party: 'third'},
  ],
  privacy: 'https://www.brevo.com/legal/privacypolicy/',
  checked: '2026-11-21',
  sources: ['https://developers.brevo.com/', 'https://www.brevo.com/legal/privacypolicy/'],
};
