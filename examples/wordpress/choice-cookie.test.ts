/* The plugin's PHP against @akkoord/core/server: both set the same cookies again, and none that the other would not. */
import {spawnSync} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {getConsent, resetConsentCookie} from '@akkoord/core/server';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';

const plugin = fileURLToPath(new URL('plugin/', import.meta.url));
const missing = spawnSync('php', ['--version']).status === 0 ? '' : ' (skipped: no PHP is installed)';

const NOW = Date.UTC(2026, 10, 21, 12);
const day = (offset: number) => (Math.floor(NOW / 86_400_000) + offset).toString(36);
const IDS = '2f0c7cbe-9e0a-4d7b-8e4b-0a3c53cf5a11.7b0f6a52-5a0e-4a9b-9d2c-52f2f0a1c3d4';
const cookie = (from: number, to: number, choices = 'functional+~analytical+~tracking-', ids = '') =>
  `1.abc123.0123456789abcdef.2026%2E11.${day(from)}.${day(to)}.${choices}${ids}`;
const GRANT = cookie(-3, 178, 'functional+~analytical+~tracking-~youtube+', `.${IDS}`);

const HEADERS: readonly string[] = [
  '',
  'other=1; akkoord2=1.abc',
  `akkoord=${GRANT}`,
  `other=1;akkoord=${GRANT} ; third=3`,
  `akkoord=${cookie(-3, 178)}; akkoord=${cookie(-3, 178)}`,
  `akkoord=${cookie(-3, 178)}; akkoord=${GRANT}`,
  ...[
    cookie(0, 181),
    cookie(1, 182),
    cookie(2, 183),
    cookie(-200, -18),
    cookie(-182, 0),
    cookie(-181, 1),
    cookie(-3, 187),
    cookie(-3, 188),
    cookie(-3, 178, ''),
    cookie(-3, 178, 'tracking?'),
    cookie(-3, 178, 'tracking+~tracking-'),
    cookie(-3, 178, '__proto__+'),
    cookie(-3, 178, 'tracking+', `.${IDS.split('.')[0]}`),
    cookie(-3, 178, 'tracking+', `.${IDS}.x`),
    cookie(-3, 178).replace('1.abc', '2.abc'),
    cookie(-3, 178).replace('2026%2E11', '%E0%A4%A'),
    cookie(-3, 178).replace('2026%2E11', '%zz'),
    cookie(-3, 178).replace('2026%2E11', ''),
    cookie(-3, 178).replace('0123456789abcdef', ''),
    `${GRANT}\n`,
  ].map(value => `akkoord=${value}`),
];

interface Answer {
  readonly cookie: string | null;
  readonly grants: readonly string[];
}

/** What the plugin says of each of `headers`. */
function inPhp(headers: readonly string[]): Answer[] {
  const code = `require '${plugin}includes/choice-cookie.php';
echo json_encode(array_map(function ($header) {
    $choice = akkoord_sent_choice($header, ${NOW / 1000});
    $grants = array_keys(array_filter($choice['choices'] ?? []));
    return ['cookie' => akkoord_reset_cookie($header, ${NOW / 1000}, true), 'grants' => $grants];
}, json_decode(stream_get_contents(STDIN))));`;
  const {stdout, stderr} = spawnSync('php', ['-d', 'display_errors=stderr', '-r', code], {
    input: JSON.stringify(headers),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Answer[];
}

const here = (header: string): Answer => ({
  cookie: resetConsentCookie(header, {now: NOW}),
  grants: Object.entries(getConsent(header, {now: NOW}).choices).flatMap(([id, answer]) =>
    answer === 'granted' ? [id] : [],
  ),
});

describe.skipIf(missing !== '')(`the choice cookie in PHP${missing}`, () => {
  it('is set again, and read, as @akkoord/core/server does', () => {
    const expected = HEADERS.map(here);
    expect(inPhp(HEADERS)).toEqual(expected);
    expect(expected.filter(answer => answer.cookie).length).toBeGreaterThan(4);
    expect(expected.filter(answer => answer.cookie === null).length).toBeGreaterThan(10);
  });

  it('is the same for a cookie with any character altered, cut off or put in', () => {
    const altered = fc
      .tuple(fc.nat(GRANT.length), fc.constantFrom(0, 1), fc.string({maxLength: 2}))
      .map(([at, taken, text]) => `akkoord=${GRANT.slice(0, at)}${text}${GRANT.slice(at + taken)}`);
    const headers = fc.sample(altered, 500);
    expect(inPhp(headers)).toEqual(headers.map(here));
  });
});

describe.skipIf(missing !== '')(`the plugin${missing}`, () => {
  const scripts = readdirSync(plugin, {recursive: true, encoding: 'utf8'}).filter(file =>
    file.endsWith('.php'),
  );

  it.each(scripts)('%s is PHP', file => {
    const {status, stdout} = spawnSync('php', ['-l', join(plugin, file)], {encoding: 'utf8'});
    expect([status, stdout]).toEqual([0, expect.stringContaining('No syntax errors')]);
  });
});
