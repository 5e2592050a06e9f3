import {describe, expect, it} from 'vitest';
import {createPatches} from './patches.ts';

const owner = () => ({
  method(a: number) {
    return a;
  },
  get member() {
    return 'native';
  },
  set member(_: string) {},
  Made: class {
    value: unknown;
    constructor(value: unknown) {
      this.value = value;
    }
  },
});

describe('patches', () => {
  it('replace a method, which still looks like the native', () => {
    const object = owner();
    const native = object.method;
    const patches = createPatches();
    patches.method<(a: number) => number>(object, 'method', original => a => original(a) + 1);
    expect(object.method(1)).toBe(2);
    expect([object.method.name, object.method.length, String(object.method)]).toEqual([
      'method',
      1,
      String(native),
    ]);
    patches.undo();
    expect(object.method).toBe(native);
  });

  it('replace half of an accessor and leave the other', () => {
    const object = owner();
    const seen: unknown[] = [];
    const patches = createPatches();
    patches.accessor(object, 'member', () => ({set: value => seen.push(value)}));
    object.member = 'x';
    expect([object.member, seen]).toEqual(['native', ['x']]);
    patches.undo();
    object.member = 'y';
    expect(seen).toEqual(['x']);
  });

  it('change the arguments of a constructor, also under a subclass', () => {
    const object = owner();
    const Native = object.Made;
    const patches = createPatches();
    patches.construct(object, 'Made', ([value]) => [`${value}!`]);
    class Own extends object.Made {
      own = true;
    }
    expect(new object.Made('a').value).toBe('a!');
    expect(new object.Made('a')).toBeInstanceOf(Native);
    expect(new Own('b')).toMatchObject({value: 'b!', own: true});
    patches.undo();
    expect(object.Made).toBe(Native);
  });

  it('add a member and take it away again', () => {
    const object: Record<string, unknown> = {};
    const patches = createPatches();
    patches.add(object, 'extra', {get: () => 1, set: () => {}});
    expect(object.extra).toBe(1);
    patches.undo();
    expect('extra' in object).toBe(false);
  });

  it('leave alone what is not there, or cannot be replaced', () => {
    const fixed = Object.freeze(owner());
    const patches = createPatches();
    patches.method(fixed, 'method', () => () => 'ours');
    patches.method(undefined, 'method', () => () => 'ours');
    patches.accessor(fixed, 'absent', () => ({}));
    expect(fixed.method(1)).toBe(1);
  });

  it('keep what the page has put over them, and go on with the others where one throws', () => {
    const first = owner();
    const second = owner();
    const native = second.method;
    const patches = createPatches();
    patches.method(second, 'method', () => () => 2);
    patches.method(first, 'method', () => () => 1);
    const gone = new Proxy(owner(), {
      getOwnPropertyDescriptor() {
        throw new Error('of another origin now');
      },
    });
    patches.add(gone, 'x', {get: () => 1, set: () => {}});
    first.method = () => 99;
    patches.undo();
    expect(first.method(1)).toBe(99);
    expect(second.method).toBe(native);
  });
});
