<?php

/**
 * Whether this visitor has granted the category or service `$id`, for themes and plugins. Without the site's configuration a service
 * counts where the cookie names it by itself, and so it is denied in doubt; ask for its category. The answer depends on one visitor
 * then, so no cache may keep it: call it before the page begins, and only where it is needed.
 */
function akkoord_is_granted(string $id): bool {
    if (!defined('DONOTCACHEPAGE')) {
        define('DONOTCACHEPAGE', true);
    }
    if (!headers_sent()) {
        header('Cache-Control: private, no-store');
        header('Vary: Cookie, Sec-GPC', false);
    }
    // Global Privacy Control refuses tracking, and which category a service is of cannot be told here.
    $is_refused = ($_SERVER['HTTP_SEC_GPC'] ?? '') === '1' && !in_array($id, ['functional', 'analytical'], true);
    $choice = akkoord_sent_choice((string) ($_SERVER['HTTP_COOKIE'] ?? ''), time());
    return !$is_refused && ($choice['choices'][$id] ?? false);
}
