import {consentMiddleware} from '@akkoord/core/server';
import {config} from '../../akkoord.config.mjs';

/** Gives every request a function `consent()`; an answer for which it was called no cache may keep. */
export default fromNodeMiddleware(consentMiddleware({config, secure: true}));
