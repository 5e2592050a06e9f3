import type {ConsentState} from '@akkoord/core';
import {describe, expect, it} from 'vitest';
import {createFakeContext, exampleServices} from '../testing.ts';
import {changesSince} from './changes.ts';

function chosen(state: Partial<ConsentState> & {status: ConsentState['status']}, services = exampleServices) {
  const {consent} = createFakeContext({services: exampleServices, choices: {analytical: 'granted'}});
  const later = createFakeContext({services}).consent;
  later.state = {...consent.state, ...state} as ConsentState;
  later.record = consent.record && {
    ...consent.record,
    choices: {
      functional: 'granted',
      analytical: 'granted',
      tracking: 'denied',
      tellen: 'granted',
      oud: 'denied',
    },
  };
  return later;
}

describe('what changed since the last choice', () => {
  it('is nothing while the choice counts, or before there is one', () => {
    expect(changesSince(chosen({status: 'decided'}))).toBeUndefined();
    expect(changesSince(createFakeContext().consent)).toBeUndefined();
  });

  it('names what is new and what has gone', () => {
    expect(changesSince(chosen({status: 'stale'}))).toEqual({
      added: ['filmpjes', 'volgen'],
      altered: [],
      gone: ['oud'],
    });
  });

  it('names what was there and is different now', () => {
    const consent = chosen({status: 'stale', changed: ['analytical', 'tellen', 'tracking', 'volgen']});
    expect(changesSince(consent)?.altered).toEqual(['tellen']);
  });

  it('names nothing where the browser has lost the record', () => {
    const consent = chosen({status: 'stale'});
    consent.record = null;
    expect(changesSince(consent)).toEqual({added: [], altered: [], gone: []});
  });
});
