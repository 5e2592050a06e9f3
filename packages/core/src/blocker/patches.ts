/** A window with its own constructors; a frame's window is another realm with natives of its own. */
export type Realm = Window & typeof globalThis;

/** Replaces members of the page's prototypes, and puts every one of them back. */
export interface Patches {
  /** Replaces the method `name` of `owner` by what `make` returns for the native one. Absent: nothing happens. */
  method<F extends (...args: never[]) => unknown>(
    owner: object | undefined,
    name: string,
    make: (native: F) => F,
  ): void;
  /** Replaces the constructor `name`: `make` answers each `new`, everything else is the native's. */
  construct(owner: object, name: string, make: (native: Constructor, args: unknown[]) => object): void;
  /** Replaces getter and setter of the accessor `name`; what `make` leaves out stays native. */
  accessor(owner: object | undefined, name: string, make: (native: Accessor) => Partial<Accessor>): void;
  /** Puts back every member that nobody has replaced after us; the others stay, and let everything pass. */
  undo(): void;
}

/** A native constructor, whatever it takes. */
export type Constructor = new (...args: unknown[]) => object;

/** Both halves of a native accessor, to be called with their element as `this`. */
export interface Accessor {
  get(): unknown;
  set(value: unknown): void;
}

/** A fresh, empty set of patches. */
export function createPatches(): Patches {
  const undos: (() => void)[] = [];

  const replace = (
    owner: object,
    name: string,
    native: PropertyDescriptor,
    ours: PropertyDescriptor,
  ): void => {
    Object.defineProperty(owner, name, ours);
    undos.push(() => {
      const now = Object.getOwnPropertyDescriptor(owner, name);
      if (now && now.value === ours.value && now.set === ours.set) Object.defineProperty(owner, name, native);
    });
  };

  return {
    method(owner, name, make) {
      const native = owner && Object.getOwnPropertyDescriptor(owner, name);
      if (!owner || typeof native?.value !== 'function' || !native.configurable) return;
      replace(owner, name, native, {...native, value: disguise(make(native.value), native.value)});
    },
    construct(owner, name, make) {
      const native = Object.getOwnPropertyDescriptor(owner, name);
      if (typeof native?.value !== 'function' || !native.configurable) return;
      const construct = (target: Constructor, args: unknown[]) => make(target, args);
      replace(owner, name, native, {...native, value: new Proxy(native.value as Constructor, {construct})});
    },
    accessor(owner, name, make) {
      const native = owner && Object.getOwnPropertyDescriptor(owner, name);
      if (!owner || !native?.set || !native.get || !native.configurable) return;
      replace(owner, name, native, {...native, ...make(native as Accessor)});
    },
    undo() {
      for (const undo of undos.splice(0).reverse()) undo();
    },
  };
}

/** Pages feature-test natives by their text (core-js, analytics): ours answers with the native's. */
function disguise<F extends (...args: never[]) => unknown>(ours: F, native: F): F {
  Object.defineProperty(ours, 'name', {value: native.name, configurable: true});
  Object.defineProperty(ours, 'length', {value: native.length, configurable: true});
  Object.defineProperty(ours, 'toString', {
    value: () => Function.prototype.toString.call(native),
    configurable: true,
  });
  if (native.prototype) Object.defineProperty(ours, 'prototype', {value: native.prototype});
  return ours;
}
