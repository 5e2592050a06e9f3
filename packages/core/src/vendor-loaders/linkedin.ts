import {queueing, type VendorLoader} from './vendor-page.ts';

interface LinkedinPage {
  _linkedin_partner_id?: string;
  _linkedin_data_partner_ids?: string[];
  lintrk?: (...args: unknown[]) => void;
}

/** The LinkedIn Insight Tag. LinkedIn documents no way to tell it about consent: not loading it is all there is. */
export const loadLinkedin: VendorLoader = (id, {realm, addScript}) => {
  const page = realm as unknown as LinkedinPage;
  page._linkedin_partner_id = id;
  page._linkedin_data_partner_ids ??= [];
  page._linkedin_data_partner_ids.push(id);
  page.lintrk ??= queueing('q');
  addScript('https://snap.licdn.com/li.lms-analytics/insight.min.js');
};
