import { createElement } from 'react';
import { expect, test } from 'vitest';
import { CommentBox } from '#components/desk/article/comments/comment-box.tsx';
import type { Mentionable, Named } from '#components/desk/article/comments/shown-thread.ts';
import { openScreen } from '#tests/support/browser/screen.ts';

type Area = HTMLElement & { selectionStart: number };

/** A comment box whose searches for people the test answers by hand. */
async function openBox() {
  const asked: { q: string; answer: (found: Mentionable | null) => void }[] = [];
  const screen = await openScreen(
    createElement(CommentBox, {
      label: 'Viết',
      unsentAs: 'a box',
      findPeople: (q: string) => new Promise<Mentionable | null>((answer) => asked.push({ q, answer })),
      onSend: async () => null,
    }),
  );
  const area = screen.one('textarea') as Area;
  const cursors: number[] = [];
  Object.assign(area, { setSelectionRange: (at: number) => cursors.push(at) });
  /** Types the text up to the cursor, which is marked by `|`. */
  async function type(words: string): Promise<void> {
    area.selectionStart = words.indexOf('|');
    await screen.fill(area, words.replace('|', ''));
  }
  /** Answers the latest search after it was sent. */
  async function answer(q: string, people: readonly Named[], isAlone = false): Promise<void> {
    await screen.until(() => expect(asked.at(-1)?.q).toBe(q));
    await screen.settle(() => asked.at(-1)?.answer({ people, isAlone }));
  }
  return { screen, area, cursors, type, answer };
}

const [lan, linh, long] = ['Lan', 'Linh', 'Long'].map((name) => ({ id: name, name })) as [
  Named,
  Named,
  Named,
];

test.each([
  ['the first', [], 'Lan'],
  ['the one chosen by arrow keys', ['ArrowDown'], 'Linh'],
] as const)(
  'Enter mentions the highlighted person, %s, though a new answer arrives before',
  async (_, keys, name) => {
    const { screen, area, type, answer } = await openBox();
    await type('@|');
    await answer('', [lan, linh, long]);
    await type('@l|');
    for (const key of keys) await screen.strike(area, key);
    const active = () => screen.all('[aria-selected="true"]').map((option) => option.textContent);
    expect(active()).toEqual([name]);
    await answer('l', [long, lan, linh]);
    expect(active()).toEqual([name]);
    await screen.strike(area, 'Enter');
    expect(screen.valueOf(area)).toBe(`@${name} `);
    await screen.close();
  },
);

test('the cursor is directly after the mention once the text changes', async () => {
  const { screen, area, cursors, type, answer } = await openBox();
  await type('Nhờ @l| xem lại.');
  await answer('l', [linh]);
  await screen.strike(area, 'Enter');
  expect(screen.valueOf(area)).toBe('Nhờ @Linh xem lại.');
  expect(cursors).toEqual(['Nhờ @Linh '.length]);
  await screen.close();
});

test.each([
  ['@|', true, 'Chỉ bạn đọc được bản nháp này'],
  ['@xuân|', false, 'Không có ai tên như vậy'],
] as const)(
  'if no person can be mentioned the box gives the reason: %s',
  async (words, isAlone, expected) => {
    const { screen, type, answer } = await openBox();
    await type(words);
    await answer(words.slice(1, -1), [], isAlone);
    expect(screen.one('.comment-box [role="status"]').textContent).toContain(expected);
    await type('Xong|');
    expect(screen.all('.comment-box [role="status"]')).toEqual([]);
    await screen.close();
  },
);
