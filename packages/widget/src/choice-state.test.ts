import {expect, it} from 'vitest';
import {choiceState} from './choice-state.ts';
import {createFakeContext, type FakeContextOptions} from './testing.ts';

const stateOf = (options: FakeContextOptions) => choiceState(createFakeContext(options).consent);

it.each([
  ['undecided', {}],
  ['granted', {choices: {analytical: 'granted', tracking: 'granted'}}],
  ['denied', {choices: {analytical: 'denied', tracking: 'denied'}}],
  ['custom', {choices: {analytical: 'granted', tracking: 'denied'}}],
  ['custom', {choices: {analytical: 'denied', tracking: 'denied', volgen: 'granted'}}],
] as const)('is %s for %j', (state, options) => {
  expect(stateOf(options)).toBe(state);
});

it('is undecided again once the choice no longer counts', () => {
  const {consent} = createFakeContext({choices: {analytical: 'granted', tracking: 'granted'}});
  consent.state = {...consent.state, status: 'stale'} as typeof consent.state;
  expect(choiceState(consent)).toBe('undecided');
});
