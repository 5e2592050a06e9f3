// @vitest-environment happy-dom
import {readFileSync} from 'node:fs';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';

const SITE = 'examples/staffing-agency/site';
const script = readFileSync(`${SITE}/assets/site.js`, 'utf8');

interface Asked {
  readonly purpose: string;
  readonly channel: string;
  readonly duration: string;
  readonly text: string;
  readonly reference: string;
}

const page = window as unknown as {akkoord?: {recordConsent(asked: Asked): Promise<unknown>}};
let asked: Asked[];
let submitted: number;

/** Opens the form of a page with the site's own script, whose consents are answered by `answer`. */
function open(path: string, answer: () => Promise<unknown> = async () => ({status: 'recorded'})) {
  document.body.innerHTML =
    /<body>([\s\S]*)<\/body>/.exec(readFileSync(`${SITE}/${path}`, 'utf8'))?.[1] ?? '';
  page.akkoord = {
    recordConsent: given => {
      asked.push(given);
      return answer();
    },
  };
  const form = document.querySelector('form') as HTMLFormElement;
  form.submit = () => void submitted++;
  new Function(script)();
  const tick = (name: string) => {
    (form.elements.namedItem(`consent-${name}`) as HTMLInputElement).checked = true;
  };
  const send = () => form.dispatchEvent(new Event('submit', {cancelable: true, bubbles: true}));
  return {form, tick, send, number: () => (form.elements.namedItem('application') as HTMLInputElement).value};
}

beforeEach(() => {
  vi.stubGlobal('isSecureContext', true);
  [asked, submitted] = [[], 0];
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  delete page.akkoord;
});

describe.each([
  ['nl/solliciteren.html', 'Bewaar mijn gegevens één jaar. Dan mogen we je ook voor ander werk benaderen.'],
  ['en/apply.html', 'Keep my details for one year. Then we may also approach you for other work.'],
])('the form on %s', (path, words) => {
  it('records each ticked box as it was read, under the number that goes with the application', async () => {
    const {tick, send, number} = open(path);
    tick('talent-pool');
    tick('sms');
    expect(send()).toBe(false);
    await vi.waitFor(() => expect(submitted).toBe(1));
    expect(asked.map(({purpose, channel, duration}) => [purpose, channel, duration])).toEqual([
      ['talent-pool', 'none', 'P1Y'],
      ['new-work', 'sms', 'P1Y'],
    ]);
    expect(asked[0]?.text).toContain(words);
    expect(number()).toMatch(/^application-[\da-f-]{36}$/);
    expect(asked.map(({reference}) => reference)).toEqual([number(), number()]);
  });

  it('is sent as it is where nothing is ticked', () => {
    const {send, number} = open(path);
    expect(send()).toBe(true);
    expect([asked, number()]).toEqual([[], '']);
  });

  it('is sent without a record where nothing can be recorded: without https or without the tag', () => {
    vi.stubGlobal('isSecureContext', false);
    const insecure = open(path);
    insecure.tick('talent-pool');
    expect(insecure.send()).toBe(true);
    vi.stubGlobal('isSecureContext', true);
    const blocked = open(path);
    blocked.tick('talent-pool');
    delete page.akkoord;
    expect(blocked.send()).toBe(true);
    expect(asked).toEqual([]);
  });

  it('waits four seconds at most for an answer', async () => {
    vi.useFakeTimers();
    const {tick, send} = open(path, () => new Promise(() => {}));
    tick('phone');
    send();
    await vi.advanceTimersByTimeAsync(3_999);
    expect(submitted).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(submitted).toBe(1);
  });
});
