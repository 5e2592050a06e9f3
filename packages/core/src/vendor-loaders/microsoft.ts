import type {ClarityQueue} from '../vendor-signals/clarity.ts';
import {queueing, type VendorLoader} from './vendor-page.ts';

/** Microsoft Clarity. */
export const loadClarity: VendorLoader = (id, {realm, signal, addScript}) => {
  const page = realm as unknown as {clarity?: ClarityQueue};
  page.clarity ??= queueing('q');
  signal();
  addScript(`https://www.clarity.ms/tag/${id}`);
};

interface UetPage {
  uetq?: unknown[];
  /** Made by the script. */
  UET?: new (
    options: object,
  ) => unknown[];
}

/** Universal Event Tracking of Microsoft Advertising. */
export const loadUet: VendorLoader = (id, {realm, signal, addScript}) => {
  const page = realm as unknown as UetPage;
  page.uetq ??= [];
  signal();
  addScript('https://bat.bing.com/bat.js').addEventListener('load', () => {
    if (!page.UET) return;
    page.uetq = new page.UET({ti: id, enableAutoSpaTracking: true, q: page.uetq});
    page.uetq.push('pageLoad');
  });
};
