import {sharing, testElsewhere, testOwnSite} from './choice-over-http.ts';
import {test} from './demo.ts';

test.use({place: 'a sibling subdomain'});

test.describe('a domain that both share', () =>
  testOwnSite('Path=/; Domain=kade-negen.test; SameSite=Lax; Expires=', sharing));

test.describe('a host with a choice of its own', () => testElsewhere('a sibling subdomain'));
