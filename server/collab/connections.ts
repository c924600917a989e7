import { type ConnectionLimits, type TokenBucket, tooMuch } from '#core/working-copy/connection-limits.ts';
import type { Logger } from '#platform/traces/logger.ts';
import { roomOfFrame } from './room-of-frame.ts';

/** The part of a websocket that is used here. */
export type Peer = {
  readonly request: Request;
  readonly websocket: object;
  readonly bufferedAmount: number;
  readonly close: (code: number, reason: string) => void;
  readonly terminate: () => void;
};

type Ending = { readonly code: number; readonly reason: string };

/** Handles the messages of a connection. */
type Listener = {
  readonly handleMessage: (message: Uint8Array) => void;
  readonly handleClose: (ending: Ending) => void;
};

type Connection = {
  readonly peer: Peer;
  readonly listener: Listener;
  readonly openedAt: number;
  readonly budget: MessageBudget;
  readonly rooms: Set<string>;
  personId: string | null;
};

/** All collaboration connections of this process, each within its limits. */
export type Connections = {
  readonly open: (peer: Peer) => void;
  readonly receive: (peer: Peer, message: Uint8Array) => void;
  readonly closed: (peer: Peer, ending: Ending) => void;
  /**
   * Assigns the connection of this request to a person. False where the person has too many; the connection
   * is then closed.
   */
  readonly identify: (request: Request, personId: string) => boolean;
  /** Closes connections without a person after a timeout, and connections whose client reads nothing. */
  readonly endIdle: () => void;
};

const NOT_A_ROOM = { code: 4400, reason: 'not-a-room' };

/**
 * Checks messages between the websockets and the rooms. A connection that sends too much, too large or
 * malformed messages is closed. `answer` attaches a listener; `nowMs` is a monotonic clock.
 */
export function createConnections(input: {
  limits: ConnectionLimits;
  answer: (peer: Peer) => Listener;
  nowMs: () => number;
  log: Logger;
}): Connections {
  const { limits, answer, nowMs, log } = input;
  const connections = new Map<Request, Connection>();

  function end(connection: Connection, ending: Ending): void {
    if (!connections.delete(connection.peer.request)) return;
    log.warn(
      { personId: connection.personId, why: ending.reason },
      'an editing connection was closed for its rate',
    );
    // A client that does not read would not receive the close frame.
    if (connection.peer.bufferedAmount > limits.unreadBytes) connection.peer.terminate();
    else connection.peer.close(ending.code, ending.reason);
    connection.listener.handleClose(ending);
  }

  const countOf = (personId: string | null) =>
    [...connections.values()].filter((connection) => connection.personId === personId).length;

  return {
    open(peer) {
      const openedAt = nowMs();
      const connection: Connection = {
        peer,
        listener: answer(peer),
        openedAt,
        budget: createMessageBudget(limits, openedAt),
        rooms: new Set(),
        personId: null,
      };
      connections.set(peer.request, connection);
      if (countOf(null) > limits.anonymousConnections) end(connection, tooMuch);
    },
    receive(peer, message) {
      const connection = connections.get(peer.request);
      // A frame that arrived after the connection was closed.
      if (!connection) return;
      const room = roomOfFrame(message);
      if (room === null) return end(connection, NOT_A_ROOM);
      connection.rooms.add(room);
      const isWithin =
        connection.rooms.size <= limits.roomsPerConnection &&
        peer.bufferedAmount <= limits.unreadBytes &&
        connection.budget.take(message.byteLength, nowMs());
      if (!isWithin) return end(connection, tooMuch);
      connection.listener.handleMessage(message);
    },
    closed(peer, ending) {
      const connection = connections.get(peer.request);
      connections.delete(peer.request);
      connection?.listener.handleClose(ending);
    },
    identify(request, personId) {
      const connection = connections.get(request);
      if (!connection) return false;
      connection.personId = personId;
      if (countOf(personId) <= limits.connectionsPerPerson) return true;
      end(connection, tooMuch);
      return false;
    },
    endIdle() {
      const now = nowMs();
      for (const connection of connections.values()) {
        const isNobodys = connection.personId === null && now - connection.openedAt > limits.anonymousMs;
        if (isNobodys || connection.peer.bufferedAmount > limits.unreadBytes) end(connection, tooMuch);
      }
    },
  };
}

/** The remaining budget of one connection. */
type MessageBudget = {
  /** Consumes the bytes of a message. False if the budget is exhausted. */
  readonly take: (bytes: number, nowMs: number) => boolean;
};

/** Token buckets for bytes and messages, each full at the start and refilled every second. */
export function createMessageBudget(
  { bytes, messages }: Pick<ConnectionLimits, 'bytes' | 'messages'>,
  nowMs: number,
): MessageBudget {
  const [ofBytes, ofMessages] = [createBucket(bytes, nowMs), createBucket(messages, nowMs)];
  return {
    take: (size, at) => ofBytes(size, at) && ofMessages(1, at),
  };
}

function createBucket(
  { burst, perSecond }: TokenBucket,
  nowMs: number,
): (amount: number, nowMs: number) => boolean {
  let left = burst;
  let filledAt = nowMs;
  return (amount, at) => {
    left = Math.min(burst, left + ((at - filledAt) / 1_000) * perSecond);
    filledAt = at;
    if (amount > left) return false;
    left -= amount;
    return true;
  };
}
