/**
 * Arguments for Chromium that send every host to the stand-ins on `port` of this machine, and keep the
 * browser from asking anything of its own. `localhost` and 127.0.0.1 stay what they are. There is on
 * purpose no `--disable-features`: Chromium takes only the last one, which would undo Playwright's.
 */
export function hostRules(port: number): readonly string[] {
  return [
    `--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE localhost, EXCLUDE 127.0.0.1`,
    '--ignore-certificate-errors',
    '--no-sandbox',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
}

/** Hosts that Chromium and Firefox ask on their own account, whatever the page does. */
const BROWSER_HOSTS: readonly string[] = [
  'accounts.google.com',
  'android.clients.google.com',
  'clients2.google.com',
  'clientservices.googleapis.com',
  'content-signature-2.cdn.mozilla.net',
  'content-autofill.googleapis.com',
  'detectportal.firefox.com',
  'edgedl.me.gvt1.com',
  'firefox.settings.services.mozilla.com',
  'mtalk.google.com',
  'optimizationguide-pa.googleapis.com',
  'push.services.mozilla.com',
  'redirector.gvt1.com',
  'safebrowsing.googleapis.com',
  'safebrowsingohttpgateway.googleapis.com',
  'update.googleapis.com',
];

/** Whether a browser asks this host on its own account. */
export function isBrowserHost(host: string): boolean {
  return BROWSER_HOSTS.includes(host);
}
