import { workingCopyMaxBytes } from './working-copy.ts';

/** A token bucket: burst size and refill rate per second. */
export type TokenBucket = { readonly burst: number; readonly perSecond: number };

/** The limits of a collaboration connection, and the number of connections. */
export type ConnectionLimits = {
  readonly bytes: TokenBucket;
  readonly messages: TokenBucket;
  /** Bytes sent that the peer has not received yet (backpressure). */
  readonly unreadBytes: number;
  readonly roomsPerConnection: number;
  /** Each window with an open story is a connection. */
  readonly connectionsPerPerson: number;
  /** Unauthenticated connections: their number per process, and their timeout. */
  readonly anonymousConnections: number;
  readonly anonymousMs: number;
};

/**
 * Many times the normal use. A browser batches keystrokes into some eight messages a second and sends its
 * cursor three times. A pasted story of 2 MB is one message, and so are hours of offline typing.
 */
export const connectionLimits: ConnectionLimits = {
  bytes: { burst: 3 * workingCopyMaxBytes, perSecond: 500_000 },
  messages: { burst: 2_000, perSecond: 100 },
  unreadBytes: 4 * workingCopyMaxBytes,
  roomsPerConnection: 4,
  connectionsPerPerson: 40,
  anonymousConnections: 200,
  anonymousMs: 10_000,
};

/**
 * The close code for a connection over the limits. It may reconnect after the delay, and then sends the
 * refused data again.
 */
export const tooMuch = { code: 4429, reason: 'too-much' } as const;
export const tooMuchWaitMs = 5_000;
/** The WebSocket close code for a message that is too large (RFC 6455, 7.4.1). */
export const messageTooLargeCode = 1009;
