<?php

/**
 * Sets the choice cookie again from the page's own host, so that it lasts its six months in Safari too. It is a request of its own
 * and not part of a page: a page with Set-Cookie in it could be kept by a cache and handed to somebody else. The answer brings
 * back what the request carried and nothing else; a late one would undo a newer choice, so the script ends it then.
 */
add_action('rest_api_init', function (): void {
    register_rest_route('akkoord/v1', '/choice', [
        'methods' => 'POST',
        'permission_callback' => '__return_true',
        'callback' => 'akkoord_keep_choice',
    ]);
});

function akkoord_keep_choice(): WP_REST_Response {
    nocache_headers();
    // Of this site alone: a form of another one must not renew what its visitor has chosen here.
    if (($_SERVER['HTTP_SEC_FETCH_SITE'] ?? 'same-origin') === 'same-origin') {
        $cookie = akkoord_reset_cookie((string) ($_SERVER['HTTP_COOKIE'] ?? ''), time(), is_ssl());
        if ($cookie !== null) {
            header('Set-Cookie: ' . $cookie, false);
        }
    }
    return new WP_REST_Response(null, 204);
}

add_action('wp_enqueue_scripts', function (): void {
    wp_enqueue_script('akkoord-keep-choice', AKKOORD_URL . 'keep-choice.js', [], '0.1.0', true);
    $address = wp_json_encode(rest_url('akkoord/v1/choice'));
    wp_add_inline_script('akkoord-keep-choice', "window.akkoordChoiceAddress = $address;", 'before');
});
