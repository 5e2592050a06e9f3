import type {DataCode, PurposeCode} from '@akkoord/schema';

/** Terms of DPV 2.3 for our purposes; the closest that exists, as DPV knows no term for the web's own. */
export const PURPOSE_TERMS: Readonly<Record<PurposeCode, string>> = {
  'audience-measurement': 'dpv:ServiceUsageAnalytics',
  'session-recording': 'dpv:ServiceUsageAnalytics',
  'error-monitoring': 'dpv:ServiceUsageAnalytics',
  testing: 'dpv:ServiceUsageAnalytics',
  advertising: 'dpv:PersonalisedAdvertising',
  'ad-measurement': 'dpv:TargetedAdvertising',
  'lead-identification': 'dpv:TargetedAdvertising',
  'social-plugin': 'dpv:SocialMediaMarketing',
  personalisation: 'dpv:Personalisation',
  security: 'dpv:EnforceSecurity',
  'tag-management': 'dpv:ServiceProvision',
  'embedded-video': 'dpv:ServiceProvision',
  'embedded-audio': 'dpv:ServiceProvision',
  'embedded-map': 'dpv:ServiceProvision',
  'embedded-post': 'dpv:ServiceProvision',
  chat: 'dpv:ServiceProvision',
  forms: 'dpv:ServiceProvision',
  fonts: 'dpv:ServiceProvision',
  comments: 'dpv:ServiceProvision',
  scheduling: 'dpv:ServiceProvision',
  payment: 'dpv:ServiceProvision',
};

/** Terms of DPV's extension for personal data for what services receive. */
export const DATA_TERMS: Readonly<Record<DataCode, string>> = {
  'ip-address': 'pd:IPAddress',
  device: 'pd:DeviceBased',
  'pages-visited': 'pd:BrowsingBehaviour',
  interactions: 'pd:BrowsingBehaviour',
  recordings: 'pd:BrowsingBehaviour',
  location: 'pd:Location',
  'online-identifier': 'dpv:PersonalData',
  'form-input': 'dpv:PersonalData',
  account: 'dpv:PersonalData',
  purchases: 'dpv:PersonalData',
};
