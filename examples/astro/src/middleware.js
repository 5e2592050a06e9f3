import {answerWithConsent} from '@akkoord/core/server';
import {config} from '../akkoord.config.mjs';

/** Hands every page a function that reads consent; an answer for which it was called no cache may keep. */
export const onRequest = ({request, locals}, next) =>
  answerWithConsent(
    request,
    consent => {
      locals.consent = consent;
      return next();
    },
    {config, secure: import.meta.env.PROD},
  );
