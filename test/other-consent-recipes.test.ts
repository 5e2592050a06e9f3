/*
 * What docs/other-consents.md tells a site to write, run as it stands there against a collector that answers as told.
 */
import {afterEach, describe, expect, it, vi} from 'vitest';
import {read} from './source-files.ts';

interface Server {
  isAllowed(reference: string, purpose: string, stoppedAt: number | null): Promise<boolean>;
  withdraw(reference: string, purpose: string): Promise<boolean>;
}

const STOPPED = Date.parse('2026-03-04T10:00:00.000Z');

/** The first block of JavaScript below a heading. */
function recipe(heading: string): string {
  const found = new RegExp(`^## ${heading}$[\\s\\S]*?^\`\`\`js\\n([\\s\\S]*?)^\`\`\``, 'm');
  const block = found.exec(read('docs/other-consents.md'))?.[1];
  if (!block) throw new Error(`docs/other-consents.md has no recipe below "${heading}"`);
  return block;
}

/** The functions of the recipe for servers, with a collector that gives this answer to everything. */
function serverFor(answer: () => Response): {readonly server: Server; readonly asked: unknown[]} {
  const asked: unknown[] = [];
  const fetch = async (url: string, {body}: RequestInit): Promise<Response> => {
    asked.push([url, JSON.parse(String(body))]);
    return answer();
  };
  const code = `${recipe('From your own server')}; return {isAllowed, withdraw};`;
  return {server: new Function('fetch', code)(fetch) as Server, asked};
}

const consents = (...found: readonly object[]) => serverFor(() => Response.json({consents: found}));

afterEach(() => void vi.useRealTimers());

describe('the recipe for a site’s server', () => {
  it('asks by reference and purpose, and allows what was given', async () => {
    const {server, asked} = consents({state: 'given', decidedAt: '2026-03-01T10:00:00.000Z'});
    expect(await server.isAllowed('application-4711', 'talent-pool', null)).toBe(true);
    expect(asked).toEqual([
      [
        'https://consent.example/v1/other-consents/search',
        {site: 'shop', reference: 'application-4711', purpose: 'talent-pool'},
      ],
    ]);
    for (const state of ['withdrawn', 'expired'])
      expect(await consents({state}).server.isAllowed('a', 'b', null)).toBe(false);
  });

  it('allows nothing by a consent that arrives after the person stopped, unless it is newer', async () => {
    const late = consents({state: 'given', decidedAt: '2026-03-01T10:00:00.000Z'});
    expect(await late.server.isAllowed('a', 'b', STOPPED)).toBe(false);
    const anew = consents({state: 'given', decidedAt: '2026-03-05T10:00:00.000Z'});
    expect(await anew.server.isAllowed('a', 'b', STOPPED)).toBe(true);
  });

  it('tells a withdrawal that stands from one that found nothing', async () => {
    expect(await consents({state: 'withdrawn'}).server.withdraw('a', 'b')).toBe(true);
    expect(await consents().server.withdraw('a', 'b')).toBe(false);
  });

  it.each([401, 403, 503])('takes the status %i for no answer, whatever comes with it', async status => {
    const answer = () => Response.json({consents: [{state: 'withdrawn'}]}, {status});
    await expect(serverFor(answer).server.withdraw('a', 'b')).rejects.toThrow(String(status));
    await expect(serverFor(answer).server.isAllowed('a', 'b', null)).rejects.toThrow(String(status));
  });
});

describe('the recipe for a page', () => {
  const follow = (recordConsent: (asked: object) => Promise<unknown>): Promise<unknown> =>
    new Function('akkoord', `return (async () => {${recipe('In the page')}; return outcome;})()`)({
      recordConsent,
    });

  it('has the outcome of the record', async () => {
    vi.useFakeTimers();
    expect(await follow(async () => ({status: 'recorded'}))).toEqual({status: 'recorded'});
  });

  it('lets the form go on after four seconds without an answer', async () => {
    vi.useFakeTimers();
    let isOver = false;
    const following = follow(() => new Promise(() => {})).then(() => {
      isOver = true;
    });
    await vi.advanceTimersByTimeAsync(3_999);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(isOver).toBe(true);
    await following;
  });
});
