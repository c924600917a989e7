import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { StartProblem } from '#platform/process/start-problem.ts';
import { type ConnectionCounts, limitConnections } from './connection-limit.ts';
import { answerInOrder } from './pipelining.ts';
import { hasBody, sendError } from './send-error.ts';
import { sendStarting } from './unavailable-page.ts';

export type RequestHandler = {
  answer(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
};

export type HttpServer = {
  server: Server;
  connections: ConnectionCounts;
  serve(site: RequestHandler): void;
  /**
   * Accepts no new connections, waits for pending responses and streams, then destroys the remaining sockets.
   */
  stop(): Promise<void>;
};

/** Limits on the time and memory of one client, enforced before the request is routed. */
export type ServerLimits = {
  /** Total size of the headers. A larger request is answered with 431. */
  readonly maxHeaderBytes: number;
  /** A request whose headers take longer is answered with 408. */
  readonly headersTimeoutMs: number;
  /** The same for the whole request, such as a long upload on a slow connection. */
  readonly requestTimeoutMs: number;
  /** A connection without traffic in either direction during a request or response. */
  readonly idleTimeoutMs: number;
  /**
   * A connection between two requests. A proxy with a longer timeout would reuse connections that are
   * closing.
   */
  readonly keepAliveMs: number;
  /** How often Node checks the first two timeouts. */
  readonly checkIntervalMs: number;
  readonly maxConnectionsPerNetwork: number;
  /** Requests on one connection before the earlier ones are answered. */
  readonly maxPipelinedRequests: number;
};

const DRAIN_MS = 3_000;
const LIMITS: ServerLimits = {
  maxHeaderBytes: 16 * 1024,
  headersTimeoutMs: 15_000,
  requestTimeoutMs: 300_000,
  // Open streams send a heartbeat at least every 25 seconds.
  idleTimeoutMs: 120_000,
  keepAliveMs: 5_000,
  checkIntervalMs: 5_000,
  // Half of these may be live streams. Many readers share the address of their carrier.
  maxConnectionsPerNetwork: 1_000,
  // Browsers do not pipeline: they wait for an answer before the next request.
  maxPipelinedRequests: 100,
};

/**
 * Listens on the port before anything else, so that a port in use is reported at once. Answers 503 with
 * `Retry-After` until `serve` is called. Closes connections that exceed the limits.
 */
export async function openServer(
  port: number,
  { isProxy, ...given }: Partial<ServerLimits> & { isProxy?: (address: string) => boolean } = {},
): Promise<HttpServer> {
  const limits = { ...LIMITS, ...given };
  let site: RequestHandler | null = null;
  const server = createServer(
    {
      maxHeaderSize: limits.maxHeaderBytes,
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      keepAliveTimeout: limits.keepAliveMs,
      connectionsCheckingInterval: limits.checkIntervalMs,
    },
    answerInOrder((request, response) => {
      if (hasBody(request)) drainRequest(request);
      if (hasTwoHosts(request)) sendError(request, response, 'request.bad-host');
      else if (site) site.answer(request, response);
      else answerWhileStarting(request, response);
    }, limits.maxPipelinedRequests),
  );
  server.setTimeout(limits.idleTimeoutMs);
  const connections = limitConnections(server, {
    maxPerNetwork: limits.maxConnectionsPerNetwork,
    ...(isProxy && { isProxy }),
  });
  const lines = new Set<Duplex>();
  server.on('upgrade', (request, socket, head) => {
    // Websockets have their own keep-alive.
    (socket as Socket).setTimeout(0);
    socket.on('error', () => socket.destroy());
    if (!site || !server.listening || hasTwoHosts(request)) {
      socket.destroy();
      return;
    }
    lines.add(socket);
    socket.once('close', () => lines.delete(socket));
    site.upgrade(request, socket, head);
  });
  await listen(server, port);
  return {
    server,
    connections,
    serve(value) {
      site = value;
    },
    stop: () => stop(server, lines),
  };
}

/**
 * True for more than one `Host` header: two programs on the way could each use another one. Such a request is
 * rejected (RFC 9112, 3.2). Node itself rejects a request without `Host`.
 */
function hasTwoHosts({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts > 1;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(problemOf(error, port)));
    server.listen(port, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

function problemOf(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartProblem(
      `Port ${port} is in use by another program: stop it, or set PORT to a free port.`,
    );
  }
  if (error.code === 'EACCES')
    return new StartProblem(`Port ${port} cannot be opened by this user: set PORT to another port.`);
  return error;
}

/** While the site starts the process is alive, but clients must retry. */
function answerWhileStarting(request: IncomingMessage, response: ServerResponse): void {
  if (request.url !== '/api/health') {
    sendStarting(request, response);
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ status: 'starting' }));
}

/** Upgraded connections no longer belong to the server, but they keep it open. */
function stop(server: Server, lines: ReadonlySet<Duplex>): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    const cut = setTimeout(() => {
      server.closeAllConnections();
      for (const line of lines) line.destroy();
    }, DRAIN_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Enough for a client on a slow connection to notice the answer while it sends. */
const DRAIN_TIMEOUT_MS = 5_000;

/**
 * Drains the rest of a request body after an early answer that closes the connection. A client that is
 * still sending would otherwise get a connection reset instead of the answer.
 */
function drainRequest(request: IncomingMessage): void {
  // Removing the last reader of a request can destroy its connection.
  const { socket } = request;
  const { destroySoon } = Object.getPrototypeOf(socket) as Socket;
  // Node calls `destroySoon` after the last answer is flushed.
  socket.destroySoon = () => {
    if (request.complete) {
      destroySoon.call(socket);
      return;
    }
    const late = setTimeout(() => socket.destroy(), DRAIN_TIMEOUT_MS);
    socket.once('close', () => clearTimeout(late));
    socket.end();
    // Reads from the socket itself, because the request already has its answer.
    socket
      .removeAllListeners('data')
      .on('data', () => {})
      .resume();
  };
}
