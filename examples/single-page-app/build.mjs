import {buildSite} from '../build-site.mjs';

await buildSite(new URL('.', import.meta.url));
