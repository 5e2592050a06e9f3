/* The plugin of examples/wordpress in a real WordPress. */
import {createStandIns, type StandIns} from '@akkoord/testkit';
import {type Browser, chromium} from '@playwright/test';
import {expect, test} from './shop.ts';
import {startWordPress, type WordPressSite, wordPressMissing} from './wordpress-site.ts';

const HOST = 'www.harbour.test';
const SITE = `https://${HOST}`;
const FILM = 'www.youtube-nocookie.com';
const CONTENT = `<!-- wp:html --><iframe data-category="tracking" data-service="youtube" data-src="https://${FILM}/embed/HarbourBk01" title="Our film"></iframe><!-- /wp:html -->`;
const OTHER =
  "<?php\n/* Plugin Name: Complianz */\nadd_action('wp_head', fn() => print('<script>window.other = 1</script>'), 0);\n";

const missing = wordPressMissing();

test.describe('the plugin for WordPress', () => {
  test.skip(missing !== null, missing ?? '');
  let site: WordPressSite;
  let standIns: StandIns;
  let browser: Browser;
  test.beforeAll(async () => {
    site = await startWordPress(HOST, CONTENT);
    standIns = await createStandIns({upstreams: {[HOST]: site.url}});
    const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
    browser = await chromium.launch({executablePath, args: [...standIns.hostRules]});
  });
  test.afterAll(async () => {
    await browser?.close();
    await standIns?.close();
    await site?.stop();
  });

  test('asks, holds, keeps the choice over HTTP, serves the worker, and leaves nothing behind', async () => {
    await site.addPlugin('complianz-gdpr', OTHER);
    site.php(
      `update_option('akkoord', ['controller' => 'Harbour Books', 'services' => 'google-analytics youtube', 'worker' => '1']);`,
    );
    const context = await browser.newContext({ignoreHTTPSErrors: true, locale: 'en-GB'});
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', error => errors.push(String(error)));
    await page.goto(`${SITE}/film/`);
    await expect(page.locator('akkoord-banner')).toBeVisible();
    const first = page.locator('script').first();
    await expect(first).toHaveAttribute('data-controller', 'Harbour Books');
    await expect(first).toHaveAttribute('data-worker', '/akkoord-worker.js');
    expect(standIns.requests.to(FILM)).toEqual([]);

    const kept = page.waitForResponse(`${SITE}/wp-json/akkoord/v1/choice`);
    await page.getByRole('button', {name: 'Accept all'}).click();
    await standIns.requests.waitFor(({host}) => host === FILM);
    expect(await (await kept).headerValue('set-cookie')).toMatch(
      /^akkoord=1\..*SameSite=Lax; Expires=.*; Secure$/,
    );
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.scope))
      .toBe(`${SITE}/`);
    expect(errors).toEqual([]);

    // As these plugins ask when they put a page together.
    const asked = site.php(`echo json_encode([
      apply_filters('autoptimize_filter_js_exclude', 'seal.js'),
      apply_filters('rocket_delay_js_exclusions', []),
      apply_filters('litespeed_optimize_js_excludes', []),
      apply_filters('sgo_javascript_combine_excluded_external_paths', []),
    ]);`);
    for (const excluded of JSON.parse(asked) as (string | string[])[])
      expect(excluded).toContain('akkoord.js');

    await page.goto(`${SITE}/wp-login.php`);
    await page.getByLabel('Username or Email Address').fill('owner');
    await page.getByLabel('Password', {exact: true}).fill('a long passphrase');
    await page.getByRole('button', {name: 'Log In'}).click();
    await expect(page.locator('#akkoord-second-banner')).toContainText('Complianz');
    await page.goto(`${SITE}/wp-admin/options-general.php?page=akkoord`);
    await page.getByLabel('Third parties').fill('youtube, Vimeo');
    await page.getByRole('button', {name: 'Save Changes'}).click();
    await expect(page.getByLabel('Third parties')).toHaveValue('youtube vimeo');

    site.php(`require 'wp-admin/includes/plugin.php';
      deactivate_plugins('akkoord/akkoord.php'); uninstall_plugin('akkoord/akkoord.php');`);
    const left = site.php(
      `global $wpdb; echo $wpdb->get_var("SELECT COUNT(*) FROM $wpdb->options WHERE option_name LIKE '%akkoord%'");`,
    );
    expect(left).toBe('0');
    expect(
      await page.evaluate(async () => (await fetch('/akkoord-worker.js', {cache: 'no-store'})).status),
    ).toBe(404);
    await page.goto(`${SITE}/film/`);
    await expect(page.locator('script[src*="akkoord.js"]')).toHaveCount(0);
    await context.close();
  });
});
