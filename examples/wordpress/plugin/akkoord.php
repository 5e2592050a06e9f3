<?php
/**
 * Plugin Name: Akkoord
 * Description: Asks for consent to cookies, and holds third parties back until it is given.
 * Version: 0.1.0
 * Requires at least: 6.0
 * Requires PHP: 7.4
 * License: MIT
 * Text Domain: akkoord
 */

if (!defined('ABSPATH')) {
    exit();
}

define('AKKOORD_FOLDER', __DIR__);
define('AKKOORD_URL', plugin_dir_url(__FILE__));

require_once AKKOORD_FOLDER . '/includes/choice-cookie.php';
require_once AKKOORD_FOLDER . '/includes/options.php';
require_once AKKOORD_FOLDER . '/includes/tag.php';
require_once AKKOORD_FOLDER . '/includes/worker.php';
require_once AKKOORD_FOLDER . '/includes/keep-choice.php';
require_once AKKOORD_FOLDER . '/includes/consent.php';
require_once AKKOORD_FOLDER . '/includes/optimisers.php';

if (is_admin()) {
    require_once AKKOORD_FOLDER . '/includes/settings.php';
    require_once AKKOORD_FOLDER . '/includes/second-banner.php';
}
