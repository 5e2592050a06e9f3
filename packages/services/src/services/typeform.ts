import type {Service} from '@akkoord/schema';

/** Typeform: forms. */
export const typeform: Service = {
  id: 'typeform',
  name: 'Typeform',
  vendor: 'TYPEFORM, S.L.',
  country: 'ES',
  category: 'tracking',
  purposes: ['forms'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'form-input'],
  transfer: {country: 'US', ground: 'scc'},
  match: ['*.typeform.com'],
  cookies: [
    {name: 'tf_respondent_cc', duration: 'P6M', party: 'third'},
    {name: 'attribution_user_id', duration: 'P1Y', party: 'third'},
  ],
  embed: {kind: 'form', match: ['form.typeform.com'], selector: '[data-tf-live], [data-tf-widget]'},
  privacy: 'https://admin.typeform.com/to/dwk6gt',
  checked: '2026-11-21',
  sources: ['https://www.typeform.com/developers/embed/'],
};
