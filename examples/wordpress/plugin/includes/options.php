<?php

const AKKOORD_OPTION = 'akkoord';

/** What the owner has set, each key there. */
function akkoord_options(): array {
    $set = get_option(AKKOORD_OPTION, []);
    return array_merge(
        [
            'site' => sanitize_title((string) wp_parse_url(home_url(), PHP_URL_HOST)),
            'controller' => get_bloginfo('name'),
            'privacy' => get_privacy_policy_url() ?: home_url('/'),
            'services' => '',
            'collector' => '',
            'worker' => '',
        ],
        is_array($set) ? $set : []
    );
}

/** Whether the site stands at the root of its host: elsewhere a worker could not cover what the cookie does. */
function akkoord_is_at_root(): bool {
    return rtrim((string) wp_parse_url(home_url(), PHP_URL_PATH), '/') === '';
}
