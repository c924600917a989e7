import { type DeskEvent, debtSummary } from '#core/articles/debts.ts';
import { addUserStream } from '#platform/http/user-streams.ts';
import { watchDesk } from '#usecases/notifications/watch-desk.ts';
import type { Session } from '../session/session.ts';

/** Poll interval, for changes without a notification: an expired session, a client that vanished. */
const lookMs = 25_000;
/** The browser's delay before it reconnects. */
const mendMs = 3_000;

/**
 * Server-sent events of one session: the person's unread notifications and the open debts in their charge,
 * now and after each change. Ends with the session, the client or the process.
 */
export function deskEventStream({ id, ctx }: Session, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let isOpen = true;
      let lastSent = '';
      let looking = false;
      let again = false;
      let leave = () => {};
      const write = (text: string) => {
        if (isOpen) controller.enqueue(encoder.encode(text));
      };
      async function look(): Promise<void> {
        again = looking;
        if (looking) return;
        looking = true;
        try {
          do {
            again = false;
            const numbers = await watchDesk(ctx, id);
            if (numbers === null) return end();
            const { debts } = numbers;
            const message = JSON.stringify({
              ...numbers,
              debts: debts && debtSummary(debts),
            } satisfies DeskEvent);
            write(message === lastSent ? ':\n\n' : `data: ${message}\n\n`);
            lastSent = message;
          } while (again && isOpen);
        } catch {
          // The database is briefly unavailable. The next poll finds the changes that this one missed.
        } finally {
          looking = false;
        }
      }
      const timer = setInterval(() => void look(), lookMs);
      end = () => {
        if (!isOpen) return;
        isOpen = false;
        clearInterval(timer);
        leave();
        try {
          controller.close();
        } catch {
          // The client has already closed the stream.
        }
      };
      // The client left while the session was loading. A stream added now would never be ended.
      if (signal.aborted) return end();
      signal.addEventListener('abort', end);
      write(`retry: ${mendMs}\n\n`);
      leave = addUserStream(ctx.actor.id, { refresh: () => void look(), end });
      void look();
    },
    cancel: () => end(),
  });
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // Keeps nginx from buffering the stream.
      'x-accel-buffering': 'no',
    },
  });
}
