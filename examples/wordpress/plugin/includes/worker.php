<?php

const AKKOORD_WORKER_PATH = '/akkoord-worker.js';

/**
 * The worker at the root of the site, where it covers every page, without a file being written there. Once the plugin is
 * switched off the address is not there, and the worker leaves every browser within three views.
 */
add_action('parse_request', 'akkoord_serve_worker', 0);

function akkoord_serve_worker(): void {
    $path = wp_parse_url((string) ($_SERVER['REQUEST_URI'] ?? ''), PHP_URL_PATH);
    if ($path !== AKKOORD_WORKER_PATH || !akkoord_is_at_root() || !akkoord_options()['worker']) {
        return;
    }
    status_header(200);
    header('Content-Type: text/javascript; charset=utf-8');
    header('Cache-Control: no-cache');
    readfile(AKKOORD_FOLDER . '/tag/akkoord-worker.js');
    exit();
}
