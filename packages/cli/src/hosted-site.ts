import type {SiteConfig} from '@akkoord/collector';
import {CommandError} from './command-error.ts';
import type {ConfiguredSite} from './site-config.ts';

/**
 * `site` as a collector takes it, with `moreOrigins` beside its own. Throws `site-origins-missing` where no page
 * could send for it, and `site-config-invalid` where it is not said how long records are kept.
 */
export function hostedSite({config, hosting}: ConfiguredSite, moreOrigins: readonly string[]): SiteConfig {
  const origins = [...new Set([...(hosting.origins ?? []), ...moreOrigins])];
  if (origins.length === 0) {
    const wayOut = 'add "origins": ["https://www.example.org"] to its config, or give --origin';
    throw new CommandError('site-origins-missing', `site "${config.site}" lists no origin; ${wayOut}`);
  }
  if (!hosting.retention) {
    const wayOut = 'add "retention": {"duration": "P5Y", "reason": "why so long"} to its config';
    throw new CommandError('site-config-invalid', `site "${config.site}" gives no retention; ${wayOut}`);
  }
  const {retention, erasure} = hosting;
  return {id: config.site, origins, retention, ...(erasure ? {erasure} : {}), config};
}
