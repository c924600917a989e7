import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Recovering, type RecoveryCallbacks } from '#components/desk/article/writing/recovering.ts';
import type { Recovery } from '#components/desk/article/writing/recovery.ts';
import { toBase64 } from '#core/shared/base64.ts';
import { storyOf } from '#tests/support/collab/writer.ts';

const since = new Date('2026-03-01T08:00:00Z');
const refusal = (code: string) => ({ ok: false, error: { code, message: '' } }) as const;

/** Somebody who wrote for hours without a line, over a story that others have changed since. */
function apart(answers: Partial<RecoveryCallbacks>, told: Recovery | null = null) {
  const mine = storyOf('Chữ viết khi mất mạng.');
  const tellings: (Recovery | null)[] = [];
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
      onChange: (recovery) => void tellings.push(recovery),
    },
    told,
  );
  return { recovering, tellings };
}

test.each([
  ['request.too-many', false],
  ['request.invalid', false],
  ['auth.required', false],
  ['article.not-found', true],
  ['article.sealed', true],
])(
  'after hours without a line, %s in the place of the server’s text lets the line come: %s',
  async (code, comes) => {
    const { recovering } = apart({ readWorkingCopy: async () => refusal(code) });
    expect(await recovering.mayReturn(since)).toBe(comes);
  },
);

test('whoever puts a text aside that the server will not have is told why, and loses nothing', async () => {
  const theirs = storyOf('Chữ của máy chủ.');
  const update = toBase64(Y.encodeStateAsUpdate(theirs));
  const { recovering, tellings } = apart({
    readWorkingCopy: async () => ({
      ok: true,
      data: { update, at: since.toISOString(), byName: 'Thu' } as never,
    }),
    keep: async () => refusal('body.too-large'),
  });
  expect(await recovering.mayReturn(since)).toBe(false);
  expect(tellings.at(-1)?.kind).toBe('apart');
  expect(await recovering.keepBeside()).toMatchObject({ code: 'body.too-large' });
  expect(tellings.at(-1)?.kind).toBe('apart');
});
