import { beforeEach, describe, expect, test } from 'vitest';
import type { Logger } from '#platform/traces/logger.ts';
import { type Connections, createConnections, type Peer } from '#server/collab/connections.ts';
import { askToEnter } from '#tests/support/site/raw-connection.ts';

const roomNo = (index: number) => `article:01a20fe5-96e3-7c1a-ad12-${String(index).padStart(12, '0')}`;

let now: number;
let lines: Connections;
let events: string[];

beforeEach(() => {
  now = 0;
  events = [];
  lines = createConnections({
    limits: {
      bytes: { burst: 1_000, perSecond: 10 },
      messages: { burst: 5, perSecond: 1 },
      unreadBytes: 100,
      roomsPerConnection: 2,
      connectionsPerPerson: 2,
      anonymousConnections: 3,
      anonymousMs: 10_000,
    },
    answer: (peer) => ({
      handleMessage: () => events.push('message'),
      handleClose: ({ code }) => events.push(`closed ${code} ${(peer as FakePeer).name}`),
    }),
    nowMs: () => now,
    log: { warn: () => {} } as unknown as Logger,
  });
});

type FakePeer = Peer & { name: string; ending: string | null; bufferedAmount: number };

function open(name: string, personId: string | null = null): FakePeer {
  const peer: FakePeer = {
    name,
    request: new Request('http://localhost/collab'),
    websocket: {},
    bufferedAmount: 0,
    ending: null,
    close: (code, reason) => {
      peer.ending = `${code} ${reason}`;
    },
    terminate: () => {
      peer.ending = 'terminated';
    },
  };
  lines.open(peer);
  if (personId !== null) lines.identify(peer.request, personId);
  return peer;
}

describe('collaboration connections', () => {
  test('a connection over its message limit is closed, and its later messages are dropped', () => {
    const lan = open('lan', 'lan');
    for (let message = 0; message < 7; message += 1) lines.receive(lan, askToEnter(roomNo(1)));
    expect(lan.ending).toBe('4429 too-much');
    expect(events).toEqual([...Array(5).fill('message'), 'closed 4429 lan']);
    lines.closed(lan, { code: 1006, reason: '' });
    expect(events.filter((each) => each.startsWith('closed'))).toHaveLength(1);
  });

  test('an invalid message closes the connection', () => {
    const lan = open('lan', 'lan');
    lines.receive(lan, askToEnter('__proto__'));
    expect(lan.ending).toBe('4400 not-a-room');
    expect(events).toEqual(['closed 4400 lan']);
  });

  test('a connection may join a limited number of rooms', () => {
    const lan = open('lan', 'lan');
    for (const room of [1, 2, 1]) lines.receive(lan, askToEnter(roomNo(room)));
    expect(lan.ending).toBeNull();
    lines.receive(lan, askToEnter(roomNo(3)));
    expect(lan.ending).toBe('4429 too-much');
  });

  test('a person may have a limited number of connections, and a closed one frees a place', () => {
    const [first, second] = [open('first', 'lan'), open('second', 'lan')];
    const third = open('third');
    expect(lines.identify(third.request, 'lan')).toBe(false);
    expect([first.ending, second.ending, third.ending]).toEqual([null, null, '4429 too-much']);
    expect(open('thu', 'thu').ending).toBeNull();
    lines.closed(first, { code: 1000, reason: '' });
    expect(open('fourth', 'lan').ending).toBeNull();
  });

  test('unauthenticated connections time out, and their number is limited', () => {
    const silent = open('silent');
    const lan = open('lan', 'lan');
    now = 10_000;
    lines.endIdle();
    expect(silent.ending).toBeNull();
    now = 10_001;
    lines.endIdle();
    expect([silent.ending, lan.ending]).toEqual(['4429 too-much', null]);
    const crowd = ['a', 'b', 'c', 'd'].map((name) => open(name));
    expect(crowd.map((peer) => peer.ending)).toEqual([null, null, null, '4429 too-much']);
  });

  test('a connection with a full send buffer is terminated', () => {
    const [lan, thu] = [open('lan', 'lan'), open('thu', 'thu')];
    lan.bufferedAmount = 101;
    lines.endIdle();
    expect([lan.ending, thu.ending]).toEqual(['terminated', null]);
    thu.bufferedAmount = 101;
    lines.receive(thu, askToEnter(roomNo(1)));
    expect(thu.ending).toBe('terminated');
    expect(events).toEqual(['closed 4429 lan', 'closed 4429 thu']);
  });
});
