import { createElement } from 'react';
import { expect, test } from 'vitest';
import { CommentBox } from '#components/desk/article/comments/comment-box.tsx';
import type { Saying } from '#components/desk/article/comments/comment-doors.ts';
import desk from '#messages/vi/desk.json' with { type: 'json' };
import { mounted } from '../../support/mounted.ts';

test('nothing is written behind a comment that is on its way: it would go from the box with it', async () => {
  let arrive = (_: null) => {};
  const sent: Saying[] = [];
  const screen = await mounted(
    { desk },
    createElement(CommentBox, {
      label: 'Viết',
      unsentAs: 'a box',
      findPeople: async () => [],
      onSend(saying: Saying) {
        sent.push(saying);
        return new Promise<null>((resolve) => {
          arrive = resolve;
        });
      },
    }),
  );
  const area = () => screen.page.querySelector('textarea');
  await screen.type(area(), 'Xem lại con số này.');
  expect(area()?.value).toBe('Xem lại con số này.');
  await screen.press(screen.page.querySelector('button'));
  expect(sent.map(({ text }) => text)).toEqual(['Xem lại con số này.']);
  await screen.type(area(), 'Xem lại con số này. Và cả ảnh.');
  expect(area()?.value).toBe('Xem lại con số này.');
  await screen.settle(() => arrive(null));
  expect(area()?.value).toBe('');
  await screen.type(area(), 'Và cả ảnh.');
  expect(area()?.value).toBe('Và cả ảnh.');
  await screen.leave();
});
