<?php
/**
 * Plugins that defer, delay, join or rewrite scripts leave ours alone: a tag that runs late holds nothing, and one that is served from
 * another folder does not find its other files. Each filter is the plugin's own; where it is not installed, nobody asks.
 */

/** Parts of addresses, handles, and a word of the inline script: each plugin compares with what it knows of a script. */
const AKKOORD_SCRIPTS = ['akkoord.js', 'keep-choice.js', 'akkoord-tag', 'akkoord-keep-choice', 'akkoordChoiceAddress'];

// The tag is printed and not enqueued, but who goes by handles finds its address by this one.
add_action('wp_enqueue_scripts', function (): void {
    wp_register_script('akkoord-tag', AKKOORD_URL . 'tag/akkoord.js', [], '0.1.0', false);
});

/** Adds our scripts to a list. */
function akkoord_exclude($excluded): array {
    return array_merge((array) $excluded, AKKOORD_SCRIPTS);
}

/** Adds our scripts to what Autoptimize leaves out: words with commas between, or flags by word once somebody has set one. */
function akkoord_exclude_from_autoptimize($excluded) {
    if (is_array($excluded)) {
        return $excluded + array_fill_keys(AKKOORD_SCRIPTS, '');
    }
    return ltrim($excluded . ', ' . implode(', ', AKKOORD_SCRIPTS), ', ');
}

/** Scripts that Autoptimize leaves out it still minifies one by one, into its own folder, save those that it takes for minified. */
function akkoord_is_minified($minified): array {
    return akkoord_exclude($minified ?: []);
}

add_filter('autoptimize_filter_js_exclude', 'akkoord_exclude_from_autoptimize', 20);
add_filter('autoptimize_filter_js_consider_minified', 'akkoord_is_minified');

foreach (
    [
        // WP Rocket; `nowprocket` on the tag says the same of delaying
        'rocket_exclude_js',
        'rocket_minify_excluded_external_js',
        'rocket_exclude_defer_js',
        'rocket_delay_js_exclusions',
        'rocket_excluded_inline_js_content',
        // LiteSpeed Cache
        'litespeed_optimize_js_excludes',
        'litespeed_optm_js_defer_exc',
        'litespeed_optm_gm_js_exc',
        // SiteGround Speed Optimizer
        'sgo_js_minify_exclude',
        'sgo_js_async_exclude',
        'sgo_javascript_combine_exclude',
        'sgo_javascript_combine_excluded_inline_content',
        'sgo_javascript_combine_excluded_internal_paths',
        'sgo_javascript_combine_excluded_external_paths',
    ]
    as $akkoord_filter
) {
    add_filter($akkoord_filter, 'akkoord_exclude');
}
