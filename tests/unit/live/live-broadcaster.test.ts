import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import type { LiveUpdate } from '#core/live/live-update.ts';
import { createLimiter, Overloaded } from '#platform/concurrency/load-shedder.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { LiveBroadcaster, type LoadUpdate } from '#server/http/live-broadcaster.ts';
import { inTime } from '#tests/support/in-time.ts';

/** The connection of a reader: the bytes written to it, and whether it is open. */
class Line extends EventEmitter {
  written: Buffer[] = [];
  writableLength = 0;
  isOver = false;
  write(bytes: Buffer): boolean {
    this.written.push(bytes);
    return true;
  }
  end(): void {
    this.isOver = true;
    this.emit('close');
  }
  destroy(): void {
    this.end();
  }
  get received(): (number | string)[] {
    return this.written
      .map((bytes) => /^id: (\d+)/.exec(String(bytes))?.[1] ?? String(bytes).trim())
      .map((id) => (/^\d+$/.test(id) ? Number(id) : id));
  }
}

/** A story whose number of changes the test sets; `atOnce` limits the concurrent reads for single readers. */
function story(atOnce = 100) {
  const state = {
    ...{ changes: 0, isGone: false, isEnded: false, asked: 0, fails: false },
    ...{ breakout: '', slow: null as Promise<void> | null },
    links: {} as Record<string, string>,
    ...{ now: 1_000, endsAt: Number.POSITIVE_INFINITY },
  };
  const ask: LoadUpdate = async (after) => {
    state.asked += 1;
    if (state.fails) throw new Error('away');
    if (state.isGone) return null;
    const { changes, isEnded, breakout, slow, endsAt, links } = state;
    await slow;
    const update: LiveUpdate = {
      changes,
      isEnded,
      isCut: false,
      status: '',
      keys: '',
      closing: '',
      entries: [`after ${after}`, breakout],
      breakouts: links,
      gone: [],
    };
    return { update, tags: new Set(['article:a1', 'article:b1']), endsAt };
  };
  const channel = new LiveBroadcaster({
    ...{ ask, admit: createLimiter(atOnce).admit, now: () => state.now, log: createLogger('silent') },
  });
  const join = (lastChange: number) => {
    const line = new Line();
    channel.subscribe(line as unknown as ServerResponse, lastChange);
    return line;
  };
  return { state, channel, join };
}

test('readers with the same state get the same bytes of a change from one read', async () => {
  const { state, channel, join } = story();
  await channel.newest();
  const lines = Array.from({ length: 100 }, () => join(0));
  await inTime(() => expect(state.asked).toBe(1));
  state.changes = 1;
  await channel.poll();
  expect(lines.map(({ received }) => received)).toEqual(lines.map(() => [1]));
  expect(new Set(lines.map(({ written }) => written[0])).size).toBe(1);
  expect(state.asked).toBe(2);
});

test('a reader who missed changes gets everything after their last one', async () => {
  const { state, channel, join } = story();
  state.changes = 7;
  await channel.newest();
  const line = join(4);
  await inTime(() => expect(line.received).toEqual([7]));
  expect(String(line.written[0])).toContain('after 4');
  expect(join(7).received).toEqual([]);
});

test('a change found by a new reader is sent to the connected readers', async () => {
  const { state, channel, join } = story();
  await channel.newest();
  const there = join(0);
  state.changes = 3;
  const newcomer = join(1);
  await inTime(() => expect([there.received, newcomer.received]).toEqual([[3], [3]]));
});

test('two concurrent polls end with the newest change sent', async () => {
  const { state, channel, join } = story();
  await channel.newest();
  const line = join(0);
  state.changes = 1;
  const first = channel.poll();
  state.changes = 2;
  await Promise.all([first, channel.poll()]);
  expect(line.received.at(-1)).toBe(2);
});

test('when the story is withdrawn every connection gets the event "gone" and closes', async () => {
  const { state, channel, join } = story();
  await channel.newest();
  const line = join(0);
  state.isGone = true;
  await channel.poll();
  expect([line.received, line.isOver, channel.isEmpty()]).toEqual([['event: gone\ndata:'], true, true]);
  expect(await channel.newest()).toBeNull();
});

test('when the coverage ends a connection gets the last change and closes', async () => {
  const { state, channel, join } = story();
  await channel.newest();
  const line = join(0);
  Object.assign(state, { changes: 1, isEnded: true });
  await channel.poll();
  expect([line.received, line.isOver]).toEqual([[1], true]);
});

test('a slow reader is disconnected, and other readers do not wait', async () => {
  const { state, channel, join } = story();
  await channel.newest();
  const [slow, quick] = [join(0), join(0)];
  slow.writableLength = 10_000_000;
  state.changes = 1;
  await channel.poll();
  expect([slow.isOver, slow.received, quick.received]).toEqual([true, [], [1]]);
});

test('during a database failure nothing is sent, and afterwards no change is missing', async () => {
  const { state, channel, join } = story();
  await channel.newest();
  const line = join(0);
  Object.assign(state, { changes: 2, fails: true });
  await channel.poll();
  expect(line.received).toEqual([]);
  state.fails = false;
  await channel.poll();
  expect(line.received).toEqual([2]);
});

test('reads for single readers are refused when overloaded, and connected readers still get changes', async () => {
  const { state, channel, join } = story(0);
  await expect(channel.newest()).rejects.toThrow(Overloaded);
  state.changes = 2;
  await channel.poll();
  const line = join(2);
  const greedy = join(1);
  await inTime(() => expect(greedy.isOver).toBe(true));
  state.changes = 3;
  await channel.poll();
  expect(line.received).toEqual([3]);
});

test('after an invalidation new readers do not get the entry about a withdrawn story', async () => {
  const { state, channel, join } = story();
  Object.assign(state, { changes: 4, breakout: 'Tin đã rút' });
  await channel.newest();
  const before = join(1);
  await inTime(() => expect(String(before.written)).toContain('Tin đã rút'));
  state.breakout = '';
  channel.invalidate(['article:c1']);
  expect(state.asked).toBe(2);
  channel.invalidate(['article:b1']);
  const after = join(1);
  await inTime(() => expect(after.received).toEqual([4]));
  expect(String(after.written)).not.toContain('Tin đã rút');
});

test('a read that began before a withdrawal does not deliver the entry', async () => {
  const { state, channel, join } = story();
  state.changes = 4;
  await channel.newest();
  const [slow, slowAgain] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  Object.assign(state, { breakout: 'Tin đã rút', slow: slow.promise });
  const line = join(1);
  await inTime(() => expect(state.asked).toBe(2));
  state.changes = 5;
  const other = join(4);
  const looked = channel.poll();
  Object.assign(state, { breakout: '', slow: slowAgain.promise });
  channel.invalidate(['article:b1']);
  slow.resolve();
  slowAgain.resolve();
  await looked;
  await inTime(() => expect([line.received.at(-1), other.received.at(-1)]).toEqual([5, 5]));
  expect(String([line.written, other.written])).not.toContain('Tin đã rút');
});

test('entries follow the expiry of a linked story, and later its publication', async () => {
  const { state, channel, join } = story();
  Object.assign(state, { changes: 4, breakout: 'Tin hết hạn', endsAt: 2_000 });
  await channel.newest();
  const before = join(1);
  await inTime(() => expect(String(before.written)).toContain('Tin hết hạn'));
  Object.assign(state, { now: 1_999, breakout: '' });
  const still = join(1);
  await inTime(() => expect(still.received).toEqual([4]));
  expect(state.asked).toBe(2);
  Object.assign(state, { now: 2_000, endsAt: 3_000 });
  const after = join(1);
  await inTime(() => expect(after.received).toEqual([4]));
  expect(String(after.written)).not.toContain('Tin hết hạn');
  Object.assign(state, { now: 3_000, breakout: 'Tin vừa ra', endsAt: Number.POSITIVE_INFINITY });
  const last = join(1);
  await inTime(() => expect(String(last.written)).toContain('Tin vừa ra'));
});

test('a new or removed link to a spun-off story is sent once to everyone, though no entry changed', async () => {
  const { state, channel, join } = story();
  state.changes = 4;
  await channel.newest();
  const line = join(4);
  await channel.poll();
  expect(line.received).toEqual([]);
  state.links = { 'muc-1': '<a>Tin vừa ra</a>' };
  await channel.poll();
  await channel.poll();
  expect(line.received).toEqual([4]);
  expect(String(line.written)).toContain('Tin vừa ra');
  const later = join(4);
  await inTime(() => expect(String(later.written)).toContain('Tin vừa ra'));
  state.links = {};
  await channel.poll();
  expect(line.received).toEqual([4, 4]);
  expect(String(line.written.at(-1))).not.toContain('Tin vừa ra');
  // A reader who was disconnected when the link went still has it on the page.
  const back = join(4);
  await inTime(() => expect(back.received).toEqual([4]));
});

test('a read that began before an expiry does not deliver the entry', async () => {
  const { state, channel, join } = story();
  state.changes = 4;
  await channel.newest();
  const slow = Promise.withResolvers<void>();
  Object.assign(state, { breakout: 'Tin hết hạn', endsAt: 2_000, slow: slow.promise });
  const line = join(1);
  await inTime(() => expect(state.asked).toBe(2));
  Object.assign(state, { now: 2_000, breakout: '', endsAt: Number.POSITIVE_INFINITY });
  slow.resolve();
  await inTime(() => expect(line.received).toEqual([4]));
  expect(String(line.written)).not.toContain('Tin hết hạn');
});

test('a heartbeat sends the event "beat"', async () => {
  const { channel, join } = story();
  await channel.newest();
  const line = join(0);
  channel.heartbeat();
  expect(line.received).toEqual(['event: beat\ndata:']);
});
