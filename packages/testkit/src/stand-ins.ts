import type {IncomingMessage, ServerResponse} from 'node:http';
import {createServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import type {Duplex} from 'node:stream';
import type {TLSSocket} from 'node:tls';
import {services} from '@akkoord/services';
import type {Answer, StandIn, Visit} from './answers/answer.ts';
import {generic} from './answers/generic.ts';
import {type Containers, googleTags} from './answers/google.ts';
import {meta} from './answers/meta.ts';
import {video} from './answers/video.ts';
import {x} from './answers/x.ts';
import {collectBody, connectEntry, requestEntry, serviceOf, visitOf} from './arrival.ts';
import {type Behaviour, misbehave} from './behaviour.ts';
import {createCertificate} from './certificate.ts';
import {hostRules} from './host-rules.ts';
import {createNetworkLog, type NetworkEntry, type NetworkLog} from './network-log.ts';
import {acceptWebSocket, respond, respondToPreflight} from './respond.ts';
import {forward, forwardUpgrade} from './upstream.ts';

/** What to play, and for whom. */
export interface StandInsOptions {
  /** Port on 127.0.0.1; absent means a free one. */
  readonly port?: number;
  /** Hosts of the site itself, each served by a plain HTTP server: `{'www.site.test': 'http://127.0.0.1:4300'}`. */
  readonly upstreams?: Readonly<Record<string, string>>;
  /** What containers of Google Tag Manager carry; an unlisted one carries Google Analytics. */
  readonly containers?: Containers;
  /** Hears of every entry as it is logged. */
  readonly log?: (entry: NetworkEntry) => void;
}

/** One TLS server that is every third party at once. */
export interface StandIns {
  readonly port: number;
  /** Everything that truly arrived. */
  readonly requests: NetworkLog;
  /** Arguments for Chromium that send every host here. */
  readonly hostRules: readonly string[];
  /** Makes a host misbehave from now on; `{}` makes it well again. Upstreams can be told too. */
  behave(host: string, behaviour: Behaviour): void;
  /** Stops; hanging answers are cut off. */
  close(): Promise<void>;
}

/**
 * Starts the stand-ins on 127.0.0.1 with a certificate of their own, so clients must not check it. They
 * answer as the vendors that they play would, and log every request and TLS connection before anything
 * else happens to it. Nothing leaves this machine.
 */
export async function createStandIns(options: StandInsOptions = {}): Promise<StandIns> {
  const requests = createNetworkLog(options.log);
  const upstreams = new Map(Object.entries(options.upstreams ?? {}));
  const behaviours = new Map<string, Behaviour>();
  const answer = createAnswers(options.containers ?? {});

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const entry = requestEntry(request, upstreams);
    requests.add(entry);
    const upstream = upstreams.get(entry.host);
    if (!upstream) collectBody(request, body => requests.fill(entry, body));
    if (!(await misbehave(response, behaviours.get(entry.host) ?? {}))) return;
    if (upstream) return forward(request, response, upstream);
    if (request.method === 'OPTIONS') return respondToPreflight(request, response);
    respond(request, response, answer(visitOf(entry)));
  };
  const upgraded = new Set<Duplex>();
  const upgrade = (request: IncomingMessage, socket: Duplex): void => {
    upgraded.add(socket.on('close', () => upgraded.delete(socket)));
    const entry = requestEntry(request, upstreams);
    requests.add(entry);
    const upstream = upstreams.get(entry.host);
    if (upstream) forwardUpgrade(request, socket, upstream);
    else acceptWebSocket(request, socket);
  };

  const server = createServer(await createCertificate(), (request, response) => {
    // A request without a usable host belongs to nobody: no log entry, and no crash of the test run.
    serve(request, response).catch(() => response.destroy());
  });
  server.on('upgrade', upgrade).on('secureConnection', (socket: TLSSocket) => {
    requests.add(connectEntry(socket.servername, upstreams));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const {port} = server.address() as AddressInfo;
  return {
    port,
    requests,
    hostRules: hostRules(port),
    behave: (host, behaviour) => void behaviours.set(host, behaviour),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        for (const socket of upgraded) socket.destroy();
        server.closeAllConnections();
      }),
  };
}

/** The vendors that are played in earnest, then whatever the catalogue knows of a host. */
const createAnswers = (containers: Containers): ((visit: Visit) => Answer) => {
  const players: readonly StandIn[] = [googleTags(containers), meta, video, x];
  const byId = new Map(services.map(service => [service.id, service]));
  return visit => {
    for (const play of players) {
      const played = play(visit);
      if (played) return played;
    }
    return generic(visit, byId.get(serviceOf(visit.url) ?? ''));
  };
};
