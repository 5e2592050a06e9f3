<?php
/**
 * Plugins that defer, delay, join or rewrite scripts leave ours alone: a tag that runs late holds nothing. Each filter is the
 * plugin's own; where it is not installed, nobody asks.
 */

const AKKOORD_SCRIPTS = ['akkoord.js', 'akkoord-keep-choice', 'keep-choice.js', 'akkoordChoiceAddress'];

/** Adds our scripts to what a filter is given: a list, or words with commas between. */
function akkoord_exclude($excluded) {
    if (is_array($excluded)) {
        return array_merge($excluded, AKKOORD_SCRIPTS);
    }
    return ltrim($excluded . ', ' . implode(', ', AKKOORD_SCRIPTS), ', ');
}

foreach (
    [
        // Autoptimize
        'autoptimize_filter_js_exclude',
        // WP Rocket; `nowprocket` on the tag says the same
        'rocket_exclude_js',
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
        'sgo_javascript_combine_excluded_external_paths',
    ]
    as $akkoord_filter
) {
    add_filter($akkoord_filter, 'akkoord_exclude');
}
