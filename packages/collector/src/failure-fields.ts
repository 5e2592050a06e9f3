import type {LogFields} from './event-log.ts';

/** What drivers and the system say of an error in words of their own source; none of it quotes a value. */
const TELLING = [
  'code',
  'errno',
  'syscall',
  'errcode',
  'errstr',
  'severity',
  'table',
  'constraint',
  'routine',
];

/** Lines of a stack that are told; the first of them say where it happened. */
const MAX_FRAMES = 12;
/** Causes of causes that are followed. */
const MAX_DEPTH = 4;

/**
 * An error as fields of a log line: kind, codes and places in the source, of its causes too. Without any message:
 * parsers and databases quote in theirs what they were given, which may be of a person.
 */
export function failureFields(cause: unknown): LogFields {
  const chain: unknown[] = [];
  for (let at: unknown = cause; at !== undefined && at !== null && chain.length < MAX_DEPTH; ) {
    chain.push(at);
    at = at instanceof Error ? at.cause : undefined;
  }
  return {error: chain.map(describe), stack: framesOf(chain.filter(each => each instanceof Error).at(-1))};
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const known = error as unknown as Readonly<Record<string, unknown>>;
  const told = TELLING.flatMap(key => {
    const value = known[key];
    return typeof value === 'string' || typeof value === 'number' ? [`${key}=${value}`] : [];
  });
  return [error.constructor.name, ...told].join(' ');
}

/** The stack without its first line, which is the message, however many lines that has. */
function framesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error) || !error.stack) return [];
  return error.stack
    .replace(error.message, '')
    .split('\n')
    .map(line => line.trim())
    .filter(line => /^at .*(:\d+:\d+\)?|\(native\)|<anonymous>\)?)$/.test(line))
    .slice(0, MAX_FRAMES);
}
