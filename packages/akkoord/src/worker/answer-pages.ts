import {holdAnswer, isHtml} from './hold-answer.ts';
import type {Leaving} from './leaving.ts';
import type {Memory} from './memory.ts';
import type {FetchEvent, WorkerScope} from './worker-scope.ts';

/** Third view in a row without a tag: nobody wants the worker any more. */
const LAST_SILENT_VIEW = 3;

/** Time in which a tag that stands in the page's HTML has to speak, on that view. */
const GRACE = 2_000;

/** What pages are answered with. */
export interface PageAnswers {
  /** The answer to the navigation `event`, made of what network or site give. */
  look(event: FetchEvent, kind: 'page' | 'frame', given: Response | Promise<Response>): Promise<Response>;
}

/** Looks through the site's own pages on their way to the browser. */
export function createPageAnswers(
  {clients}: WorkerScope,
  {memory, leaving}: {readonly memory: Memory; readonly leaving: Leaving},
): PageAnswers {
  let views = 0;

  /** A frame is treated as the page that it stands in. Which one that is, only the referrer tells. */
  const isInOpenPage = async ({referrer}: Request): Promise<boolean> => {
    const windows = await clients.matchAll({includeUncontrolled: true, type: 'window'});
    const asking = windows.filter(({url}) => url.replace(/#.*/, '') === referrer);
    return asking.length > 0 && asking.every(({id}) => memory.isLeftAlone(id));
  };

  const count = (event: FetchEvent): void => {
    memory.countView();
    // The worker may end between two views, so each of its lives begins with a look.
    if (views++ % LAST_SILENT_VIEW === 0) event.waitUntil(leaving.leaveIfGone());
    if (memory.silentViews < LAST_SILENT_VIEW) return;
    const isSilent = (): boolean => memory.silentViews >= LAST_SILENT_VIEW;
    event.waitUntil(wait(GRACE).then(() => (isSilent() ? leaving.leave() : undefined)));
  };
  const leaveAlone = (event: FetchEvent): void => {
    if (event.resultingClientId) memory.leaveAlone(event.resultingClientId);
    if (memory.silentViews >= LAST_SILENT_VIEW) event.waitUntil(leaving.leave());
  };

  return {
    async look(event, kind, given) {
      const [response] = await Promise.all([given, memory.check()]);
      if (leaving.isOff || !isHtml(response)) return response;
      if (kind === 'page') count(event);
      const holdings = memory.holdingsFor('');
      if (!holdings || holdings.isEmpty) return response;
      if (kind === 'frame' && (await isInOpenPage(event.request))) {
        if (event.resultingClientId) memory.leaveAlone(event.resultingClientId);
        return response;
      }
      const pageUrl = event.request.url;
      const {settings} = memory;
      const {held, done} = holdAnswer(response, {
        ...holdings.inPage(pageUrl),
        ...(kind === 'page' && settings ? {onlyWithTag: {address: settings.tag, pageUrl}} : {}),
        onKnown: isHeld => isHeld || leaveAlone(event),
      });
      event.waitUntil(done);
      return held;
    },
  };
}

const wait = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));
