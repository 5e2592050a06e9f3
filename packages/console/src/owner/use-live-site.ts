import type {SiteSummary} from '@akkoord/schema';
import {useEffect, useState} from 'preact/hooks';
import type {Desk} from '../desk.ts';

/** Milliseconds between two looks. */
const STEP = 2000;

/**
 * A site as it stands, asked for again until its first record is there. Looking at counts is no look-up of records, and
 * stands in no access log.
 */
export function useLiveSite(
  asked: SiteSummary,
  {api, onError}: Desk,
): {readonly site: SiteSummary; readonly refresh: () => void} {
  const [site, setSite] = useState(asked);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      try {
        const found = (await api.sites()).find(({id}) => id === asked.id);
        if (!isWanted || !found) return;
        setSite(found);
        if (found.records > 0) return;
      } catch (cause) {
        // A session that has ended leads to the sign-in; everything else may be over by the next look.
        if (isWanted) onError(cause as Parameters<typeof onError>[0]);
      }
      if (isWanted) timer = setTimeout(look, STEP);
    };
    if (round > 0) void look();
    else timer = setTimeout(look, asked.records === 0 ? STEP : 0);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [asked.id, round]);
  return {site, refresh: () => setRound(count => count + 1)};
}
