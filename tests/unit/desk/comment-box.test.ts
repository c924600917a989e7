import { createElement } from 'react';
import { expect, test } from 'vitest';
import { CommentBox } from '#components/desk/article/comments/comment-box.tsx';
import type { NewComment } from '#components/desk/article/comments/shown-thread.ts';
import { openScreen } from '#tests/support/browser/screen.ts';

test('the comment field is read-only while a comment is being sent', async () => {
  let arrive = (_: null) => {};
  const sent: NewComment[] = [];
  const screen = await openScreen(
    createElement(CommentBox, {
      label: 'Viết',
      unsentAs: 'a box',
      findPeople: async () => ({ people: [], isAlone: true }),
      onSend(comment: NewComment) {
        sent.push(comment);
        return new Promise<null>((resolve) => {
          arrive = resolve;
        });
      },
    }),
  );
  const area = () => screen.one('textarea');
  await screen.fill(area(), 'Xem lại con số này.');
  expect(screen.valueOf(area())).toBe('Xem lại con số này.');
  await screen.press(screen.one('button'));
  expect(sent.map(({ text }) => text)).toEqual(['Xem lại con số này.']);
  await screen.fill(area(), 'Xem lại con số này. Và cả ảnh.');
  expect(screen.valueOf(area())).toBe('Xem lại con số này.');
  await screen.settle(() => arrive(null));
  expect(screen.valueOf(area())).toBe('');
  await screen.fill(area(), 'Và cả ảnh.');
  expect(screen.valueOf(area())).toBe('Và cả ảnh.');
  await screen.close();
});
