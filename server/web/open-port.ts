import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { StartProblem } from '#platform/start-problem.ts';

export type Site = {
  answer(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
};

export type Port = {
  server: Server;
  serve(site: Site): void;
  /** Takes no more connections, lets running answers end, then cuts what is left. */
  stop(): Promise<void>;
};

const DRAIN_MS = 3_000;

/** Takes the port before anything else is done, so that a taken one is known at once; until `serve` it asks for patience. */
export async function openPort(port: number): Promise<Port> {
  let site: Site | null = null;
  const server = createServer((request, response) => {
    if (site) site.answer(request, response);
    else sendStarting(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (site) site.upgrade(request, socket, head);
    else socket.destroy();
  });
  await listen(server, port);
  return {
    server,
    serve(value) {
      site = value;
    },
    stop: () => stop(server),
  };
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
    return new StartProblem(`Port ${port} is taken by another program: stop it, or set PORT to a free one.`);
  }
  if (error.code === 'EACCES')
    return new StartProblem(`Port ${port} may not be opened by this user: set PORT.`);
  return error;
}

function sendStarting({ url }: IncomingMessage, response: ServerResponse): void {
  const isAlive = url === '/api/health';
  response.writeHead(isAlive ? 200 : 503, { 'content-type': 'application/json', 'retry-after': '2' });
  response.end(JSON.stringify({ status: 'starting' }));
}

function stop(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
