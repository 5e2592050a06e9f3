<?php

const AKKOORD_PAGE = 'akkoord';

add_action('admin_menu', function (): void {
    add_options_page('Akkoord', 'Akkoord', 'manage_options', AKKOORD_PAGE, 'akkoord_settings_page');
});

add_action('admin_init', function (): void {
    register_setting(AKKOORD_PAGE, AKKOORD_OPTION, ['type' => 'array', 'sanitize_callback' => 'akkoord_sanitized']);
    add_settings_section('akkoord', '', '__return_null', AKKOORD_PAGE);
    foreach (akkoord_fields() as $name => [$label, $help]) {
        add_settings_field($name, $label, 'akkoord_field', AKKOORD_PAGE, 'akkoord', [
            'name' => $name,
            'help' => $help,
            'label_for' => "akkoord-$name",
        ]);
    }
});

function akkoord_fields(): array {
    return [
        'site' => [__('Site', 'akkoord'), __('Its id at the collector: letters, digits and hyphens.', 'akkoord')],
        'controller' => [__('Controller', 'akkoord'), __('Who is responsible.', 'akkoord')],
        'privacy' => [__('Privacy statement', 'akkoord'), __('Its address.', 'akkoord')],
        'services' => [
            __('Third parties', 'akkoord'),
            __('Ids of the catalogue, spaces between; all of it where empty.', 'akkoord'),
        ],
        'collector' => [__('Collector', 'akkoord'), __('Its address; where empty there is no proof of consent.', 'akkoord')],
        'worker' => [
            __('Worker', 'akkoord'),
            __('No request to held third parties from the second view on. For a site at the root of its host.', 'akkoord'),
        ],
    ];
}

/** What is kept of what the form sent. */
function akkoord_sanitized($input): array {
    $input = is_array($input) ? $input : [];
    $text = fn(string $name): string => sanitize_text_field((string) ($input[$name] ?? ''));
    return [
        'site' => sanitize_title($text('site')),
        'controller' => $text('controller'),
        'privacy' => esc_url_raw($text('privacy')),
        'services' => trim((string) preg_replace('/[^a-z0-9-]+/', ' ', strtolower($text('services')))),
        'collector' => esc_url_raw($text('collector')),
        'worker' => empty($input['worker']) ? '' : '1',
    ];
}

function akkoord_field(array $field): void {
    $name = $field['name'];
    $value = akkoord_options()[$name];
    $is_box = $name === 'worker';
    printf(
        '<input type="%s" id="akkoord-%s" name="%s[%s]" value="%s" %s class="%s" aria-describedby="akkoord-%s-help">',
        $is_box ? 'checkbox' : 'text',
        esc_attr($name),
        esc_attr(AKKOORD_OPTION),
        esc_attr($name),
        esc_attr($is_box ? '1' : $value),
        $is_box ? checked($value, '1', false) : '',
        $is_box ? '' : 'regular-text',
        esc_attr($name)
    );
    printf('<p class="description" id="akkoord-%s-help">%s</p>', esc_attr($name), esc_html($field['help']));
}

function akkoord_settings_page(): void {
    echo '<div class="wrap"><h1>Akkoord</h1><form method="post" action="options.php">';
    settings_fields(AKKOORD_PAGE);
    do_settings_sections(AKKOORD_PAGE);
    submit_button();
    echo '</form></div>';
}
