import {servePage} from '../serve-page.mjs';

await servePage(new URL('.', import.meta.url), {port: 4311});
