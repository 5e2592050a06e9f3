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
  /** Replaces the constructor `name`: each `new` gets the arguments that `change` gives, and `made` sees the result. */
  construct(
    owner: object,
    name: string,
    change: (args: unknown[]) => unknown[],
    made?: (instance: object, args: unknown[]) => void,
  ): void;
  /** Replaces getter and setter of the accessor `name`; what `make` leaves out stays native. */
  accessor(owner: object | undefined, name: string, make: (native: Accessor) => Partial<Accessor>): void;
  /** Adds an accessor where the native has none of its own, and takes it away again. */
  add(owner: object, name: string, accessor: Accessor): void;
  /** Listens before every listener of the page, for what no member of a prototype is asked. */
  listen(owner: Window, type: string, listener: (event: Event) => void): void;
  /** Puts back every member that nobody has replaced after us; the others stay, and let everything pass. */
  undo(): void;
}

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
    native: PropertyDescriptor | undefined,
    ours: PropertyDescriptor,
  ): void => {
    Object.defineProperty(owner, name, ours);
    undos.push(() => {
      const now = Object.getOwnPropertyDescriptor(owner, name);
      if (!now || now.value !== ours.value || now.set !== ours.set) return;
      if (native) Object.defineProperty(owner, name, native);
      else Reflect.deleteProperty(owner, name);
    });
  };

  return {
    method(owner, name, make) {
      const native = owner && Object.getOwnPropertyDescriptor(owner, name);
      if (!owner || typeof native?.value !== 'function' || !native.configurable) return;
      replace(owner, name, native, {...native, value: disguise(make(native.value), native.value)});
    },
    construct(owner, name, change, made) {
      const native = Object.getOwnPropertyDescriptor(owner, name);
      if (typeof native?.value !== 'function' || !native.configurable) return;
      const value = new Proxy(native.value, {
        construct(target, args, subclass) {
          const instance = Reflect.construct(target, change(args), subclass) as object;
          made?.(instance, args);
          return instance;
        },
      });
      replace(owner, name, native, {...native, value});
    },
    accessor(owner, name, make) {
      const native = owner && Object.getOwnPropertyDescriptor(owner, name);
      if (!owner || !native?.set || !native.get || !native.configurable) return;
      replace(owner, name, native, {...native, ...make(native as Accessor)});
    },
    add(owner, name, accessor) {
      replace(owner, name, undefined, {...accessor, configurable: true, enumerable: true});
    },
    listen(owner, type, listener) {
      owner.addEventListener(type, listener, true);
      undos.push(() => owner.removeEventListener(type, listener, true));
    },
    undo() {
      for (const undo of undos.splice(0).reverse()) {
        try {
          undo();
        } catch {
          // A frame that has gone to another origin since is out of reach, and so are its patches.
        }
      }
    },
  };
}

/** Pages feature-test natives by their text (core-js, analytics): ours answers with the native's. */
function disguise<F extends (...args: never[]) => unknown>(ours: F, native: F): F {
  const {name, length} = native;
  const tell = (): string => Function.prototype.toString.call(native);
  return Object.defineProperties(ours, {
    name: {value: name, configurable: true},
    length: {value: length, configurable: true},
    toString: {value: tell, configurable: true},
  });
}
