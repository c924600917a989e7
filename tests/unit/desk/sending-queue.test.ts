import { expect, test } from 'vitest';
import { SendingQueue, type Tried } from '#components/desk/live/sending-queue.ts';

/** A queue whose server says what it is told to, and whose time passes when it is let. */
function sending() {
  const said: Record<string, Tried> = {};
  const asked: string[] = [];
  const taken: string[] = [];
  const aside: string[] = [];
  let passes = () => {};
  const queue = new SendingQueue<{ entryId: string }>({
    async trySend({ entryId }) {
      asked.push(entryId);
      const tried = said[entryId] ?? said.all ?? 'answered';
      if (tried === 'answered') taken.push(entryId);
      return tried;
    },
    onAside: ({ entryId }) => void aside.push(entryId),
    rest: () =>
      new Promise((resolve) => {
        passes = resolve;
      }),
    isOpen: () => true,
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    ...{ queue, said, asked, taken, aside, settle },
    async add(...ids: string[]) {
      for (const entryId of ids) queue.add({ entryId });
      await settle();
    },
    async pass(times = 1) {
      for (let time = 0; time < times; time += 1) {
        passes();
        await settle();
      }
    },
  };
}

test('one that the server only fails at holds up none of those behind it, and goes when the server takes it', async () => {
  const line = sending();
  line.said.one = 'faulty';
  await line.add('one', 'two', 'three');
  await line.pass(5);
  expect(line.taken).toEqual(['two', 'three']);
  expect(line.aside).toEqual(['one']);
  expect(line.queue.has('one')).toBe(true);
  await line.add('four');
  expect(line.taken, 'what comes later waits for nothing').toEqual(['two', 'three', 'four']);
  line.said.one = 'answered';
  await line.pass();
  expect(line.taken).toEqual(['two', 'three', 'four', 'one']);
  expect(line.queue.has('one')).toBe(false);
});

test('two in a row that the server fails at hold up none of those behind them', async () => {
  const line = sending();
  Object.assign(line.said, { one: 'faulty', two: 'faulty' });
  await line.add('one', 'two', 'three');
  await line.pass(12);
  expect(line.taken).toEqual(['three']);
});

test.each(['unanswered', 'faulty'] as const)(
  'while all is %s the order is kept, however long it lasts',
  async (outage) => {
    const line = sending();
    line.said.all = outage;
    await line.add('one', 'two', 'three');
    await line.pass(10);
    expect(line.taken).toEqual([]);
    expect(line.aside).toEqual([]);
    line.said.all = 'answered';
    await line.pass(3);
    expect(line.taken).toEqual(['one', 'two', 'three']);
  },
);

test('what nobody answers is not passed by, though the server answers others', async () => {
  const line = sending();
  line.said.one = 'unanswered';
  await line.add('one', 'two');
  await line.pass(10);
  expect(line.taken).toEqual([]);
  expect(line.asked).not.toContain('two');
});

test('what is taken back lets those behind it go', async () => {
  const line = sending();
  line.said.one = 'unanswered';
  await line.add('one', 'two');
  line.queue.takeOut('one');
  await line.pass();
  expect(line.taken).toEqual(['two']);
});
