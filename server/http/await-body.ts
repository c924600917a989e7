import type { IncomingMessage } from 'node:http';

/**
 * `large`: the request buffer is full and the rest arrives while it is read. `gone`: the client has hung
 * up.
 */
export type BodyState = 'whole' | 'large' | 'slow' | 'gone';

/**
 * Waits until the body of a request is in its buffer (64 KiB at most), without reading it. `slow` after
 * `longestMs`.
 */
export function awaitBody(request: IncomingMessage, longestMs: number): Promise<BodyState> {
  return new Promise((resolve) => {
    const late = setTimeout(() => settle('slow'), longestMs);
    // A `readable` listener alone consumes nothing. The stream buffers up to its high-water mark and emits an
    // event for each part and at the end.
    request.on('readable', look);
    request.once('close', onClose);
    look();

    function look(): void {
      if (request.complete) settle('whole');
      else if (request.readableLength >= request.readableHighWaterMark) settle('large');
    }

    function onClose(): void {
      settle('gone');
    }

    function settle(arrival: BodyState): void {
      clearTimeout(late);
      request.off('readable', look);
      request.off('close', onClose);
      resolve(arrival);
    }
  });
}
