import {deliveryCases} from './edge-delivery.ts';
import {domCases} from './edge-dom.ts';
import {requestCases} from './edge-requests.ts';
import {speculationCases} from './edge-speculation.ts';
import {storedCases} from './edge-stored.ts';
import {styleCases} from './edge-style.ts';
import type {ElementRow} from './element-row.ts';

/** Ways to reach a third party that are rarer than those of the truth table. */
export const edgeCases: readonly ElementRow[] = [
  ...deliveryCases,
  ...domCases,
  ...styleCases,
  ...requestCases,
  ...speculationCases,
  ...storedCases,
];
