import type {Service} from '@akkoord/schema';
import {describe, expect, it} from 'vitest';
import {createFakeContext, exampleServices} from '../testing.ts';
import {choicesOf, draftOf, tickedOf, withCategory, withService} from './draft.ts';

const manager = {
  ...(exampleServices[0] as Service),
  id: 'manager',
  carries: ['analytical', 'tracking'],
};
const undecided = () => draftOf(createFakeContext().consent);
const grantedOf = (choices: Readonly<Record<string, string>>) =>
  Object.keys(choices).filter(id => choices[id] === 'granted');

describe('a draft', () => {
  it('has nothing ticked for who has not chosen yet', () => {
    expect([...undecided().ticked]).toEqual([]);
    expect(grantedOf(choicesOf(undecided()))).toEqual([]);
  });

  it('starts from the choices in force', () => {
    const draft = draftOf(createFakeContext({choices: {analytical: 'granted', filmpjes: 'granted'}}).consent);
    expect(tickedOf(draft, 'analytical')).toBe('all');
    expect(tickedOf(draft, 'tracking')).toBe('some');
  });

  it('writes every category and service out, refused ones too', () => {
    expect(choicesOf(withService(undecided(), 'tellen', true))).toEqual({
      analytical: 'granted',
      tracking: 'denied',
      tellen: 'granted',
      filmpjes: 'denied',
      volgen: 'denied',
    });
  });

  it('ticks each service with its category', () => {
    const draft = withCategory(undecided(), 'tracking', true);
    expect(grantedOf(choicesOf(draft))).toEqual(['tracking', 'filmpjes', 'volgen']);
    expect(grantedOf(choicesOf(withCategory(draft, 'tracking', false)))).toEqual([]);
  });

  it('grants a category only while each of its services is ticked', () => {
    const one = withService(undecided(), 'filmpjes', true);
    expect(tickedOf(one, 'tracking')).toBe('some');
    expect(grantedOf(choicesOf(one))).toEqual(['filmpjes']);
    const both = withService(one, 'volgen', true);
    expect(tickedOf(both, 'tracking')).toBe('all');
    expect(grantedOf(choicesOf(both))).toEqual(['tracking', 'filmpjes', 'volgen']);
    expect(grantedOf(choicesOf(withService(both, 'filmpjes', false)))).toEqual(['volgen']);
  });

  it('keeps an answer that was given to the category alone', () => {
    const draft = draftOf(createFakeContext({choices: {tracking: 'granted', volgen: 'denied'}}).consent);
    expect(tickedOf(draft, 'tracking')).toBe('some');
    expect(grantedOf(choicesOf(draft))).toEqual(['tracking', 'filmpjes']);
  });

  it('holds a category without services by itself', () => {
    const texts = {nl: {label: 'Voorkeuren', description: 'Je voorkeuren onthouden.'}};
    const {consent} = createFakeContext({config: {categories: [{id: 'preferences', texts}]}});
    const draft = withCategory(draftOf(consent), 'preferences', true);
    expect(tickedOf(draft, 'preferences')).toBe('all');
    expect(grantedOf(choicesOf(draft))).toEqual(['preferences']);
  });

  it('ticks what serves two categories with either, and unticks it with the last', () => {
    const consent = createFakeContext({config: {}, services: [...exampleServices, manager]}).consent;
    const tracking = withCategory(draftOf(consent), 'tracking', true);
    expect(grantedOf(choicesOf(tracking))).toEqual(['tracking', 'filmpjes', 'volgen', 'manager']);
    expect(tickedOf(tracking, 'analytical')).toBe('none');
    const both = withCategory(tracking, 'analytical', true);
    const analytical = withCategory(both, 'tracking', false);
    expect(grantedOf(choicesOf(analytical))).toEqual(['analytical', 'tellen', 'manager']);
    expect(grantedOf(choicesOf(withCategory(analytical, 'analytical', false)))).toEqual([]);
    const alone = withService(both, 'manager', false);
    expect(choicesOf(alone)).toMatchObject({analytical: 'granted', tracking: 'granted', manager: 'denied'});
  });

  it('is not changed by what is made from it', () => {
    const draft = undecided();
    withCategory(draft, 'tracking', true);
    expect([...draft.ticked]).toEqual([]);
  });
});
