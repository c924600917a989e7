import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import type { LiveUpdate } from '#core/live/live-update.ts';
import { createLimiter, Overloaded } from '#platform/concurrency/load-shedder.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { LiveBroadcaster, type LoadUpdate } from '#server/http/live-broadcaster.ts';
import { inTime } from '#tests/support/in-time.ts';

/** A reader's line: what was written to it, and whether it is still there. */
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
  get told(): (number | string)[] {
    return this.written
      .map((bytes) => /^id: (\d+)/.exec(String(bytes))?.[1] ?? String(bytes).trim())
      .map((id) => (/^\d+$/.test(id) ? Number(id) : id));
  }
}

/** A story of which the test says how many changes it has had; of its readers' own questions so many are let in at once. */
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
  const join = (heard: number) => {
    const line = new Line();
    channel.subscribe(line as unknown as ServerResponse, heard);
    return line;
  };
  return { state, channel, join };
}

test('everybody who has heard the same is told of a change by the same bytes, from one question', async () => {
  const { state, channel, join } = story();
  await channel.newest();
  const lines = Array.from({ length: 100 }, () => join(0));
  await inTime(() => expect(state.asked).toBe(1));
  state.changes = 1;
  await channel.poll();
  expect(lines.map(({ told }) => told)).toEqual(lines.map(() => [1]));
  expect(new Set(lines.map(({ written }) => written[0])).size).toBe(1);
  expect(state.asked).toBe(2);
});

test('a reader who missed changes is told what came after those they heard', async () => {
  const { state, channel, join } = story();
  state.changes = 7;
  await channel.newest();
  const line = join(4);
  await inTime(() => expect(line.told).toEqual([7]));
  expect(String(line.written[0])).toContain('after 4');
  expect(join(7).told).toEqual([]);
});

test('a change that a newcomer sees first is told to those who were there', async () => {
  const { state, channel, join } = story();
  await channel.newest();
  const there = join(0);
  state.changes = 3;
  const newcomer = join(1);
  await inTime(() => expect([there.told, newcomer.told]).toEqual([[3], [3]]));
});

test('two changes that are told at once are looked at until nothing is new', async () => {
  const { state, channel, join } = story();
  await channel.newest();
  const line = join(0);
  state.changes = 1;
  const first = channel.poll();
  state.changes = 2;
  await Promise.all([first, channel.poll()]);
  expect(line.told.at(-1)).toBe(2);
});

test('when readers may no longer have the story every line says so and ends', async () => {
  const { state, channel, join } = story();
  await channel.newest();
  const line = join(0);
  state.isGone = true;
  await channel.poll();
  expect([line.told, line.isOver, channel.isEmpty()]).toEqual([['event: gone\ndata:'], true, true]);
  expect(await channel.newest()).toBeNull();
});

test('the end of the coverage is the last that a line says', async () => {
  const { state, channel, join } = story();
  await channel.newest();
  const line = join(0);
  Object.assign(state, { changes: 1, isEnded: true });
  await channel.poll();
  expect([line.told, line.isOver]).toEqual([[1], true]);
});

test('a reader who takes nothing is let go, and nobody else waits for them', async () => {
  const { state, channel, join } = story();
  await channel.newest();
  const [slow, quick] = [join(0), join(0)];
  slow.writableLength = 10_000_000;
  state.changes = 1;
  await channel.poll();
  expect([slow.isOver, slow.told, quick.told]).toEqual([true, [], [1]]);
});

test('while the database is away nobody is told anything wrong; afterwards nothing was missed', async () => {
  const { state, channel, join } = story();
  await channel.newest();
  const line = join(0);
  Object.assign(state, { changes: 2, fails: true });
  await channel.poll();
  expect(line.told).toEqual([]);
  state.fails = false;
  await channel.poll();
  expect(line.told).toEqual([2]);
});

test('readers who ask for ever other changes are sent back, and what is new is told to those who listen all the same', async () => {
  const { state, channel, join } = story(0);
  await expect(channel.newest()).rejects.toThrow(Overloaded);
  state.changes = 2;
  await channel.poll();
  const line = join(2);
  const greedy = join(1);
  await inTime(() => expect(greedy.isOver).toBe(true));
  state.changes = 3;
  await channel.poll();
  expect(line.told).toEqual([3]);
});

test('what an entry said of a story that was withdrawn since is told to nobody who comes after', async () => {
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
  await inTime(() => expect(after.told).toEqual([4]));
  expect(String(after.written)).not.toContain('Tin đã rút');
});

test('nor what was read before it was withdrawn and comes afterwards', async () => {
  const { state, channel, join } = story();
  state.changes = 4;
  await channel.newest();
  const [slow, slowAgain] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  Object.assign(state, { breakout: 'Tin đã rút', slow: slow.promise });
  const line = join(1);
  await inTime(() => expect(state.asked).toBe(2));
  state.changes = 5;
  const told = join(4);
  const looked = channel.poll();
  Object.assign(state, { breakout: '', slow: slowAgain.promise });
  channel.invalidate(['article:b1']);
  slow.resolve();
  slowAgain.resolve();
  await looked;
  await inTime(() => expect([line.told.at(-1), told.told.at(-1)]).toEqual([5, 5]));
  expect(String([line.written, told.written])).not.toContain('Tin đã rút');
});

test('what an entry said of a story is told to nobody who comes after it expired, nor is its absence once it came out', async () => {
  const { state, channel, join } = story();
  Object.assign(state, { changes: 4, breakout: 'Tin hết hạn', endsAt: 2_000 });
  await channel.newest();
  const before = join(1);
  await inTime(() => expect(String(before.written)).toContain('Tin hết hạn'));
  Object.assign(state, { now: 1_999, breakout: '' });
  const still = join(1);
  await inTime(() => expect(still.told).toEqual([4]));
  expect(state.asked).toBe(2);
  Object.assign(state, { now: 2_000, endsAt: 3_000 });
  const after = join(1);
  await inTime(() => expect(after.told).toEqual([4]));
  expect(String(after.written)).not.toContain('Tin hết hạn');
  Object.assign(state, { now: 3_000, breakout: 'Tin vừa ra', endsAt: Number.POSITIVE_INFINITY });
  const last = join(1);
  await inTime(() => expect(String(last.written)).toContain('Tin vừa ra'));
});

test('everybody is told once of a story begun out of an entry that comes out or goes, though no entry has changed', async () => {
  const { state, channel, join } = story();
  state.changes = 4;
  await channel.newest();
  const line = join(4);
  await channel.poll();
  expect(line.told).toEqual([]);
  state.links = { 'muc-1': '<a>Tin vừa ra</a>' };
  await channel.poll();
  await channel.poll();
  expect(line.told).toEqual([4]);
  expect(String(line.written)).toContain('Tin vừa ra');
  const later = join(4);
  await inTime(() => expect(String(later.written)).toContain('Tin vừa ra'));
  state.links = {};
  await channel.poll();
  expect(line.told).toEqual([4, 4]);
  expect(String(line.written.at(-1))).not.toContain('Tin vừa ra');
  // Whoever was away when it went has the link on their page still.
  const back = join(4);
  await inTime(() => expect(back.told).toEqual([4]));
});

test('what an entry said is not told where it was read before it expired and comes afterwards', async () => {
  const { state, channel, join } = story();
  state.changes = 4;
  await channel.newest();
  const slow = Promise.withResolvers<void>();
  Object.assign(state, { breakout: 'Tin hết hạn', endsAt: 2_000, slow: slow.promise });
  const line = join(1);
  await inTime(() => expect(state.asked).toBe(2));
  Object.assign(state, { now: 2_000, breakout: '', endsAt: Number.POSITIVE_INFINITY });
  slow.resolve();
  await inTime(() => expect(line.told).toEqual([4]));
  expect(String(line.written)).not.toContain('Tin hết hạn');
});

test('a page hears that its line still stands', async () => {
  const { channel, join } = story();
  await channel.newest();
  const line = join(0);
  channel.heartbeat();
  expect(line.told).toEqual(['event: beat\ndata:']);
});
