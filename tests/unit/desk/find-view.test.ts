import { createElement } from 'react';
import { expect, test } from 'vitest';
import { type FindAnswer, FindView } from '#components/desk/find/find-view.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';

async function shown(readBack: { since: string; olderUntil: string | null } | null) {
  const answer: FindAnswer = {
    ...{ kind: 'results' as const, text: '"và của"', sort: 'newest' as const },
    filters: { names: {}, state: 'draft' },
    ...{ results: [], meant: null, isFirstPage: true, nextCursor: null },
    facets: {
      total: 0,
      isMore: readBack !== null,
      piles: [],
      sections: [],
      tags: [],
      authors: [],
      since: [],
      readBack,
    },
  };
  const screen = await openScreen(createElement(FindView, { answer, countedAtMost: 1000 }));
  const [text, links] = [screen.text(), screen.all('a').map((link) => link.getAttribute('href'))];
  await screen.close();
  return { text, links };
}

test('the results say how far back the search went, and link to older results', async () => {
  const day = '2026-09-14';
  const found = await shown({ since: day, olderUntil: day });
  expect(found.text).toMatch(/ngược đến ngày 14/);
  expect(found.links.filter((link) => link?.includes(`to=${day}`))).toEqual([
    `/desk/find?q=%22v%C3%A0+c%E1%BB%A7a%22&to=${day}&state=draft&sort=newest`,
  ]);
  const whole = await shown({ since: day, olderUntil: null });
  expect(whole.text).toMatch(/ngược đến ngày 14/);
  expect(whole.links.some((link) => link?.includes('to='))).toBe(false);
  expect((await shown(null)).text).not.toMatch(/ngược đến/);
});
