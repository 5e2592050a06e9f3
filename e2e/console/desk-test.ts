import {createHash, randomUUID} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {BrowserContextOptions, Page} from '@playwright/test';
import type {AxeResults} from 'axe-core';
import {test as base, type Demo, expect, SITE} from '../journeys/demo.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a record may differ in. */
export interface Decision {
  readonly choice?: 'granted' | 'denied';
  readonly action?: string;
  readonly consentId?: string | null;
  readonly previous?: string | null;
  readonly language?: string;
}

/** The desk of one collector, and what visitors of its site leave there. */
export interface Desk {
  /** Sends a decision as a visitor's browser does; resolves to the id of its record. */
  decide(decision?: Decision): Promise<string>;
  /** Opens the console at `hash`, signed in under a token of that name. */
  open(hash?: string, options?: OpenOptions): Promise<Page>;
}

interface OpenOptions {
  readonly name?: string;
  readonly role?: 'owner' | 'dpo' | 'viewer';
  readonly context?: BrowserContextOptions;
}

/** Tests with a desk of their own site's collector. Where `looksAtEnds` is set, each page is looked at as the test has left it. */
export const test = base.extend<{desk: Desk; looksAtEnds: boolean}>({
  looksAtEnds: [false, {option: true}],
  desk: async ({demo, looksAtEnds}, use) => {
    const opened: Page[] = [];
    await use({
      decide: decision => decide(demo, decision),
      open: async (hash = '', {name = 'Fatima', role = 'owner', context = {}} = {}) => {
        const {page} = await demo.visitor({locale: 'en-GB', ...context});
        opened.push(page);
        const token = await tokenOf(demo, name, role);
        await page.goto(`${SITE}/console/`);
        await page.getByLabel('Token').fill(token);
        await page.getByRole('button', {name: 'Sign in'}).click();
        await expect(page.getByRole('navigation', {name: 'Parts of the desk'})).toBeVisible();
        if (hash !== '') await page.goto(`${SITE}/console/${hash}`);
        return page;
      },
    });
    const findings = looksAtEnds ? await Promise.all(opened.map(endFindings)) : [];
    for (const page of opened) await page.context().close();
    expect(findings.flat()).toEqual([]);
  },
});

/** The 32 bytes that open the receipt of the record `id` that `decide` has sent. */
export function secretOf(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}

async function tokenOf(demo: Demo, name: string, role: string): Promise<string> {
  const response = await demo.ask('/v1/tokens', {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({name, role}),
  });
  return ((await response.json()) as {token: string}).token;
}

async function decide(demo: Demo, decision: Decision = {}): Promise<string> {
  const {choice = 'granted', action = 'accept-all', language = 'nl'} = decision;
  const listed = await (await demo.ask('/v1/notices')).json();
  const {hash, version} = (listed as {notices: {hash: string; version: string}[]}).notices[0] as {
    hash: string;
    version: string;
  };
  const now = new Date();
  const ends = new Date(now.getTime() + 180 * 86_400_000);
  const id = randomUUID();
  const record = {
    schema: 'akkoord/record/1',
    id,
    site: 'kade-negen',
    decidedAt: now.toISOString(),
    notice: {hash, version, language},
    choices: {functional: 'granted', analytical: choice, tracking: choice, youtube: choice},
    action,
    control: 'layer1.accept',
    signals: [],
    expiresAt: ends.toISOString(),
    previous: decision.previous ?? null,
    consentId: decision.consentId === undefined ? randomUUID() : decision.consentId,
  };
  const secretHash = createHash('sha256').update(secretOf(id)).digest('hex');
  const response = await demo.ask('/v1/records', {
    method: 'POST',
    headers: {'content-type': 'text/plain', origin: SITE},
    body: JSON.stringify({sentAt: now.toISOString(), records: [{record, secretHash}]}),
  });
  if (response.status !== 201)
    throw new Error(`the collector answered ${response.status}: ${await response.text()}`);
  return id;
}

/** What is wrong with a page as it stands, at its own width and at that of a phone. */
async function endFindings(page: Page): Promise<readonly string[]> {
  const findings = [...(await axeFindings(page))];
  await page.setViewportSize({width: 360, height: 740});
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > 360) findings.push(`${page.url()} is ${width} pixels wide at 360`);
  return [...findings, ...(await axeFindings(page))];
}

/** What axe-core finds on the page, every rule of it, as lines that tell where. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const {violations} = await page.evaluate(() =>
    (globalThis as unknown as {axe: {run(): Promise<AxeResults>}}).axe.run(),
  );
  return violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 160)}`));
}

export {expect} from '../journeys/demo.ts';
