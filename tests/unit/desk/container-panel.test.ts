import { createElement } from 'react';
import { expect, test, vi } from 'vitest';
import { ContainerPanel } from '#components/desk/fronts/container-panel.tsx';
import { ScreenRefresh } from '#components/desk/screen-refresh.tsx';
import type { ContainerScreen, FrontItem, PlacedItem } from '#core/fronts/front-screen.ts';
import { openScreen } from '#tests/support/screen.ts';

vi.mock('next/navigation', () => ({
  useRouter: () => ({ push() {}, prefetch() {} }),
  unstable_rethrow() {},
}));

const story = (articleId: string): FrontItem => ({
  ...{ articleId, headline: articleId, sectionName: 'Thời sự', sectionNameEn: 'News' },
});
const placed = (articleId: string, state: PlacedItem['state'] = 'shown'): PlacedItem => ({
  ...{ ...story(articleId), placement: { articleId }, state, publishAt: null, picture: null },
});
const top = (changes: Partial<ContainerScreen>): ContainerScreen => ({
  ...{ key: 'top', kind: 'top', most: 5, sectionName: null, sectionNameEn: null, sectionSlug: null },
  ...{ mayCurate: true, why: null, revision: 0, launchedAt: null, launchedByName: null, draft: null },
  ...{ others: [], isHidden: false, placed: [], filled: [], passedOver: [] },
  ...changes,
});

async function openPanel(container: ContainerScreen) {
  const refreshShell = vi.fn(async () => {});
  const doors = {
    saveContainer: vi.fn().mockResolvedValue({ ok: true, data: { edit: 1, baseRevision: 0 } }),
    launch: vi.fn().mockResolvedValue({ ok: true, data: { revision: 1 } }),
  };
  const panel = createElement(ContainerPanel, {
    ...{ front: 'home', container, doors: doors as never, refresh: async () => false },
  });
  const screen = await openScreen(
    createElement(ScreenRefresh, { door: refreshShell, children: panel } as never),
  );
  return {
    ...screen,
    ...{ doors, refreshShell },
    press: (label: string) => screen.press(screen.one(`[aria-label="${label}"]`)),
    saved: () =>
      doors.saveContainer.mock.calls.at(-1)?.[0].layout.placements.map((each: PlacedItem) => each.articleId),
  };
}

test('a story that is kept where it is stays there: those before it are kept with it', async () => {
  const filled = ['Một', 'Hai', 'Ba', 'Bốn', 'Năm'].map(story);
  const panel = await openPanel(top({ filled }));
  await panel.press('Giữ ở đây: Bốn');
  expect(panel.saved()).toEqual(['Một', 'Hai', 'Ba', 'Bốn']);
  expect(panel.all('.front-place').map(({ textContent }) => textContent)).toEqual(['1', '2', '3', '4', '5']);
  expect(panel.text()).toContain('Đã giữ “Bốn” ở vị trí 4 của Tin chính, cùng 3 bài đứng trước nó.');
  await panel.close();
});

test('what was placed before it stands before it; the first that fills itself is kept alone', async () => {
  const panel = await openPanel(top({ placed: [placed('Đặt')], filled: ['Một', 'Hai'].map(story) }));
  await panel.press('Giữ ở đây: Một');
  expect(panel.saved()).toEqual(['Đặt', 'Một']);
  expect(panel.text()).toContain('Đã giữ “Một” ở vị trí 2 của Tin chính.');
  await panel.close();
});

test('a launch brings what surrounds the screen up to date, one that was refused does not', async () => {
  const draft = { edit: 1, baseRevision: 0, savedAt: new Date(0), isStale: false };
  const panel = await openPanel(top({ placed: [placed('Đặt')], draft }));
  const launch = async () => {
    await panel.press('Đưa lên trang: Tin chính');
    await panel.happen(panel.one('dialog form'), 'submit');
    await panel.settle();
  };
  panel.doors.launch.mockResolvedValueOnce({ ok: false, error: { code: 'front.stale', message: 'Cũ' } });
  await launch();
  expect([panel.doors.launch.mock.calls.length, panel.refreshShell.mock.calls.length]).toEqual([1, 0]);
  await launch();
  expect([panel.doors.launch.mock.calls.length, panel.refreshShell.mock.calls.length]).toEqual([2, 1]);
  await panel.close();
});

test('a launch that is refused for a picture says which', async () => {
  const draft = { edit: 1, baseRevision: 0, savedAt: new Date(0), isStale: false };
  const panel = await openPanel(top({ placed: [placed('Một'), placed('Hai')], draft }));
  panel.doors.launch.mockResolvedValueOnce({
    ok: false,
    error: {
      code: 'media.rights-ended',
      message: 'Hết quyền.',
      details: { articleId: 'Hai', mediaId: 'm2' },
    },
  });
  await panel.press('Đưa lên trang: Tin chính');
  await panel.happen(panel.one('dialog form'), 'submit');
  await panel.settle();
  expect(panel.one('.notice-danger').textContent).toContain('Hết quyền. Ảnh ấy đặt cho “Hai”.');
  await panel.close();
});

test('whoever may lay it out no more can still throw their draft away', async () => {
  const draft = { edit: 1, baseRevision: 0, savedAt: new Date(0), isStale: false };
  const panel = await openPanel(top({ draft, mayCurate: false, why: 'front.not-your-container' }));
  expect(panel.button('Bỏ bản nháp')).toBeTruthy();
  expect(panel.text()).not.toContain('Đưa lên trang');
  await panel.close();
});

test('what goes from a container leaves the focus beside it, and what comes has it', async () => {
  const focus = vi.spyOn(HTMLElement.prototype, 'focus').mockImplementation(() => {});
  const focused = () => {
    const element = focus.mock.contexts.at(-1) as HTMLElement | undefined;
    focus.mockClear();
    return element?.getAttribute('aria-label') ?? element?.textContent;
  };
  const filled = ['Bốn', 'Năm', 'Sáu'].map(story);
  const panel = await openPanel(top({ placed: ['Một', 'Hai', 'Ba'].map((each) => placed(each)), filled }));
  const grip = (name: string) => expect.stringContaining(`Dời “${name}”`);

  await panel.press('Bỏ khỏi ô: Hai');
  expect(focused()).toEqual(grip('Ba'));
  await panel.press('Bỏ khỏi ô: Ba');
  expect(focused()).toEqual(grip('Một'));
  await panel.press('Bỏ khỏi ô: Một');
  expect(focused()).toBe('Hoàn tác');
  await panel.happen(panel.button('Hoàn tác'), 'click');
  expect(focused()).toEqual(grip('Một'));

  await panel.press('Giữ ở đây: Bốn');
  expect(focused()).toEqual(grip('Bốn'));
  await panel.press('Không lấy vào ô này: Năm');
  expect(focused()).toBe('Không lấy vào ô này: Sáu');
  await panel.press('Không lấy vào ô này: Sáu');
  expect(focused()).toBe('2 bài không tự vào ô này');
  await panel.press('Cho vào lại: Năm');
  expect(focused()).toBe('Cho vào lại: Sáu');
  await panel.press('Cho vào lại: Sáu');
  expect(focused()).toBe('Không lấy vào ô này: Sáu');
  focus.mockRestore();
  await panel.close();
});
