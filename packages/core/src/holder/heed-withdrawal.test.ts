import type {ReceiptState} from '@akkoord/schema';
import {expect, it} from 'vitest';
import type {Choices, DecisionSource} from '../consent.ts';
import type {KeptRecord} from '../persistence/cookie-jar.ts';
import {heedWithdrawal} from './index.ts';

const ID = '6f9c1f0e-3d52-4c1b-9a57-2f4f1d6c8b10';

/** A browser with one granted record, and a collector that says `state` of it. */
function setUp(state: ReceiptState | null) {
  const decided: {choices: Choices; source: DecisionSource}[] = [];
  let recordId = ID;
  const consent = {
    categories: [{id: 'analytical'}, {id: 'tracking'}],
    services: [{id: 'youtube', category: 'tracking'}],
    get record() {
      return {id: recordId} as KeptRecord;
    },
    decide: async (choices: Choices, source: DecisionSource) => void decided.push({choices, source}),
  };
  const holder = {id: ID, page: '', erase: async () => null, state: async () => state};
  const decideAgain = (): void => {
    recordId = '00000000-0000-4000-8000-000000000000';
  };
  return {consent, holder, decided, decideAgain};
}

it('withdraws everything here, and has the collector sent no other record of it', async () => {
  const {consent, holder, decided} = setUp({status: 'withdrawn', erasure: {status: 'erased'}});
  await heedWithdrawal(consent, holder);
  expect(decided).toEqual([
    {
      choices: {analytical: 'denied', tracking: 'denied', youtube: 'denied'},
      source: {action: 'withdraw', control: 'receipt.withdraw', trusted: true, recorded: true},
    },
  ]);
});

it.each([
  ['stands', {status: 'in-force', erasure: {status: 'erased'}} as const],
  ['is not spoken of', null],
])('changes nothing where the record %s', async (_, state) => {
  const {consent, holder, decided} = setUp(state);
  await heedWithdrawal(consent, holder);
  expect(decided).toEqual([]);
});

it('leaves a decision alone that was taken while the answer was on its way', async () => {
  const {consent, holder, decided, decideAgain} = setUp({status: 'withdrawn', erasure: {status: 'erased'}});
  const state = async () => {
    decideAgain();
    return holder.state();
  };
  await heedWithdrawal(consent, {...holder, state});
  expect(decided).toEqual([]);
});
