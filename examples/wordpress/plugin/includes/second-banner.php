<?php

/** Plugins that ask visitors for consent too, by the folder that they are installed in. */
const AKKOORD_OTHERS = [
    'borlabs-cookie' => 'Borlabs Cookie',
    'complianz-gdpr' => 'Complianz',
    'complianz-gdpr-premium' => 'Complianz',
    'cookie-law-info' => 'CookieYes',
    'cookie-notice' => 'Cookie Notice',
    'cookiebot' => 'Cookiebot',
    'gdpr-cookie-compliance' => 'GDPR Cookie Compliance',
    'iubenda-cookie-law-solution' => 'iubenda',
    'real-cookie-banner' => 'Real Cookie Banner',
    'uk-cookie-consent' => 'Termly',
];

add_action('admin_notices', 'akkoord_warn_of_second_banner');

/** Two banners ask twice, and one can undo what the other was told. */
function akkoord_warn_of_second_banner(): void {
    $active = (array) get_option('active_plugins', []);
    if (is_multisite()) {
        $active = array_merge($active, array_keys((array) get_site_option('active_sitewide_plugins', [])));
    }
    $names = [];
    foreach ($active as $plugin) {
        $folder = strtok((string) $plugin, '/');
        if (isset(AKKOORD_OTHERS[$folder])) {
            $names[] = AKKOORD_OTHERS[$folder];
        }
    }
    if ($names && current_user_can('activate_plugins')) {
        printf(
            '<div class="notice notice-warning" id="akkoord-second-banner"><p>%s</p></div>',
            esc_html(
                sprintf(
                    /* translators: %s: names of other consent plugins */
                    __('Akkoord: visitors are asked twice, because %s is active too. Switch one of them off.', 'akkoord'),
                    implode(', ', array_unique($names))
                )
            )
        );
    }
}
