import type {SiteSummary, SitesAnswer} from '@akkoord/schema';
import {PEOPLE} from '../access/people.ts';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {jsonAnswer} from '../http/answer.ts';

/** The configured sites with their counts: `GET /v1/sites`. */
export function addSiteRoutes(app: App, {sites, storage, access}: Context): void {
  app.get('/v1/sites', async c => {
    await access.admit(visitOf(c), PEOPLE);
    const counted = sites.all.map(
      async ({id, origins}): Promise<SiteSummary> => ({id, origins, records: await storage.countRecords(id)}),
    );
    return jsonAnswer({sites: await Promise.all(counted)} satisfies SitesAnswer);
  });
}
