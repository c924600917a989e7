import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** As long as a client that goes on sending takes to see that there is an answer, over a slow line. */
const LONGEST_MS = 5_000;

/**
 * Where an answer ends the connection before all that was sent along is read, the rest is read and thrown away for a while. A connection
 * that is closed over what is unread is reset, and a reset takes from the client what it has not read yet: the answer that says what
 * is wrong (RFC 9112, 9.6).
 */
export function readToTheEnd(request: IncomingMessage): void {
  // Whoever stops reading a request may take its connection from it.
  const { socket } = request;
  const { destroySoon } = Object.getPrototypeOf(socket) as Socket;
  // Node closes by this, once the last answer is on its line.
  socket.destroySoon = () => {
    if (request.complete) {
      destroySoon.call(socket);
      return;
    }
    const late = setTimeout(() => socket.destroy(), LONGEST_MS);
    socket.once('close', () => clearTimeout(late));
    socket.end();
    // Past the request, whose reader has heard enough.
    socket
      .removeAllListeners('data')
      .on('data', () => {})
      .resume();
  };
}
