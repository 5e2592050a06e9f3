import type {SiteSummary, SitesAnswer} from '@akkoord/schema';
import {PEOPLE} from '../access/people.ts';
import type {App, Context} from '../context.ts';
import {visitOf} from '../context.ts';
import {CollectorError} from '../errors.ts';
import {concerning, expectEverySite, heldTo} from '../held-to.ts';
import {jsonAnswer} from '../http/answer.ts';
import {expectContentType, parseJson, readBody} from '../http/body.ts';
import type {SiteConfig, SiteDirectory} from '../sites.ts';

const MAX_BODY = 32 * 1024;

/** The sites with their counts, and setting one up: `GET` and `POST /v1/sites`, `PUT /v1/sites/:id`. */
export function addSiteRoutes(app: App, context: Context): void {
  const {sites, storage, access, deskSites} = context;
  const summaryOf = async (site: SiteConfig): Promise<SiteSummary> => {
    const {id, origins, retention, location, transfer = null, name = null, config = null} = site;
    const setUpIn = sites.isConfigured(id) ? 'configuration' : 'console';
    const records = await storage.countRecords(id);
    return {id, origins, records, setUpIn, name, location, transfer, retention, config};
  };
  const answerOf = async (id: string, status: number): Promise<Response> =>
    jsonAnswer(await summaryOf(sites.find(id) as SiteConfig), status);

  app.get('/v1/sites', async c => {
    const held = heldTo(await access.admit(visitOf(c), PEOPLE), context);
    await deskSites.refresh();
    return jsonAnswer({sites: await Promise.all(held.sites.all.map(summaryOf))} satisfies SitesAnswer);
  });

  app.post('/v1/sites', async c => {
    // Whoever is nobody here sends no body.
    expectEverySite(await access.admit(visitOf(c), PEOPLE));
    const body = await bodyOf(c.req.raw);
    const detail = `${nameIn(body)}, set up`;
    const {name} = await access.admit(visitOf(c), ['owner'], {deed: 'site', detail});
    const {id} = await deskSites.setUp(body, name);
    return answerOf(id, 201);
  });

  app.put('/v1/sites/:id', async c => {
    // Whoever is nobody here sends no body.
    const who = await access.admit(visitOf(c), PEOPLE);
    const held = heldTo(who, context);
    const body = await bodyOf(c.req.raw);
    const id = c.req.param('id').slice(0, 63);
    const {duration, reason} = (body as {retention?: {duration?: unknown; reason?: unknown}}).retention ?? {};
    const detail = `${id}, changed: kept for ${wordsIn(duration)}, ${wordsIn(reason)}`;
    const deed = {deed: 'site', detail, ...concerning(id, sites)} as const;
    await deskSites.refresh();
    if (who.sites?.includes(id) && listsOthers(body, held.sites, sites)) {
      await access.refuse(who, deed);
      expectEverySite(who);
    }
    await access.admit(visitOf(c), ['owner'], deed);
    if (!held.sites.has(id)) throw new CollectorError('not-found', 'no site has this id');
    await deskSites.change(id, body);
    return answerOf(id, 200);
  });
}

async function bodyOf(request: Request): Promise<object> {
  expectContentType(request, 'application/json');
  const body = parseJson(await readBody(request, MAX_BODY));
  return typeof body === 'object' && body !== null ? body : {};
}

/**
 * Whether `body` names an origin of a site that is not among `own`, and of none that is: its pages could then send for one that is
 * none of theirs, and its host would open what that embeds.
 */
function listsOthers(body: object, own: SiteDirectory, all: SiteDirectory): boolean {
  const {origins} = body as {readonly origins?: unknown};
  const isOfOthers = (origin: unknown): boolean =>
    typeof origin === 'string' && all.isListed(origin) && !own.isListed(origin);
  return Array.isArray(origins) && origins.some(isOfOthers);
}

/** The id that was asked for, for the access log, whatever it is. */
const nameIn = (body: object): string => wordsIn((body as {readonly id?: unknown}).id).slice(0, 63);

/** Of what is no text its kind alone: an object can have members that keep it from being made a text. */
const wordsIn = (value: unknown): string => (typeof value === 'string' ? value : typeof value);
