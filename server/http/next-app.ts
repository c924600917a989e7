import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import next from 'next';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Env } from '#platform/process/env.ts';
import { withCurrentRender } from '#platform/rendering/current-render.ts';

export type NextApp = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  stop(): Promise<void>;
};

/**
 * Starts Next inside this server. It gets a server that never listens: on ours it would destroy every
 * websocket.
 */
export async function startNext(input: { env: Env; inDevelopment: boolean }): Promise<NextApp> {
  const { env, inDevelopment } = input;
  const unheard = createServer();
  const app = next({
    dev: inDevelopment,
    dir: process.cwd(),
    hostname: 'localhost',
    port: env.port,
    httpServer: unheard,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  return {
    handle: (request, response) =>
      withCurrentRender({ url: request.url ?? '', response, renderMarkup: renderToStaticMarkup }, () =>
        handle(request, response),
      ),
    // The upgrade handler of development (hot reload) listens on the server that Next was given, from its
    // first request on.
    upgrade(request, socket, head) {
      if (!unheard.emit('upgrade', request, socket, head)) socket.destroy();
    },
    stop: () => app.close(),
  };
}
