import {type Consent, type ConsentEnvironment, trustedScriptUrl} from '@akkoord/core';
import type {Vendors} from '@akkoord/core/vendors';
import type {Config} from '@akkoord/schema';
import {TAG_SERVICES, taggedServices} from '@akkoord/schema/notice';
import type {LoadChunk} from './chunks.ts';

/** Globals by which snippets of vendors that take signals are known, and whose they are. */
const QUEUES = {
  fbq: TAG_SERVICES.metaPixel,
  ttq: TAG_SERVICES.tiktok,
  uetq: TAG_SERVICES.uet,
  clarity: TAG_SERVICES.clarity,
  _paq: TAG_SERVICES.matomo,
};

/**
 * The part of the environment that speaks to vendors. What it takes to speak is a chunk of its own, loaded
 * once a vendor of the tag, or one whose snippet is on the page, is granted.
 */
export function vendorHook(
  {tags = {}}: Config,
  load: LoadChunk,
  consent: () => Consent,
): Required<Pick<ConsentEnvironment, 'vendors'>> {
  const nonce = (document.currentScript as HTMLScriptElement | null)?.nonce ?? '';
  let vendors: Vendors | undefined;
  return {
    vendors(isGranted, mayLoad) {
      if (vendors) {
        vendors.follow(isGranted, mayLoad);
        return undefined;
      }
      const waits = Object.entries(QUEUES).some(([queue, service]) => isGranted(service) && queue in window);
      if (!waits && !taggedServices(tags).some(([, service]) => isGranted(service))) return undefined;
      const ready = load('vendors').then(
        ({createVendors}) => {
          vendors ??= createVendors({
            realm: window,
            tags,
            nonce,
            scriptUrl: trustedScriptUrl,
            now: () => Date.now(),
          });
          vendors.follow(consent().isGranted, mayLoad);
        },
        () => {},
      );
      return waits ? ready : undefined;
    },
  };
}
