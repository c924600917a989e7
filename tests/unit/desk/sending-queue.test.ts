import { expect, test } from 'vitest';
import { SendingQueue, type Tried } from '#components/desk/live/sending-queue.ts';

/** A queue whose server answers and clock the test controls. */
function sending() {
  const outcomes: Record<string, Tried> = {};
  const asked: string[] = [];
  const sentIds: string[] = [];
  const aside: string[] = [];
  let passes = () => {};
  const queue = new SendingQueue<{ entryId: string }>({
    async trySend({ entryId }) {
      asked.push(entryId);
      const outcome = outcomes[entryId] ?? outcomes.all ?? 'answered';
      if (outcome === 'answered') sentIds.push(entryId);
      return outcome;
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
    ...{ queue, said: outcomes, asked, taken: sentIds, aside, settle },
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

test('a job at which the server fails holds up no later job, and is sent when the server accepts it', async () => {
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

test('two failing jobs in a row hold up no later job', async () => {
  const line = sending();
  Object.assign(line.said, { one: 'faulty', two: 'faulty' });
  await line.add('one', 'two', 'three');
  await line.pass(12);
  expect(line.taken).toEqual(['three']);
});

test.each(['unanswered', 'faulty'] as const)(
  'during an outage where all is %s the order is kept',
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

test('an unanswered job holds up later jobs, though the server would answer them', async () => {
  const line = sending();
  line.said.one = 'unanswered';
  await line.add('one', 'two');
  await line.pass(10);
  expect(line.taken).toEqual([]);
  expect(line.asked).not.toContain('two');
});

test('a removed job lets later jobs go', async () => {
  const line = sending();
  line.said.one = 'unanswered';
  await line.add('one', 'two');
  line.queue.takeOut('one');
  await line.pass();
  expect(line.taken).toEqual(['two']);
});
