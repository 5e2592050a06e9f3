import type {Service} from '@akkoord/schema';

/** Yandex Metrica, whose identifiers Yandex shares with its advertising. */
export const yandexMetrica: Service = {
  id: 'yandex-metrica',
  name: 'Yandex Metrica',
  vendor: 'YANDEX LLC',
  country: 'RU',
  category: 'tracking',
  purposes: ['audience-measurement', 'session-recording', 'advertising'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'recordings'],
  transfer: {country: 'RU', ground: 'scc'},
  match: ['mc.yandex.ru', 'mc.yandex.com', 'mc.webvisor.org', 'mc.webvisor.com'],
  cookies: [
    {name: '_ym_uid', duration: 'P1Y'},
    {name: '_ym_d', duration: 'P1Y'},
    {name: '_ym_isad', duration: 'P2D'},
    {name: '_ym_visorc*', duration: 'PT30M'},
    {name: 'yandexuid', duration: 'P1Y', party: 'third'},
    {name: 'yuidss', duration: 'P1Y', party: 'third'},
    {name: 'ymex', duration: 'P1Y', party: 'third'},
    {name: 'yabs-sid', duration: 'session', party: 'third'},
  ],
  globals: ['ym'],
  privacy: 'https://yandex.com/legal/confidential/',
  checked: '2026-11-21',
  sources: ['https://yandex.com/support/metrica/general/cookie-usage.html'],
};
