import type {Config} from '@akkoord/schema';

/** Keys that the tag takes as words with spaces between them. */
const LISTS = ['languages', 'services', 'frames', 'strict'];

/** Says nothing to a page, or is said by the tag in another way. */
const LEFT_OUT = ['$schema', 'notice', 'collector'];

/**
 * What a site with `config` puts first in its `<head>`, for the collector at `base`: the tag with attributes where they
 * can say all of it, else a JSON block and the tag.
 */
export function tagOf(config: Config, base: string): string {
  const source = `${base}akkoord/akkoord.js`;
  const entries = Object.entries(config).filter(([key]) => !LEFT_OUT.includes(key));
  const attributes = entries.map(([key, value]) => [dashed(key), attributeOf(key, value)] as const);
  if (attributes.every(([, value]) => value !== null)) {
    const all = [...attributes, ['collector', base] as const];
    const lines = all.map(([name, value]) => `  data-${name}="${escaped(value ?? '')}"`);
    return `<script src="${escaped(source)}"\n${lines.join('\n')}></script>`;
  }
  // A `<` in a text must not end the block.
  const block = JSON.stringify({...Object.fromEntries(entries), collector: base}, null, 2).replaceAll(
    '<',
    '\\u003c',
  );
  return `<script type="application/json" id="akkoord-config">\n${block}\n</script>\n<script src="${escaped(source)}"></script>`;
}

/** `value` as an attribute says it, or null where none can. */
function attributeOf(key: string, value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (key === 'controller') {
    const {name, ...rest} = value as Config['controller'];
    return Object.keys(rest).length === 0 ? name : null;
  }
  const isList = LISTS.includes(key) && Array.isArray(value) && value.length > 0;
  return isList && value.every(one => typeof one === 'string' && !/[\s,]/.test(one)) ? value.join(' ') : null;
}

const dashed = (key: string): string => key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
