/** A site's config as it is written: whatever stands in it, right or wrong. */
export type LooseConfig = Readonly<Record<string, unknown>>;

/** Whether `value` can be a config at all. */
export function isLooseConfig(value: unknown): value is LooseConfig {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at `path` (`controller.name`), as text; empty where there is nothing or something else. */
export function textAt(config: LooseConfig, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((part, key) => (isLooseConfig(part) ? part[key] : undefined), config);
  return typeof value === 'string' ? value : '';
}

/** `config` with `value` at `path`, and without that key where it is empty: nothing, `''` or a list of nothing. */
export function withValue(config: LooseConfig, path: string, value: unknown): LooseConfig {
  const [key = '', ...rest] = path.split('.');
  const {[key]: former, ...others} = config;
  const inner =
    rest.length > 0 ? withValue(isLooseConfig(former) ? former : {}, rest.join('.'), value) : value;
  if (inner === '' || inner === undefined || (Array.isArray(inner) && inner.length === 0)) return others;
  // In its place where it has one, so that nothing moves in the JSON while somebody writes.
  return key in config ? {...config, [key]: inner} : {...others, [key]: inner};
}
