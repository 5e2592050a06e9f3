/** A W3C WebDriver session. */
export interface Session {
  readonly capabilities: Readonly<Record<string, unknown>>;
  /** Opens an address; resolves after `load`, or once the session's page load timeout is over. */
  goto(url: string): Promise<void>;
  /** The value of a JavaScript expression in the page; a promise is awaited, a rejection rejects. */
  evaluate<T>(expression: string): Promise<T>;
  /** Ends the session and its browser. */
  close(): Promise<void>;
}

/** What a driver answers instead of a value, with the `error` code of the W3C's list. */
class WebDriverError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.name = 'WebDriverError';
    this.code = code;
  }
}

/** Asks the driver at `origin` for a session with exactly these capabilities. */
export async function openSession(
  origin: string,
  alwaysMatch: Readonly<Record<string, unknown>>,
): Promise<Session> {
  const made = await send<{sessionId: string; capabilities: Record<string, unknown>}>(`${origin}/session`, {
    capabilities: {alwaysMatch},
  });
  const session = `${origin}/session/${made.sessionId}`;
  return {
    capabilities: made.capabilities,
    async goto(url) {
      await send(`${session}/url`, {url}).catch(error => {
        if (!(error instanceof WebDriverError) || error.code !== 'timeout') throw error;
      });
    },
    async evaluate<T>(expression: string) {
      const script = `const done = arguments[0];
Promise.resolve().then(() => (${expression})).then(value => done({value}), error => done({error: String(error)}));`;
      const result = await send<{value?: T; error?: string}>(`${session}/execute/async`, {script, args: []});
      if (result.error !== undefined) throw new Error(`${expression} rejects: ${result.error}`);
      return result.value as T;
    },
    async close() {
      await fetch(session, {method: 'DELETE'});
    },
  };
}

async function send<T>(address: string, body: object): Promise<T> {
  const response = await fetch(address, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(body),
  });
  const {value} = (await response.json()) as {value: T & {error?: string; message?: string}};
  if (!response.ok) throw new WebDriverError(value?.error ?? `${response.status}`, value?.message ?? '');
  return value;
}
