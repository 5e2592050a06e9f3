import {describe, expect, it} from 'vitest';
import {completeChoices, makeRecord, shortChoices} from './decision.ts';
import type {ServiceMatch} from './service-match.ts';

const service = (id: string, category: string): ServiceMatch => ({
  id,
  category,
  match: [],
  stored: [],
  digest: '',
});
const notice = {
  categories: [{id: 'functional', exempt: 'needed'}, {id: 'analytical'}, {id: 'tracking'}],
  services: [service('ga', 'analytical'), service('youtube', 'tracking'), service('vimeo', 'tracking')],
};
const nothing = (): 'denied' => 'denied';

describe('completeChoices', () => {
  it('writes out every category and service, denied ones too', () => {
    expect(completeChoices({}, nothing, notice)).toEqual({
      functional: 'granted',
      analytical: 'denied',
      tracking: 'denied',
      ga: 'denied',
      youtube: 'denied',
      vimeo: 'denied',
    });
  });

  it('lets services follow the category that was answered', () => {
    expect(completeChoices({tracking: 'granted'}, nothing, notice)).toMatchObject({
      youtube: 'granted',
      vimeo: 'granted',
      ga: 'denied',
    });
  });

  it('lets a service that serves more than one category follow any of them', () => {
    const carrier = {...service('gtm', 'analytical'), carries: ['analytical', 'tracking']};
    const both = {...notice, services: [carrier]};
    expect(completeChoices({analytical: 'denied', tracking: 'granted'}, nothing, both)).toMatchObject({
      gtm: 'granted',
    });
    expect(completeChoices({analytical: 'denied', tracking: 'denied'}, nothing, both)).toMatchObject({
      gtm: 'denied',
    });
    expect(completeChoices({tracking: 'granted', gtm: 'denied'}, nothing, both)).toMatchObject({
      gtm: 'denied',
    });
    const choices = completeChoices({analytical: 'denied', tracking: 'granted'}, nothing, both);
    expect(shortChoices(choices, [carrier])).not.toHaveProperty('gtm');
  });

  it('lets one service be granted alone', () => {
    expect(completeChoices({youtube: 'granted'}, nothing, notice)).toMatchObject({
      tracking: 'denied',
      youtube: 'granted',
      vimeo: 'denied',
    });
  });

  it('keeps what was answered before and is not asked now', () => {
    const before = (id: string) => (id === 'vimeo' ? ('granted' as const) : ('denied' as const));
    expect(completeChoices({analytical: 'granted'}, before, notice)).toMatchObject({
      vimeo: 'granted',
      ga: 'granted',
      youtube: 'denied',
    });
  });

  it('cannot deny an exempt category', () => {
    expect(completeChoices({functional: 'denied'}, nothing, notice)).toMatchObject({functional: 'granted'});
  });
});

it('shortChoices keeps categories, and services that differ from theirs', () => {
  const choices = completeChoices({tracking: 'granted', vimeo: 'denied'}, nothing, notice);
  expect(shortChoices(choices, notice.services)).toEqual({
    functional: 'granted',
    analytical: 'denied',
    tracking: 'granted',
    vimeo: 'denied',
  });
});

it('makeRecord states time, notice, choices, control and six calendar months', () => {
  const record = makeRecord({
    site: 'demo',
    notice: {hash: 'f'.repeat(64), version: '3', language: 'nl'},
    choices: {tracking: 'denied'},
    source: {action: 'reject-all', control: 'layer1.refuse', trusted: true},
    signals: ['gpc'],
    now: Date.parse('2026-08-31T10:00:00.000Z'),
    id: '7b0f6a52-5a0e-4a9b-9d2c-52f2f0a1c3d4',
    previous: null,
    consentId: null,
  });
  expect(record).toEqual({
    schema: 'akkoord/record/1',
    id: '7b0f6a52-5a0e-4a9b-9d2c-52f2f0a1c3d4',
    site: 'demo',
    decidedAt: '2026-08-31T10:00:00.000Z',
    notice: {hash: 'f'.repeat(64), version: '3', language: 'nl'},
    choices: {tracking: 'denied'},
    action: 'reject-all',
    control: 'layer1.refuse',
    signals: ['gpc'],
    expiresAt: '2027-02-28T10:00:00.000Z',
    previous: null,
    consentId: null,
  });
});
