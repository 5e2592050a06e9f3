import {test} from './demo.ts';
import {fourStates} from './four-states.ts';

test.use({place: 'a sibling subdomain'});

fourStates(' @full');
