import {parseArgs} from 'node:util';
import {CommandError} from './command-error.ts';

/** One flag of a verb: `boolean` takes no value, `many` may stand several times. */
export type FlagKind = 'text' | 'many' | 'boolean';

export type FlagKinds = Readonly<Record<string, FlagKind>>;

/** Flags that every verb takes. */
const COMMON: FlagKinds = {help: 'boolean', json: 'boolean'};

/** A command line taken apart. */
export interface Flags {
  /** Null where the flag is absent. */
  text(name: string): string | null;
  /** Throws `flag-missing` where the flag is absent. */
  required(name: string): string;
  many(name: string): readonly string[];
  on(name: string): boolean;
  readonly positionals: readonly string[];
}

/** Where else a flag may stand: in the environment, which a flag on the command line goes before. */
const VARIABLES: Readonly<Record<string, string>> = {
  config: 'AKKOORD_CONFIG',
  data: 'AKKOORD_DATA',
  host: 'AKKOORD_HOST',
  'client-header': 'AKKOORD_CLIENT_HEADER',
};

/**
 * The flags in `argv`, and those of them that `env` has. Throws `flag-unusable` for a flag that `kinds` does not know
 * or that lacks a value.
 */
export function parseFlags(
  argv: readonly string[],
  kinds: FlagKinds,
  env: Readonly<Record<string, string | undefined>> = {},
): Flags {
  const options = Object.fromEntries(
    Object.entries({...COMMON, ...kinds}).map(([name, kind]) => [
      name,
      {type: kind === 'boolean' ? ('boolean' as const) : ('string' as const), multiple: kind === 'many'},
    ]),
  );
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({args: [...argv], options, allowPositionals: true, strict: true});
  } catch (cause) {
    throw new CommandError('flag-unusable', `${reasonOf(cause, options)}; see --help`, {cause});
  }
  const {values, positionals} = parsed;
  const text = (name: string) => {
    const value = values[name] ?? (name in kinds ? env[VARIABLES[name] ?? ''] : undefined);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    text,
    required: name => {
      const value = text(name);
      if (value === null) throw new CommandError('flag-missing', `found no --${name}; give one, see --help`);
      return value;
    },
    many: name => {
      const value = values[name];
      return Array.isArray(value) ? value.map(String) : [];
    },
    on: name => values[name] === true,
    positionals,
  };
}

/** What Node says of a flag, but for an unknown one, to which its advice does not apply, the flags that there are. */
function reasonOf(cause: unknown, options: object): string {
  const said = cause instanceof Error ? cause.message : String(cause);
  const unknown = /^Unknown option '([^']+)'/.exec(said)?.[1];
  if (unknown === undefined) return said.charAt(0).toLowerCase() + said.slice(1);
  const known = Object.keys(options).map(name => `--${name}`);
  return `found "${unknown}", expected one of ${known.join(', ')}`;
}
