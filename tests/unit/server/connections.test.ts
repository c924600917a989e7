import { beforeEach, describe, expect, test } from 'vitest';
import type { Logger } from '#platform/traces/logger.ts';
import { type Connections, createConnections, type Peer } from '#server/collab/connections.ts';
import { askToEnter } from '#tests/support/site/raw-line.ts';

const roomNo = (index: number) => `article:01a20fe5-96e3-7c1a-ad12-${String(index).padStart(12, '0')}`;

let now: number;
let lines: Connections;
let heard: string[];

beforeEach(() => {
  now = 0;
  heard = [];
  lines = createConnections({
    limits: {
      bytes: { atOnce: 1_000, aSecond: 10 },
      messages: { atOnce: 5, aSecond: 1 },
      unreadBytes: 100,
      roomsALine: 2,
      linesAPerson: 2,
      unknownLines: 3,
      unknownMs: 10_000,
    },
    answer: (peer) => ({
      handleMessage: () => heard.push('message'),
      handleClose: ({ code }) => heard.push(`closed ${code} ${(peer as FakePeer).name}`),
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

describe('lines to the rooms', () => {
  test('a line that carries too much is ended, and what was still on its way goes no further', () => {
    const lan = open('lan', 'lan');
    for (let message = 0; message < 7; message += 1) lines.receive(lan, askToEnter(roomNo(1)));
    expect(lan.ending).toBe('4429 too-much');
    expect(heard).toEqual([...Array(5).fill('message'), 'closed 4429 lan']);
    lines.closed(lan, { code: 1006, reason: '' });
    expect(heard.filter((each) => each.startsWith('closed'))).toHaveLength(1);
  });

  test('what is no message of ours ends the line', () => {
    const lan = open('lan', 'lan');
    lines.receive(lan, askToEnter('__proto__'));
    expect(lan.ending).toBe('4400 not-a-room');
    expect(heard).toEqual(['closed 4400 lan']);
  });

  test('a line is for as many rooms as a window may need, not for all', () => {
    const lan = open('lan', 'lan');
    for (const room of [1, 2, 1]) lines.receive(lan, askToEnter(roomNo(room)));
    expect(lan.ending).toBeNull();
    lines.receive(lan, askToEnter(roomNo(3)));
    expect(lan.ending).toBe('4429 too-much');
  });

  test('somebody has so many windows at once; the one too many waits until another is closed', () => {
    const [first, second] = [open('first', 'lan'), open('second', 'lan')];
    const third = open('third');
    expect(lines.identify(third.request, 'lan')).toBe(false);
    expect([first.ending, second.ending, third.ending]).toEqual([null, null, '4429 too-much']);
    expect(open('thu', 'thu').ending).toBeNull();
    lines.closed(first, { code: 1000, reason: '' });
    expect(open('fourth', 'lan').ending).toBeNull();
  });

  test('whoever does not say who they are is out after a while, and there is no crowd of them', () => {
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

  test('whoever takes nothing in is cut off before it fills the memory', () => {
    const [lan, thu] = [open('lan', 'lan'), open('thu', 'thu')];
    lan.bufferedAmount = 101;
    lines.endIdle();
    expect([lan.ending, thu.ending]).toEqual(['terminated', null]);
    thu.bufferedAmount = 101;
    lines.receive(thu, askToEnter(roomNo(1)));
    expect(thu.ending).toBe('terminated');
    expect(heard).toEqual(['closed 4429 lan', 'closed 4429 thu']);
  });
});
