import type {Service} from '@akkoord/schema';

/** Google Ads and Campaign Manager: conversion measurement and remarketing. */
export const googleAds: Service = {
  id: 'google-ads',
  name: 'Google Ads',
  vendor: 'Google Ireland Limited',
  country: 'IE',
  category: 'tracking',
  purposes: ['ad-measurement', 'advertising'],
  data: ['ip-address', 'device', 'pages-visited', 'interactions', 'online-identifier', 'purchases'],
  transfer: {country: 'US', ground: 'dpf'},
  match: [
    'www.googleadservices.com',
    '*.doubleclick.net',
    'www.google.com/pagead',
    'www.google.com/ads',
    'www.google.com/ccm',
    'www.google.com/rmkt',
  ],
  cookies: [
    {name: '_gcl_au', duration: 'P90D'},
    {name: '_gcl_aw', duration: 'P90D'},
    {name: '_gcl_gs', duration: 'P90D'},
    {name: '_gcl_gb', duration: 'P90D'},
    {name: '_gcl_dc', duration: 'P90D'},
    {name: '_gac_*', duration: 'P90D'},
    {name: 'IDE', duration: 'P13M', party: 'third'},
    {name: 'test_cookie', duration: 'PT15M', party: 'third'},
    {name: 'NID', duration: 'P6M', party: 'third'},
  ],
  privacy: 'https://business.safety.google/privacy/',
  checked: '2026-11-21',
  sources: [
    'https://business.safety.google/adscookies/',
    'https://developers.google.com/tag-platform/security/guides/csp',
  ],
};
