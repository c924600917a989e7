import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { StartProblem } from '#platform/process/start-problem.ts';
import { type ConnectionCounts, limitConnections } from './connection-limit.ts';
import { drainRequest } from './drain-request.ts';
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
  /** Takes no more connections, lets running answers and lines end, then cuts what is left. */
  stop(): Promise<void>;
};

/** What one client may take of the server's time and memory before anybody looks at what it asks. */
export type ServerLimits = {
  /** All headers together; more is answered with 431. */
  readonly maxHeaderBytes: number;
  /** Headers that take longer are answered with 408. */
  readonly headersTimeoutMs: number;
  /** The same of a whole request: a long upload over a slow line. */
  readonly requestTimeoutMs: number;
  /** A connection on which nothing moves, in either direction, while it is asked or answered. */
  readonly idleTimeoutMs: number;
  /** A connection on which nothing more is asked. A proxy that keeps its own for longer meets some that are just closing. */
  readonly keepAliveMs: number;
  /** How often the first two are looked at. */
  readonly checkIntervalMs: number;
  readonly maxConnectionsPerNetwork: number;
  /** What is asked on one connection before the answers to what came before. */
  readonly maxPipelinedRequests: number;
};

const DRAIN_MS = 3_000;
const LIMITS: ServerLimits = {
  maxHeaderBytes: 16 * 1024,
  headersTimeoutMs: 15_000,
  requestTimeoutMs: 300_000,
  // Open lines say something each 25 seconds, at the least.
  idleTimeoutMs: 120_000,
  keepAliveMs: 5_000,
  checkIntervalMs: 5_000,
  // Half of it lines to live stories; many readers may share the address of their provider.
  maxConnectionsPerNetwork: 1_000,
  // Browsers ask for the next when they have the last.
  maxPipelinedRequests: 100,
};

/**
 * Takes the port before anything else is done, so that a taken one is known at once; until `serve` it asks for patience.
 * Who is slower or says more than the limits allow is cut off.
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
    // A line is kept alive by its own means.
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
 * Two programs on the way may each go by another of them: such a request is refused (RFC 9112, 3.2). One without any is
 * refused by Node.
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

/** While the site starts the process is alive, and whoever asks for more is to ask again. */
function answerWhileStarting(request: IncomingMessage, response: ServerResponse): void {
  if (request.url !== '/api/health') {
    sendStarting(request, response);
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ status: 'starting' }));
}

/** Lines that were taken over are none of the server's own any more, and still hold it up. */
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
