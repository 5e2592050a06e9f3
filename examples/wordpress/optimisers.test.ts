/* What the plugin tells optimisers, judged by how each of them compares: with parts of addresses, patterns, keys or handles. */
import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {describe, expect, it} from 'vitest';

const plugin = fileURLToPath(new URL('plugin/', import.meta.url));
const missing = spawnSync('php', ['--version']).status === 0 ? '' : ' (skipped: no PHP is installed)';

const FOLDER = '/wp-content/plugins/akkoord/';
const OURS = [`${FOLDER}tag/akkoord.js`, `${FOLDER}keep-choice.js`];
const INLINE = 'window.akkoordChoiceAddress = "https://shop.example/wp-json/akkoord/v1/choice";';
const THEIRS = ['/wp-includes/js/jquery/jquery.min.js', '/wp-content/themes/harbour/theme-1.0.2.js'];

/** What is registered under a handle, and what each filter makes of `values`. */
interface Told {
  readonly handles: Readonly<Record<string, string>>;
  readonly filtered: readonly unknown[];
}

/** Runs the plugin's part with the few functions of WordPress that it calls. */
function told(values: readonly (readonly [filter: string, value: unknown])[]): Told {
  const code = `const AKKOORD_URL = 'https://shop.example${FOLDER}';
$filters = $handles = [];
function add_filter($name, $function) { $GLOBALS['filters'][$name] = $function; }
function add_action($name, $function) { if ($name === 'wp_enqueue_scripts') $function(); }
function wp_register_script($handle, $src) { $GLOBALS['handles'][$handle] = $src; }
require '${plugin}includes/optimisers.php';
$filtered = array_map(fn($asked) => $filters[$asked[0]]($asked[1]), json_decode(stream_get_contents(STDIN), true));
echo json_encode(['handles' => $handles, 'filtered' => $filtered]);`;
  const {stdout, stderr} = spawnSync('php', ['-r', code], {input: JSON.stringify(values), encoding: 'utf8'});
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Told;
}

const holdsOneOf = (parts: readonly string[]) => (text: string) => parts.some(part => text.includes(part));
const partsOf = (filter: string, value: unknown = ['theirs.js']) => {
  const [parts] = told([[filter, value]]).filtered as string[][];
  expect(parts).toContain('theirs.js');
  return parts ?? [];
};

describe.skipIf(missing)(`what optimisers are told${missing}`, () => {
  it.each([
    ['litespeed_optimize_js_excludes'],
    ['litespeed_optm_js_defer_exc'],
    ['litespeed_optm_gm_js_exc'],
    ['sgo_javascript_combine_excluded_internal_paths'],
    ['sgo_javascript_combine_excluded_external_paths'],
  ])('in %s is part of our addresses, and of no others', filter => {
    const isLeftOut = holdsOneOf(partsOf(filter));
    expect(OURS.map(isLeftOut)).toEqual([true, true]);
    expect(THEIRS.map(isLeftOut)).toEqual([false, false]);
  });

  it.each([
    ['rocket_exclude_js'],
    ['rocket_minify_excluded_external_js'],
    ['rocket_exclude_defer_js'],
    ['rocket_delay_js_exclusions'],
  ])('in %s is a pattern of our addresses, and of no others', filter => {
    const pattern = new RegExp(`(${partsOf(filter).join('|')})`);
    expect(OURS.map(path => pattern.test(path))).toEqual([true, true]);
    expect(THEIRS.map(path => pattern.test(path))).toEqual([false, false]);
  });

  it.each([
    ['rocket_excluded_inline_js_content'],
    ['rocket_delay_js_exclusions'],
    ['litespeed_optimize_js_excludes'],
    ['sgo_javascript_combine_excluded_inline_content'],
  ])('in %s is part of the inline script too', filter => {
    expect(holdsOneOf(partsOf(filter))(INLINE)).toBe(true);
  });

  it.each([['sgo_js_minify_exclude'], ['sgo_js_async_exclude'], ['sgo_javascript_combine_exclude']])(
    'in %s has the handles of both scripts, that of the tag with its address',
    filter => {
      expect(partsOf(filter)).toEqual(expect.arrayContaining(['akkoord-tag', 'akkoord-keep-choice']));
      expect(told([]).handles).toEqual({'akkoord-tag': `https://shop.example${OURS[0]}`});
    },
  );

  it('goes to Autoptimize as words with commas, or as keys where it has flags by word', () => {
    const [none, words, flags] = told([
      ['autoptimize_filter_js_exclude', ''],
      ['autoptimize_filter_js_exclude', 'theirs.js'],
      ['autoptimize_filter_js_exclude', {'theirs.js': 'async'}],
    ]).filtered as [string, string, Record<string, string>];
    expect(flags['theirs.js']).toBe('async');
    for (const parts of [none.split(', '), words.split(', '), Object.keys(flags)]) {
      expect([...OURS, INLINE].map(holdsOneOf(parts))).toEqual([true, true, true]);
      expect(THEIRS.map(holdsOneOf(parts))).toEqual([false, false]);
    }
  });

  it('keeps Autoptimize from making minified copies of our files in a folder of its own', () => {
    const [none, some] = told([
      ['autoptimize_filter_js_consider_minified', false],
      ['autoptimize_filter_js_consider_minified', ['theirs.js']],
    ]).filtered as string[][];
    expect(OURS.map(holdsOneOf(none ?? []))).toEqual([true, true]);
    expect(some).toEqual(['theirs.js', ...(none ?? [])]);
  });
});
