<?php
/**
 * The choice cookie, read by the rules of @akkoord/core/server: whatever cannot be read in full is no consent. Nothing
 * here needs WordPress.
 */

const AKKOORD_COOKIE = 'akkoord';
const AKKOORD_DAY = 86400;

/**
 * What `$value` says, or null: `materialKey`, `version`, `decidedAt` and `expiresAt` in seconds, `choices` by id, and
 * `consentId` after a grant.
 */
function akkoord_decode_choice(string $value): ?array {
    $fields = explode('.', $value);
    $count = count($fields);
    if ($fields[0] !== '1' || ($count !== 7 && $count !== 9)) {
        return null;
    }
    [, $key, $hash, $version, $decided, $expires, $list] = $fields;
    $shapes = [
        [$key, '/\A[0-9a-z]{1,11}\z/'],
        [$hash, '/\A([0-9a-f]{16})?\z/'],
        [$decided, '/\A[0-9a-z]{3,5}\z/'],
        [$expires, '/\A[0-9a-z]{3,5}\z/'],
    ];
    foreach (array_slice($fields, 7) as $id) {
        $shapes[] = [$id, '/\A[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\z/'];
    }
    foreach ($shapes as [$text, $shape]) {
        if (!preg_match($shape, $text)) {
            return null;
        }
    }
    $choices = akkoord_decode_choices($list);
    $label = akkoord_decode_label($version);
    if ($choices === null || $label === null) {
        return null;
    }
    return [
        'materialKey' => $key,
        'version' => $label,
        'decidedAt' => (int) base_convert($decided, 36, 10) * AKKOORD_DAY,
        'expiresAt' => (int) base_convert($expires, 36, 10) * AKKOORD_DAY,
        'choices' => $choices,
        'consentId' => $count === 9 ? $fields[7] : null,
    ];
}

/** Answers by id, true for a grant; null where one entry is none. */
function akkoord_decode_choices(string $list): ?array {
    $choices = [];
    foreach (explode('~', $list) as $entry) {
        if (!preg_match('/\A([a-z][a-z0-9-]{0,39})([+-])\z/', $entry, $match) || isset($choices[$match[1]])) {
            return null;
        }
        $choices[$match[1]] = $match[2] === '+';
    }
    return $choices;
}

/** What is percent-encoded in `$text`; null where that is no UTF-8, or broken. */
function akkoord_decode_label(string $text): ?string {
    if (preg_match('/%(?![0-9A-Fa-f]{2})/', $text)) {
        return null;
    }
    $label = rawurldecode($text);
    return preg_match('//u', $label) ? $label : null;
}

/**
 * The choice in a `Cookie` header that still counts at `$now`, with the cookie's exact text as `value`; null where there is
 * none. A header with two different ones says nothing: a neighbouring subdomain can put a second one beside the visitor's.
 */
function akkoord_sent_choice(string $header, int $now): ?array {
    $values = [];
    foreach (explode(';', $header) as $pair) {
        $pair = trim($pair);
        if (strpos($pair, AKKOORD_COOKIE . '=') === 0) {
            $values[] = substr($pair, strlen(AKKOORD_COOKIE) + 1);
        }
    }
    if (count(array_unique($values)) !== 1) {
        return null;
    }
    $choice = akkoord_decode_choice($values[0]);
    if ($choice === null) {
        return null;
    }
    // A day of tolerance for clocks that differ by a time zone, and no choice for longer than six months.
    $is_ahead = $choice['decidedAt'] > $now + AKKOORD_DAY;
    $is_long = $choice['expiresAt'] > $choice['decidedAt'] + 190 * AKKOORD_DAY;
    if ($is_ahead || $is_long || $choice['expiresAt'] <= $now) {
        return null;
    }
    return ['value' => $values[0]] + $choice;
}

/**
 * A `Set-Cookie` value that keeps the choice of `$header` as it is, until the day on which it ends; null where there is none.
 * What script has set, Safari keeps for seven days; what the page's own host has set lasts.
 */
function akkoord_reset_cookie(string $header, int $now, bool $is_secure): ?string {
    $choice = akkoord_sent_choice($header, $now);
    if ($choice === null) {
        return null;
    }
    $parts = [
        AKKOORD_COOKIE . '=' . $choice['value'],
        'Path=/',
        'SameSite=Lax',
        'Expires=' . gmdate('D, d M Y H:i:s', $choice['expiresAt']) . ' GMT',
    ];
    return implode('; ', $is_secure ? array_merge($parts, ['Secure']) : $parts);
}
