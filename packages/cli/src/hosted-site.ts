import type {SiteConfig} from '@akkoord/collector';
import {CommandError} from './command-error.ts';
import {gatherFaults} from './gather-faults.ts';
import type {ConfiguredSite, Hosting} from './site-config.ts';

/** What a collector cannot do without, of the site `id` with these keys: `site-origins-missing`, `site-config-invalid`. */
export function missingOf(
  id: string,
  {origins, location, retention}: {readonly [key in keyof Hosting]?: unknown},
  moreOrigins: readonly string[],
): readonly CommandError[] {
  const faults: CommandError[] = [];
  const isWithout = origins === undefined || (Array.isArray(origins) && origins.length === 0);
  if (isWithout && moreOrigins.length === 0) {
    const wayOut = 'add "origins": ["https://www.example.org"] to its config, or give --origin';
    faults.push(new CommandError('site-origins-missing', `site "${id}" lists no origin; ${wayOut}`));
  }
  if (location === undefined) {
    const wayOut = 'add "location": "Falkenstein, DE" to its config, a place that ends in its country code';
    faults.push(
      new CommandError('site-config-invalid', `site "${id}" does not say where its records lie; ${wayOut}`),
    );
  }
  if (!retention) {
    const wayOut = 'add "retention": {"duration": "P5Y", "reason": "why so long"} to its config';
    faults.push(new CommandError('site-config-invalid', `site "${id}" gives no retention; ${wayOut}`));
  }
  return faults;
}

/** `site` as a collector takes it, with `moreOrigins` beside its own. Throws what `missingOf` finds. */
export function hostedSite({config, hosting}: ConfiguredSite, moreOrigins: readonly string[]): SiteConfig {
  const {add, settle} = gatherFaults();
  for (const fault of missingOf(config.site, hosting, moreOrigins)) add(fault);
  settle();
  const origins = [...new Set([...(hosting.origins ?? []), ...moreOrigins])];
  const {origins: _, ...said} = hosting as Hosting & Pick<SiteConfig, 'location' | 'retention'>;
  return {id: config.site, origins, ...said, config};
}
