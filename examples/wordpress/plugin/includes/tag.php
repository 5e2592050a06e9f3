<?php

/**
 * Before everything else that plugins and themes print into the head. It is printed here and not enqueued, so that nothing
 * puts `defer` on it, moves it, or prints before it.
 */
add_action('wp_head', 'akkoord_print_tag', PHP_INT_MIN);

function akkoord_print_tag(): void {
    $options = akkoord_options();
    $attributes = [
        'src' => AKKOORD_URL . 'tag/akkoord.js',
        'data-site' => $options['site'],
        'data-controller' => $options['controller'],
        'data-privacy' => $options['privacy'],
        'data-services' => $options['services'],
        'data-collector' => $options['collector'],
        'data-worker' => $options['worker'] && akkoord_is_at_root() ? AKKOORD_WORKER_PATH : '',
    ];
    echo '<script nowprocket';
    foreach (array_filter($attributes, 'strlen') as $name => $value) {
        printf(' %s="%s"', $name, esc_attr($value));
    }
    echo "></script>\n";
}
