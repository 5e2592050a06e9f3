import {sharing, testElsewhere} from './choice-over-http.ts';
import {test} from './demo.ts';

test.use({place: 'another site'});

testElsewhere('another site', sharing);
