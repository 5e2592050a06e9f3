<?php
/** Nothing of ours is left: one option, and in browsers what the visitor's own choice was, which runs out by itself. */
if (!defined('WP_UNINSTALL_PLUGIN')) {
    exit();
}

if (is_multisite()) {
    foreach (get_sites(['fields' => 'ids', 'number' => 0]) as $akkoord_site) {
        delete_blog_option($akkoord_site, 'akkoord');
    }
} else {
    delete_option('akkoord');
}
