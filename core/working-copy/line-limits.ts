import { workingCopyMaxBytes } from './working-copy.ts';

/** A token bucket: burst size and refill rate per second. */
export type Flow = { readonly atOnce: number; readonly aSecond: number };

/** The limits of a collaboration connection, and the number of connections. */
export type LineLimits = {
  readonly bytes: Flow;
  readonly messages: Flow;
  /** Bytes sent that the peer has not received yet (backpressure). */
  readonly unreadBytes: number;
  readonly roomsALine: number;
  /** Each window with an open story is a connection. */
  readonly linesAPerson: number;
  /** Unauthenticated connections: their number per process, and their timeout. */
  readonly unknownLines: number;
  readonly unknownMs: number;
};

/**
 * Many times the normal use. A browser batches keystrokes into some eight messages a second and sends its
 * cursor three times. A pasted story of 2 MB is one message, and so are hours of offline typing.
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

/**
 * The close code for a connection over the limits. It may reconnect after the delay, and then sends the
 * refused data again.
 */
export const tooMuch = { code: 4429, reason: 'too-much' } as const;
export const tooMuchWaitMs = 5_000;
/** The WebSocket close code for a message that is too large (RFC 6455, 7.4.1). */
export const messageTooLargeCode = 1009;
