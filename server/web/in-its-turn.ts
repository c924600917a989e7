import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Begins an answer when those that were asked before it on the same connection have gone out. A client may ask on without waiting
 * (RFC 9112, 9.3.2), and Node hands over all that at once; but an answer that is not on its line yet is held in memory, and is
 * never told that who asked has gone: files that it opened stayed open, and places that it took stayed taken. Who asks for
 * more than `mostWaiting` meanwhile is cut off.
 */
export function inItsTurn(answer: Answer, mostWaiting: number): Answer {
  const waiting = new WeakMap<Socket, number>();

  function count(socket: Socket, by: number): number {
    const now = (waiting.get(socket) ?? 0) + by;
    waiting.set(socket, now);
    return now;
  }

  return (request, response) => {
    const { socket } = request;
    if (response.socket !== null) {
      answer(request, response);
      return;
    }
    if (socket.destroyed) return;
    if (count(socket, 1) > mostWaiting) {
      socket.destroy();
      return;
    }
    response.once('socket', () => {
      count(socket, -1);
      // Node is still putting the answer on its line.
      process.nextTick(() => {
        if (!socket.destroyed) answer(request, response);
      });
    });
  };
}
