import { createElement } from 'react';
import { expect, test, vi } from 'vitest';
import type { HistoryDoors, Timeline, VersionLine } from '#components/desk/article/history-doors.ts';
import { HistoryScreen } from '#components/desk/article/history-screen.tsx';
import { unreached } from '#components/ui/or-unreached.ts';
import actions from '#messages/vi/actions.json' with { type: 'json' };
import desk from '#messages/vi/desk.json' with { type: 'json' };
import errors from '#messages/vi/errors.json' with { type: 'json' };
import { inTime } from '../../support/in-time.ts';
import { mounted } from '../../support/mounted.ts';
import { bodyOf } from '../document/body-fixtures.ts';

vi.mock('next/navigation', () => ({ useRouter: () => ({ prefetch() {} }), usePathname: () => '/' }));

const content = {
  ...{ format: 'news', kicker: '', headline: 'Phà đêm', sapo: '', sectionId: '', lead: null, sponsor: '' },
  ...{ bylineIds: [], tagIds: [], pinIds: [], body: bodyOf() },
} as const;
const names = { people: {}, tags: {}, sections: {}, stories: {}, media: {} };

function version(number: number): VersionLine {
  return {
    ...{ number, reason: 'session', savedAt: new Date(number * 60_000), contributors: [], cause: null },
    ...{ isLive: false, isApproved: false, isScheduled: false },
  };
}

function pageOf(numbers: readonly number[], nextCursor: string | null): Timeline {
  const versions = numbers.map(version);
  return { headline: 'Phà đêm', currentNumber: 4, canEdit: false, versions, forks: [], nextCursor };
}

/** The history of a story of four versions, of which the page has two. */
async function history(doors: Partial<HistoryDoors>) {
  const all = {
    wordsOfVersions: async () => ({ ok: true, data: {} }),
    textsOf: async () => ({ ok: true, data: { contents: [content, content], names } }),
    ...doors,
  } as HistoryDoors;
  const screen = await mounted(
    { desk, errors, actions },
    createElement(HistoryScreen, {
      ...{ articleId: 'a1', timeline: pageOf([4, 3], 'older'), asked: null, doors: all },
    }),
  );
  Object.assign(globalThis.window, { history: { replaceState() {} } });
  const buttons = () => [...screen.page.querySelectorAll('button')];
  return {
    ...screen,
    button: (words: string) => buttons().find(({ textContent }) => textContent?.startsWith(words)),
    shown: () =>
      [...screen.page.querySelectorAll('.timeline-head strong')].map(({ textContent }) => textContent),
  };
}

test('what is older stands there once, however often it is asked for while it is on its way', async () => {
  const arrive: ((answer: unknown) => void)[] = [];
  const screen = await history({ timelineOf: () => new Promise((resolve) => arrive.push(resolve as never)) });
  const older = screen.button(desk.history.older);
  await screen.press(older);
  await screen.press(older);
  for (const each of arrive) await screen.settle(() => each({ ok: true, data: pageOf([2, 1], null) }));
  expect(screen.shown()).toEqual(['Bản 4', 'Bản 3', 'Bản 2', 'Bản 1']);
  await screen.leave();
});

test('two versions that could not be had are asked for again when they are chosen again', async () => {
  const failed = { ok: false, error: { ...unreached, message: 'Không có mạng.' } } as const;
  let isOnline = false;
  const texts = { ok: true, data: { contents: [content, content], names } } as const;
  const screen = await history({ textsOf: async () => (isOnline ? texts : failed) as never });
  await inTime(() => expect(screen.page.body.textContent).toContain('Không có mạng.'));
  isOnline = true;
  await screen.press(screen.button(desk.history.changes));
  await inTime(() => expect(screen.page.body.textContent).not.toContain('Không có mạng.'));
  expect(screen.page.querySelector('.history-pane')?.textContent).not.toContain(desk.history.loading);
  await screen.leave();
});
