import type {Config} from './config.ts';

/** Keys that the tag takes as words with spaces between them. */
const LISTS = ['languages', 'services', 'frames', 'strict'];

/** Says nothing to a page, or is said by the tag in another way. */
const LEFT_OUT = ['$schema', 'notice', 'collector'];

/** Where the files of a tag lie, and which collector it sends records to. */
export interface TagPlace {
  /** Address of `akkoord.js`. */
  readonly src: string;
  /** Its hash, for `integrity`; absent means that a browser takes whatever comes. */
  readonly integrity?: string;
  /** Goes before the one that the config names; absent in both means that nothing is recorded. */
  readonly collector?: string;
}

/**
 * What a site with `config` puts first in its `<head>`: the tag with attributes where they can say all of it, else a JSON
 * block and the tag. A page that has it shows the very notice that is made from `config`.
 */
export function tagOf(config: Config, {src, integrity, collector = config.collector}: TagPlace): string {
  const guarded = integrity === undefined ? '' : ` integrity="${escaped(integrity)}" crossorigin="anonymous"`;
  const start = `<script src="${escaped(src)}"${guarded}`;
  const entries = Object.entries(config).filter(([key]) => !LEFT_OUT.includes(key));
  const attributes = entries.map(([key, value]) => [dashed(key), attributeOf(key, value)] as const);
  if (attributes.every(([, value]) => value !== null)) {
    const all = [...attributes, ...(collector === undefined ? [] : [['collector', collector] as const])];
    const lines = all.map(([name, value]) => `  data-${name}="${escaped(value ?? '')}"`);
    return `${start}\n${lines.join('\n')}></script>`;
  }
  // A `<` in a text must not end the block.
  const block = JSON.stringify({...Object.fromEntries(entries), collector}, null, 2).replaceAll(
    '<',
    '\\u003c',
  );
  return `<script type="application/json" id="akkoord-config">\n${block}\n</script>\n${start}></script>`;
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
