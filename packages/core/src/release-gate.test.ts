import {expect, it} from 'vitest';
import type {Blocker} from './blocker/blocker.ts';
import type {ConsentEnvironment} from './environment.ts';
import {createReleaseGate} from './release-gate.ts';

/** A gate that notes what passes it, before which `beforeRelease` is told. */
function createGate(beforeRelease?: () => Promise<boolean>) {
  const done: string[] = [];
  const gate = createReleaseGate({beforeRelease} as ConsentEnvironment, {
    blocker: {
      refresh: async () => void done.push('followed'),
    } as unknown as Blocker,
    tellVendors: (_, mayLoad) => void done.push(mayLoad ? 'loaded' : 'told'),
    isGranted: () => true,
  });
  return {gate, done};
}

it('a page follows at once where nothing is to come first', () => {
  const {gate, done} = createGate();
  void gate.refresh(true);
  expect(done).toEqual(['told', 'followed', 'loaded']);
});

it.each([true, false])(
  'vendors hear at once, and the page follows behind a paint (grants: %s)',
  async grants => {
    const {gate, done} = createGate();
    let paint = (): void => {};
    const following = gate.refresh(
      grants,
      new Promise<void>(resolve => {
        paint = resolve;
      }),
    );
    expect(done).toEqual(['told']);
    paint();
    await following;
    expect(done).toEqual(['told', 'followed', 'loaded', 'told']);
  },
);

it('nothing is freed behind a paint either where a worker would still refuse it', async () => {
  const {gate, done} = createGate(async () => false);
  await gate.refresh(true, Promise.resolve());
  expect(done).toEqual(['told']);
});

it('what a refusal holds is held though a worker has not heard of it', async () => {
  const {gate, done} = createGate(async () => false);
  await gate.refresh(false, Promise.resolve());
  expect(done).toContain('followed');
});
