import { workingCopyMaxBytes } from './working-copy.ts';

/** So much at once, and so much a second from then on. */
export type Flow = { readonly atOnce: number; readonly aSecond: number };

/** What a line to the rooms may carry, and how many lines there may be. */
export type LineLimits = {
  readonly bytes: Flow;
  readonly messages: Flow;
  /** What was sent to the other end and has not been taken in there. */
  readonly unreadBytes: number;
  readonly roomsALine: number;
  /** Each window in which a story is open is a line. */
  readonly linesAPerson: number;
  /** Lines of which nobody knows yet whose they are: so many in one process, each for so long. */
  readonly unknownLines: number;
  readonly unknownMs: number;
};

/**
 * Many times what people do: a browser gathers keys into some eight messages a second and tells of its cursor three
 * times, a story of 2 MB that is pasted is one message, and so is what was typed in hours without a line.
 */
export const lineLimits: LineLimits = {
  bytes: { atOnce: 3 * workingCopyMaxBytes, aSecond: 500_000 },
  messages: { atOnce: 2_000, aSecond: 100 },
  unreadBytes: 4 * workingCopyMaxBytes,
  roomsALine: 4,
  linesAPerson: 40,
  unknownLines: 200,
  unknownMs: 10_000,
};

/** How a line is ended that carried too much. It may come back after a while; what was not taken is told again then. */
export const tooMuch = { code: 4429, reason: 'too-much' } as const;
export const tooMuchWaitMs = 5_000;
/** How the websocket itself ends a line over one message that is too large (RFC 6455, 7.4.1). */
export const messageTooLargeCode = 1009;
