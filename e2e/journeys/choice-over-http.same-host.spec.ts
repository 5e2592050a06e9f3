import {testOwnSite} from './choice-over-http.ts';
import {test} from './demo.ts';

test.use({place: 'the same host'});

testOwnSite('Path=/; SameSite=Lax; Expires=');
