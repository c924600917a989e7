import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Recovering, type RecoveryCallbacks } from '#components/desk/article/writing/recovering.ts';
import type { Recovery } from '#components/desk/article/writing/recovery.ts';
import { toBase64 } from '#core/shared/base64.ts';
import { storyOf } from '#tests/support/collab/writer.ts';

const since = new Date('2026-03-01T08:00:00Z');
const refusal = (code: string) => ({ ok: false, error: { code, message: '' } }) as const;

/** A writer who was offline for hours, in a story that others have changed since. */
function apart(answers: Partial<RecoveryCallbacks>, shown: Recovery | null = null) {
  const mine = storyOf('Chữ viết khi mất mạng.');
  const states: (Recovery | null)[] = [];
  const recovering = new Recovering(
    {
      ...{ personId: 'lan', right: 'all', shared: mine, onScreen: () => mine, journal: {} as never },
      ...{ articleId: () => 'a1', typed: () => 1, version: () => 3 },
      callbacks: {
        keep: async () => null,
        readWorkingCopy: async () => null,
        onAgain: () => {},
        ...answers,
      },
      onChange: (recovery) => void states.push(recovery),
    },
    shown,
  );
  return { recovering, states };
}

test.each([
  ['request.too-many', false],
  ['request.invalid', false],
  ['auth.required', false],
  ['article.not-found', true],
  ['article.sealed', true],
])('after hours offline, the answer %s lets the connection return: %s', async (code, comes) => {
  const { recovering } = apart({ readWorkingCopy: async () => refusal(code) });
  expect(await recovering.mayReturn(since)).toBe(comes);
});

test('text whose fork the server refuses gives the reason and stays on the screen', async () => {
  const theirs = storyOf('Chữ của máy chủ.');
  const update = toBase64(Y.encodeStateAsUpdate(theirs));
  const { recovering, states } = apart({
    readWorkingCopy: async () => ({
      ok: true,
      data: { update, at: since.toISOString(), byName: 'Thu' } as never,
    }),
    keep: async () => refusal('body.too-large'),
  });
  expect(await recovering.mayReturn(since)).toBe(false);
  expect(states.at(-1)?.kind).toBe('apart');
  expect(await recovering.keepBeside()).toMatchObject({ code: 'body.too-large' });
  expect(states.at(-1)?.kind).toBe('apart');
});
