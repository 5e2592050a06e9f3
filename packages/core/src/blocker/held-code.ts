import type {Guard} from './guard.ts';

/** `import("…")`, with comments of bundlers in between; in modules also `import "…"` and `… from "…"`. */
const imports = (keyword: string): RegExp =>
  new RegExp(`\\b${keyword}\\s*(?:/\\*[\\s\\S]*?\\*/\\s*)*["'\`]((?:https?:)?[/\\\\]{2}[^"'\`]+)`, 'g');

/**
 * Service that a script's own text would load as a module, which no patch can stop: `import` is syntax.
 * Only addresses that stand in an import count, so that code which merely names a host runs.
 */
export function importedService(code: string, type: string, guard: Guard): string | undefined {
  if (type === 'speculationrules') return guard.heldIn(code);
  const isModule = type === 'module';
  if ((type && !isModule && !/(java|ecma)script/i.test(type)) || !/\b(import|from)\b/.test(code))
    return undefined;
  for (const [, address] of code.matchAll(imports(isModule ? '(?:import|from)\\s*\\(?' : 'import\\s*\\('))) {
    const service = guard.heldBy(address);
    if (service) return service;
  }
  return undefined;
}
