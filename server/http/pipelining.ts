import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * HTTP pipelining guard: answers the requests of a connection one after another. A client may send several
 * requests without waiting (RFC 9112, 9.3.2). Without the guard all would run at once and escape the
 * limits. A connection with more than `mostWaiting` pending requests is not read until some are answered.
 */
export function answerInOrder(answer: Answer, mostWaiting: number): Answer {
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
      // Node is still writing the answer to the socket.
      process.nextTick(() => {
        if (!socket.destroyed) answer(request, response);
      });
    });
  };
}
