import { createElement } from 'react';
import { expect, test } from 'vitest';
import * as commentActions from '#app/(desk)/actions/comments.ts';
import type { ShownThread } from '#components/desk/article/comments/shown-thread.ts';
import { type Threads, useThreads } from '#components/desk/article/comments/use-threads.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

type Answer = ActionResult<ShownThread[]>;

const thread = (id: string) => ({ id, anchor: null, comments: [] }) as unknown as ShownThread;

function Panel({ news, onDrawn }: { news: number; onDrawn: (threads: Threads) => void }) {
  onDrawn(useThreads({ articleId: 'a1', news, isSealed: false }));
  return null;
}

/** The comments of a story on a slow connection: the test decides when each request is answered. */
async function slowComments() {
  const asked: ((answer: Answer) => void)[] = [];
  const drawn: Threads[] = [];
  stubActions(commentActions, { threadsOf: () => new Promise<Answer>((resolve) => asked.push(resolve)) });
  const panel = (news: number) => createElement(Panel, { news, onDrawn: (each) => void drawn.push(each) });
  const screen = await openScreen(panel(0));
  return {
    ...screen,
    receiveNews: (news: number) => screen.draw(panel(news)),
    asked: () => asked.length,
    answer: (place: number, ...ids: string[]) =>
      screen.settle(() => asked[place]?.({ ok: true, data: ids.map(thread) })),
    take: (id: string) => screen.settle(() => drawn.at(-1)?.take(thread(id))),
    shown: () => drawn.at(-1)?.threads?.map(({ id }) => id),
  };
}

test('comments are shown even if new notifications arrive faster than answers', async () => {
  const comments = await slowComments();
  await comments.receiveNews(1);
  await comments.receiveNews(2);
  await comments.answer(0, 'first');
  expect(comments.shown()).toEqual(['first']);
  await comments.answer(2, 'first', 'second', 'third');
  await comments.answer(1, 'first', 'second');
  expect(comments.shown()).toEqual(['first', 'second', 'third']);
  await comments.close();
});

test('comments of others that arrive during an own comment are loaded again', async () => {
  const comments = await slowComments();
  await comments.answer(0, 'first');
  await comments.receiveNews(1);
  await comments.take('own');
  await comments.answer(1, 'first', 'theirs');
  expect(comments.shown()).toEqual(['first', 'own']);
  expect(comments.asked()).toBe(3);
  await comments.answer(2, 'first', 'theirs', 'own');
  expect(comments.shown()).toEqual(['first', 'theirs', 'own']);
  await comments.close();
});
