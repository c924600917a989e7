import { createElement } from 'react';
import { expect, test } from 'vitest';
import * as versions from '#app/(desk)/actions/versions.ts';
import { HistoryScreen } from '#components/desk/article/history-screen.tsx';
import type { Timeline, VersionItem } from '#components/desk/article/timeline-page.ts';
import { networkError } from '#components/ui/network-failure.ts';
import { blankContent } from '#core/articles/blank-content.ts';
import desk from '#messages/vi/desk.json' with { type: 'json' };
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';
import { bodyOf } from '../document/body-fixtures.ts';

const content = blankContent('', { headline: 'Phà đêm', body: bodyOf() });
const names = { people: {}, tags: {}, sections: {}, stories: {}, media: {} };

function version(number: number): VersionItem {
  return {
    ...{ number, reason: 'session', savedAt: new Date(number * 60_000), contributors: [], cause: null },
    ...{ isLive: false, isApproved: false, isScheduled: false },
  };
}

function pageOf(numbers: readonly number[], nextCursor: string | null): Timeline {
  const versions = numbers.map(version);
  return { headline: 'Phà đêm', currentNumber: 4, canEdit: false, versions, forks: [], nextCursor };
}

/** The history of a story with four versions, two of them on the page. */
async function history(answers: Parameters<typeof stubActions>[1]) {
  stubActions(versions, {
    wordsOfVersions: async () => ({ ok: true, data: {} }),
    textsOf: async () => ({ ok: true, data: { contents: [content, content], names } }),
    ...answers,
  });
  const screen = await openScreen(
    createElement(HistoryScreen, {
      ...{ articleId: 'a1', timeline: pageOf([4, 3], 'older'), asked: null },
    }),
  );
  Object.assign(globalThis.window, { history: { replaceState() {} } });
  return {
    ...screen,
    shown: () => screen.all('.timeline-head strong').map(({ textContent }) => textContent),
  };
}

test('older versions appear once after a double press during loading', async () => {
  const arrive: ((answer: unknown) => void)[] = [];
  const screen = await history({ timelineOf: () => new Promise((resolve) => arrive.push(resolve as never)) });
  const older = screen.button(desk.history.older);
  await screen.press(older);
  await screen.press(older);
  for (const each of arrive) await screen.settle(() => each({ ok: true, data: pageOf([2, 1], null) }));
  expect(screen.shown()).toEqual(['Bản 4', 'Bản 3', 'Bản 2', 'Bản 1']);
  await screen.close();
});

test('a failed comparison is requested again when it is chosen again', async () => {
  const failed = { ok: false, error: { ...networkError, message: 'Không có mạng.' } } as const;
  let isOnline = false;
  const texts = { ok: true, data: { contents: [content, content], names } } as const;
  const screen = await history({ textsOf: async () => (isOnline ? texts : failed) as never });
  await screen.until(() => expect(screen.text()).toContain('Không có mạng.'));
  isOnline = true;
  await screen.press(screen.button(`${desk.history.changes} bản 4`));
  await screen.until(() => expect(screen.text()).not.toContain('Không có mạng.'));
  expect(screen.one('.history-pane').textContent).not.toContain(desk.history.loading);
  await screen.close();
});
