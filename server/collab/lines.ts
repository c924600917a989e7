import { type LineLimits, tooMuch } from '#core/working-copy/line-limits.ts';
import type { Logger } from '#platform/logger.ts';
import { createLineBudget, type LineBudget } from './line-budget.ts';
import { roomOfFrame } from './room-of-frame.ts';

/** The websocket of a line, as far as it is needed here. */
export type Peer = {
  readonly request: Request;
  readonly websocket: object;
  readonly bufferedAmount: number;
  readonly close: (code: number, reason: string) => void;
  readonly terminate: () => void;
};

type Ending = { readonly code: number; readonly reason: string };

/** Who takes in what a line says. */
type Listener = {
  readonly handleMessage: (message: Uint8Array) => void;
  readonly handleClose: (ending: Ending) => void;
};

type Line = {
  readonly peer: Peer;
  readonly listener: Listener;
  readonly openedAt: number;
  readonly budget: LineBudget;
  readonly rooms: Set<string>;
  personId: string | null;
};

/** All lines to the rooms of this process, each held to its limits. */
export type Lines = {
  readonly open: (peer: Peer) => void;
  readonly hear: (peer: Peer, message: Uint8Array) => void;
  readonly closed: (peer: Peer, ending: Ending) => void;
  /** Notes whose line this request began; false, and the line is ended, where that person has too many. */
  readonly know: (request: Request, personId: string) => boolean;
  /** Ends the lines that have been nobody's for too long, and those at whose other end nobody takes anything in. */
  readonly look: () => void;
};

const NOT_A_ROOM = { code: 4400, reason: 'not-a-room' };

/**
 * Stands between the websockets and the rooms: what is too much, too large or no message at all ends its line and goes
 * no further. `answer` begins to listen to a line; `nowMs` is a clock that never goes back.
 */
export function createLines(input: {
  limits: LineLimits;
  answer: (peer: Peer) => Listener;
  nowMs: () => number;
  log: Logger;
}): Lines {
  const { limits, answer, nowMs, log } = input;
  const lines = new Map<Request, Line>();

  function end(line: Line, ending: Ending): void {
    if (!lines.delete(line.peer.request)) return;
    log.warn({ personId: line.personId, why: ending.reason }, 'a line to the rooms was ended');
    // Whoever takes nothing in would not hear that it is over.
    if (line.peer.bufferedAmount > limits.unreadBytes) line.peer.terminate();
    else line.peer.close(ending.code, ending.reason);
    line.listener.handleClose(ending);
  }

  const countOf = (personId: string | null) =>
    [...lines.values()].filter((line) => line.personId === personId).length;

  return {
    open(peer) {
      const openedAt = nowMs();
      const line: Line = {
        peer,
        listener: answer(peer),
        openedAt,
        budget: createLineBudget(limits, openedAt),
        rooms: new Set(),
        personId: null,
      };
      lines.set(peer.request, line);
      if (countOf(null) > limits.unknownLines) end(line, tooMuch);
    },
    hear(peer, message) {
      const line = lines.get(peer.request);
      // What was on its way when the line was ended.
      if (!line) return;
      const room = roomOfFrame(message);
      if (room === null) return end(line, NOT_A_ROOM);
      line.rooms.add(room);
      const isWithin =
        line.rooms.size <= limits.roomsALine &&
        peer.bufferedAmount <= limits.unreadBytes &&
        line.budget.take(message.byteLength, nowMs());
      if (!isWithin) return end(line, tooMuch);
      line.listener.handleMessage(message);
    },
    closed(peer, ending) {
      const line = lines.get(peer.request);
      lines.delete(peer.request);
      line?.listener.handleClose(ending);
    },
    know(request, personId) {
      const line = lines.get(request);
      if (!line) return false;
      line.personId = personId;
      if (countOf(personId) <= limits.linesAPerson) return true;
      end(line, tooMuch);
      return false;
    },
    look() {
      const now = nowMs();
      for (const line of lines.values()) {
        const isNobodys = line.personId === null && now - line.openedAt > limits.unknownMs;
        if (isNobodys || line.peer.bufferedAmount > limits.unreadBytes) end(line, tooMuch);
      }
    },
  };
}
