import type {Service} from '@akkoord/schema';

/** Reviews of Trustpilot in a page. */
export const trustpilot: Service = {
  id: 'trustpilot',
  name: 'Trustpilot',
  vendor: 'Trustpilot A/S',
  country: 'DK',
  category: 'tracking',
  purposes: ['social-plugin'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier'],
  transfer: {country: 'US', ground: 'scc'},
  match: ['widget.trustpilot.com', 'invitejs.trustpilot.com'],
  cookies: [{name: 'TP.uuid', duration: 'P1Y', party: 'third'}],
  embed: {kind: 'widget', match: ['widget.trustpilot.com/trustboxes'], selector: '.trustpilot-widget'},
  privacy: 'https://legal.trustpilot.com/for-reviewers/end-user-privacy-terms',
  checked: '2026-11-21',
  sources: ['https://legal.trustpilot.com/for-everyone/cookies', 'https://support.trustpilot.com/'],
};
