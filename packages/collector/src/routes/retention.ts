import type {RetentionAnswer} from '@akkoord/schema';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {heldTo} from '../held-to.ts';
import {jsonAnswer} from '../http/answer.ts';
import {applyRetention} from '../retention.ts';
import {accessLine} from './access-log.ts';

/** Acts that are shown; the access log has them all. */
const SHOWN = 200;

/** What is erased when and why, what is due now, and doing it: `GET` and `POST /v1/retention`. */
export function addRetentionRoutes(app: App, context: Context): void {
  const {clock, access} = context;

  const answer = async ({sites, storage}: Context, dryRun: boolean): Promise<RetentionAnswer> => {
    const report = await applyRetention({storage, clock, sites: sites.all, dryRun});
    const deletions = await storage.accessLog(SHOWN, {deeds: ['erase', 'restrict'], outcome: 'done'});
    return {
      sites: report.sites.map(state => {
        const site = sites.find(state.site);
        return {
          ...state,
          reason: site?.retention.reason ?? '',
          erasure: site?.erasure ?? {within: 'P0D'},
        };
      }),
      asked: report.asked,
      deletions: deletions.map(accessLine),
    };
  };

  app.get('/v1/retention', async c => {
    const who = await access.admit(visitOf(c), ['owner', 'dpo']);
    return jsonAnswer(await answer(heldTo(who, context), true));
  });

  app.post('/v1/retention', async c => {
    // Who asked for it; what it did is logged by itself.
    const deed = {deed: 'erase', detail: 'retention, by hand'} as const;
    const who = await access.admit(visitOf(c), ['owner', 'dpo'], deed);
    return jsonAnswer(await answer(heldTo(who, context), false));
  });
}
