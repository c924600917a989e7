import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** Enough for a client on a slow connection to notice the answer while it sends. */
const DRAIN_TIMEOUT_MS = 5_000;

/**
 * Drains the rest of a request body after an early answer that closes the connection. A client that is
 * still sending would otherwise get a connection reset instead of the answer.
 */
export function drainRequest(request: IncomingMessage): void {
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
