import { createElement } from 'react';
import { expect, test, vi } from 'vitest';
import * as search from '#app/(desk)/actions/search.ts';
import { FindField, type Offered } from '#components/desk/find/find-field.tsx';
import type { ActionResult } from '#core/shared/action-result.ts';
import { router } from '#tests/support/browser/next-navigation.ts';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

const story = (id: string): Offered => ({ id, headline: `Bài ${id}`, state: 'draft', url: null });

test('Enter opens the highlighted story, though new results arrive in between', async () => {
  const push = vi.spyOn(router, 'push');
  const asked: { q: string; answer: (stories: readonly Offered[]) => void }[] = [];
  stubActions(search, {
    suggestStories: (q: string) =>
      new Promise<ActionResult<readonly Offered[]>>((resolve) =>
        asked.push({ q, answer: (data) => resolve({ ok: true, data }) }),
      ),
  });
  const screen = await openScreen(createElement(FindField, { text: 'cũ' }));
  const field = screen.one('input');
  async function answer(q: string, ids: readonly string[]): Promise<void> {
    await screen.until(() => expect(asked.at(-1)?.q).toBe(q));
    await screen.settle(() => asked.at(-1)?.answer(ids.map(story)));
  }
  await screen.fill(field, 'ghe');
  await answer('ghe', ['một', 'hai']);
  await screen.fill(field, 'ghe ngo');
  await screen.strike(field, 'ArrowDown');
  await screen.strike(field, 'ArrowDown');
  await answer('ghe ngo', ['hai', 'một']);
  await screen.strike(field, 'Enter');
  expect(push.mock.calls).toEqual([['/desk/articles/hai']]);
  await screen.close();
});
