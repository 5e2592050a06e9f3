/** A service as far as requests are told by it. */
export interface WorkerService {
  readonly id: string;
  readonly match: readonly string[];
  /** Its frames, see `Framed.frames`. */
  readonly frames?: readonly string[];
}

/** What a page tells the worker: how the site is configured, and what this visitor has granted. */
export interface WorkerSettings {
  /** The site's services: ids of the catalogue, and what the site has written out itself. */
  readonly services: readonly (string | WorkerService)[];
  /** Ids of services that need no consent. */
  readonly exempt: readonly string[];
  /** Ids of services that are granted until `expiresAt`, milliseconds since 1970. */
  readonly granted: readonly string[];
  readonly expiresAt: number;
  /** Value of the choice cookie that says so; empty where the browser keeps none. */
  readonly cookie: string;
  /** Address of the tag. */
  readonly tag: string;
}

/** One message from a page; the worker answers on the port that comes with it, once it acts on it. */
export interface WorkerMessage {
  readonly settings: WorkerSettings;
  /** A service that the visitor lets load once: until the page that sent this is left. */
  readonly once?: string;
}

/** The worker's answer to a message. */
export interface WorkerAnswer {
  /** False where it had let more pass until now than it would under these settings. */
  readonly hasHeld: boolean;
  /** The worker's file is no longer there: it lets everything pass, and must not be registered again. */
  readonly isGone?: true;
}

/**
 * The message in `data`, or undefined where it is none of ours: a site's own worker hears of the messages
 * of its own pages too.
 */
export function parseWorkerMessage(data: unknown): WorkerMessage | undefined {
  const message = (data as {akkoord?: Partial<WorkerMessage>} | null | undefined)?.akkoord;
  const settings = message?.settings;
  if (!settings || !isSettings(settings)) return undefined;
  return typeof message.once === 'string' ? {settings, once: message.once} : {settings};
}

function isSettings({services, exempt, granted, expiresAt, cookie, tag}: Partial<WorkerSettings>): boolean {
  return (
    Array.isArray(services) &&
    services.every(isService) &&
    isTextList(exempt) &&
    isTextList(granted) &&
    typeof expiresAt === 'number' &&
    typeof cookie === 'string' &&
    typeof tag === 'string'
  );
}

const isTextList = (value: unknown): boolean =>
  Array.isArray(value) && value.every(entry => typeof entry === 'string');

function isService(value: unknown): boolean {
  if (typeof value === 'string') return true;
  const {id, match, frames = []} = (value ?? {}) as Partial<WorkerService>;
  return typeof id === 'string' && isTextList(match) && isTextList(frames);
}
