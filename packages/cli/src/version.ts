import {readFileSync} from 'node:fs';

/** The version of this package, as its package.json says. */
export function version(): string {
  // The file stands one folder up both from src and from dist.
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return (manifest as {version: string}).version;
}
