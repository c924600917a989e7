import { type DeskLine, toldDebts } from '#core/articles/debts.ts';
import { addUserStream } from '#platform/http/user-streams.ts';
import { watchDesk } from '#usecases/notifications/watch-desk.ts';
import type { Session } from '../session/session.ts';

/** Looked at again without being told to: what no message said, a session that ran out, a reader who went silently. */
const lookMs = 25_000;
/** What a browser waits before it mends a line that broke. */
const mendMs = 3_000;

/**
 * Server-sent events of one session: how much its person has not read, and the open debts that they see to, now and
 * whenever that changes. Ends with the session, with the reader, and with the process.
 */
export function deskEventStream({ id, ctx }: Session, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let isOpen = true;
      let told = '';
      let looking = false;
      let again = false;
      let leave = () => {};
      const say = (text: string) => {
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
            const line = JSON.stringify({
              ...numbers,
              debts: debts && toldDebts(debts),
            } satisfies DeskLine);
            say(line === told ? ':\n\n' : `data: ${line}\n\n`);
            told = line;
          } while (again && isOpen);
        } catch {
          // The database is away for a moment; the next look finds what this one did not.
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
          // The reader went first.
        }
      };
      // Whoever went while the session was read is not told of any more, and nobody would read or end the line.
      if (signal.aborted) return end();
      signal.addEventListener('abort', end);
      say(`retry: ${mendMs}\n\n`);
      leave = addUserStream(ctx.actor.id, { refresh: () => void look(), end });
      void look();
    },
    cancel: () => end(),
  });
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // A proxy that gathers an answer before it passes it on would pass on none.
      'x-accel-buffering': 'no',
    },
  });
}
