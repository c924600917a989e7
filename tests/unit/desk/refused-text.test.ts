import { afterEach, expect, test, vi } from 'vitest';
import type * as Y from 'yjs';
import type { Journal } from '#components/desk/article/writing/journal.ts';
import { Recovering } from '#components/desk/article/writing/recovering.ts';
import type { Recovery } from '#components/desk/article/writing/recovery.ts';
import { textPart } from '#core/working-copy/working-copy.ts';
import { storyOf } from '#tests/support/collab/writer.ts';

afterEach(() => vi.useRealTimers());

/** Lan's visit to a story; `keep` is the server's answer to a new fork. */
function visit(keep: (headline: string) => { forkId: string } | null) {
  const doc: Y.Doc = storyOf('Nước lên.');
  textPart(doc, 'headline').insert(0, 'Chữ của Lan');
  const states: (Recovery | null)[] = [];
  const again: unknown[] = [];
  const dropped = vi.fn();
  const recovering = new Recovering(
    {
      personId: 'lan',
      right: 'all',
      shared: doc,
      onScreen: () => doc,
      journal: { drop: dropped } as unknown as Journal,
      callbacks: {
        keep: async (_id, _version, { headline }) => {
          const fork = keep(headline);
          return fork && { ok: true, data: fork };
        },
        readWorkingCopy: async () => null,
        onAgain: (next) => again.push(next.recovery),
      },
      articleId: () => 'a1',
      typed: () => 1,
      version: () => 3,
      onChange: (next) => states.push(next),
    },
    null,
  );
  return { recovering, states, again, dropped };
}

test('text that the server refuses is kept as a fork before the browser forgets it', async () => {
  vi.useFakeTimers();
  const saved: string[] = [];
  const answers = [null, { forkId: 'f1' }, { forkId: 'f1' }];
  const { recovering, states, again, dropped } = visit((headline) => {
    saved.push(headline);
    return answers.shift() ?? null;
  });
  const done = recovering.refused();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(states.at(-1)).toMatchObject({ kind: 'refused', refusal: null });
  expect(dropped).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(5_000);
  await done;
  expect(saved).toEqual(['Chữ của Lan', 'Chữ của Lan']);
  expect(dropped).toHaveBeenCalledOnce();
  expect(again).toMatchObject([{ kind: 'kept', forkId: 'f1' }]);
});
