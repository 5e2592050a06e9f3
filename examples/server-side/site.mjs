import {answerWithConsent, consentHolds} from '@akkoord/core/server';
import {Hono} from 'hono';
import {config} from './akkoord.config.mjs';

/**
 * A site that decides on its server: it embeds a film only for who has granted it, answers everybody else from any
 * cache, and sends conversions only while the consent behind them holds. `collector` is what `consentHolds` asks.
 */
export function createSite(collector) {
  const sent = [];
  const app = new Hono();

  app.get('/about', c => {
    c.header('cache-control', 'public, max-age=600');
    return c.html('<h1>About us</h1>');
  });

  app.get('/film', c =>
    answerWithConsent(
      c.req.raw,
      consent => {
        c.header('cache-control', 'public, max-age=600');
        return c.html(consent().isGranted('youtube') ? film() : '<p>Our film is on YouTube.</p>');
      },
      {config},
    ),
  );

  // Server-side tagging: nothing in the page, so nothing but this line can stop it.
  app.post('/order', c =>
    answerWithConsent(
      c.req.raw,
      consent => {
        if (consent().isGranted('google-analytics'))
          sent.push({event: 'order', browser: consent().consentId});
        return c.json({ordered: true});
      },
      {config},
    ),
  );

  /** What was gathered by day goes out at night, long after the visit: ask who has withdrawn since. */
  const upload = async () => {
    const held = await Promise.all(
      sent.map(({browser}) => consentHolds(browser, 'google-analytics', collector)),
    );
    return sent.filter((_, at) => held[at].holds);
  };

  return {fetch: app.fetch, sent, upload};
}

const film = () =>
  '<iframe src="https://www.youtube-nocookie.com/embed/M7lc1UVf-VE" title="Our film" loading="lazy"></iframe>';
