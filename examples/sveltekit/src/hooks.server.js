import {answerWithConsent} from '@akkoord/core/server';
import {config} from '../akkoord.config.mjs';

/** Hands every page a function that reads consent; an answer for which it was called no cache may keep. */
export const handle = ({event, resolve}) =>
  answerWithConsent(
    event.request,
    consent => {
      event.locals.consent = consent;
      return resolve(event);
    },
    {config},
  );
