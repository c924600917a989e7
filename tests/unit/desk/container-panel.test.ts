import { createElement } from 'react';
import { expect, test, vi } from 'vitest';
import * as fronts from '#app/(desk)/actions/fronts.ts';
import * as screenActions from '#app/(desk)/actions/screen.ts';
import { ContainerPanel } from '#components/desk/fronts/container-panel.tsx';
import { FrontScreen } from '#components/desk/fronts/front-screen.tsx';
import { ScreenRefresh } from '#components/desk/shell/screen-refresh.tsx';
import type { ContainerScreen, FrontItem, PlacedItem } from '#core/fronts/front-screen.ts';
import type { Layout } from '#core/fronts/layout.ts';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

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
  const refreshShell = vi.fn(async () => true);
  const actions = {
    saveContainer: vi.fn().mockResolvedValue({ ok: true, data: { edit: 1, baseRevision: 0 } }),
    launch: vi.fn().mockResolvedValue({ ok: true, data: { revision: 1 } }),
  };
  stubActions(fronts, actions);
  stubActions(screenActions, { refreshScreen: refreshShell });
  const panel = createElement(ContainerPanel, {
    ...{ front: 'home', container, refresh: async () => false },
  });
  const screen = await openScreen(createElement(ScreenRefresh, { children: panel } as never));
  return {
    ...screen,
    ...{ actions, refreshShell },
    press: (label: string) => screen.press(screen.one(`[aria-label="${label}"]`)),
    saved: () =>
      actions.saveContainer.mock.calls
        .at(-1)?.[0]
        .layout.placements.map((each: PlacedItem) => each.articleId),
  };
}

test('pinning an automatic story places it and the automatic stories before it', async () => {
  const filled = ['Một', 'Hai', 'Ba', 'Bốn', 'Năm'].map(story);
  const panel = await openPanel(top({ filled }));
  await panel.press('Giữ ở đây: Bốn');
  expect(panel.saved()).toEqual(['Một', 'Hai', 'Ba', 'Bốn']);
  expect(panel.all('.front-place').map(({ textContent }) => textContent)).toEqual(['1', '2', '3', '4', '5']);
  expect(panel.text()).toContain('Đã giữ “Bốn” ở vị trí 4 của Tin chính, cùng 3 bài đứng trước nó.');
  await panel.close();
});

test('a placed story stays first, and pinning the first automatic story places only that one', async () => {
  const panel = await openPanel(top({ placed: [placed('Đặt')], filled: ['Một', 'Hai'].map(story) }));
  await panel.press('Giữ ở đây: Một');
  expect(panel.saved()).toEqual(['Đặt', 'Một']);
  expect(panel.text()).toContain('Đã giữ “Một” ở vị trí 2 của Tin chính.');
  await panel.close();
});

test('a saved change shows as a draft before the screen is refreshed', async () => {
  const panel = await openPanel(top({ placed: [placed('Một'), placed('Hai')] }));
  expect(panel.text()).toContain('Như trên trang');
  await panel.press('Bỏ khỏi ô: Hai');
  await panel.settle();
  expect(panel.saved()).toEqual(['Một']);
  expect(panel.text()).toContain('Đã lưu nháp');
  expect(panel.text()).not.toContain('Như trên trang');
  await panel.close();
});

test('a successful launch refreshes the shell, and a refused one does not', async () => {
  const draft = { edit: 1, baseRevision: 0, savedAt: new Date(0), isStale: false };
  const panel = await openPanel(top({ placed: [placed('Đặt')], draft }));
  const launch = async () => {
    await panel.press('Đưa lên trang: Tin chính');
    await panel.happen(panel.one('dialog form'), 'submit');
    await panel.settle();
  };
  panel.actions.launch.mockResolvedValueOnce({ ok: false, error: { code: 'front.stale', message: 'Cũ' } });
  await launch();
  expect([panel.actions.launch.mock.calls.length, panel.refreshShell.mock.calls.length]).toEqual([1, 0]);
  await launch();
  expect([panel.actions.launch.mock.calls.length, panel.refreshShell.mock.calls.length]).toEqual([2, 1]);
  await panel.close();
});

test('a launch refused for a picture names the story', async () => {
  const draft = { edit: 1, baseRevision: 0, savedAt: new Date(0), isStale: false };
  const panel = await openPanel(top({ placed: [placed('Một'), placed('Hai')], draft }));
  panel.actions.launch.mockResolvedValueOnce({
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

test('a person who may no longer curate can still discard their draft', async () => {
  const draft = { edit: 1, baseRevision: 0, savedAt: new Date(0), isStale: false };
  const panel = await openPanel(top({ draft, mayCurate: false, why: 'front.not-your-container' }));
  expect(panel.button('Bỏ bản nháp')).toBeTruthy();
  expect(panel.text()).not.toContain('Đưa lên trang');
  await panel.close();
});

test('a removal moves the focus to a neighbour, and an insertion to the new row', async () => {
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

const dataTransfer = { setData() {}, effectAllowed: '' };
/** Drags a row to this height of a list of equal rows; returns the row that is marked meanwhile. */
async function drag(
  screen: Pick<Awaited<ReturnType<typeof openScreen>>, 'one' | 'happen'>,
  name: string,
  { to, y }: { to: HTMLElement; y: number },
): Promise<string | null> {
  const row = screen.one(`[data-story="${name}"]`);
  for (const [index, each] of [...to.querySelectorAll('[data-story]')].entries())
    each.getBoundingClientRect = () => ({ top: index * 40, height: 40 }) as DOMRect;
  const over = () => (to.querySelector('[data-over]') as HTMLElement | null)?.dataset;
  await screen.happen(row, 'dragstart', { dataTransfer });
  await screen.happen(to, 'dragover', { dataTransfer, clientY: y });
  const marked = over();
  await screen.happen(to, 'drop', { dataTransfer, clientY: y });
  expect(over()).toBeUndefined();
  return marked === undefined ? null : (marked.story ?? 'end');
}

test.each([
  ['down, before the half of a row', 'Một', 90, 'Ba', ['Hai', 'Một', 'Ba']],
  ['down, after it', 'Một', 110, 'end', ['Hai', 'Ba', 'Một']],
  ['up, before the half of a row', 'Ba', 10, 'Một', ['Ba', 'Một', 'Hai']],
  ['up, after it', 'Ba', 30, 'Hai', ['Một', 'Ba', 'Hai']],
  ['to its own place', 'Hai', 30, null, undefined],
])('a story that is dragged %s lands at the marked place', async (_, name, y, marked, order) => {
  const panel = await openPanel(top({ placed: ['Một', 'Hai', 'Ba'].map((each) => placed(each)) }));
  expect(await drag(panel, name, { to: panel.one('.front-slots'), y })).toBe(marked);
  expect(panel.saved()).toEqual(order);
  await panel.close();
});

test('a story dragged to another container keeps its headline and leaves its old place', async () => {
  const saved: Record<string, unknown[]> = {};
  stubActions(fronts, {
    saveContainer: async ({ container, layout }: { container: string; layout: Layout }) => {
      saved[container] = [...layout.placements];
      return { ok: true, data: { edit: 1, baseRevision: 0 } };
    },
    screenOf: async () => null,
  });
  const reworded = { ...placed('Một'), placement: { articleId: 'Một', headline: 'Tít riêng' } };
  const containers = [
    top({ placed: [reworded, placed('Hai')] }),
    top({ key: 'picks', kind: 'picks', placed: [placed('Ba')], filled: [story('Bốn')] }),
    top({ key: 'opinion', kind: 'opinion' }),
  ];
  const front = createElement(FrontScreen, {
    front: 'home',
    screen: { changedAt: null, staleAt: null, isStale: false, breaking: [], containers },
  });
  const screen = await openScreen(createElement(ScreenRefresh, { children: front } as never));
  const list = (at: number) => screen.all('.front-slots:not(.front-filled)')[at] as HTMLElement;
  expect(await drag(screen, 'Một', { to: list(1), y: 10 })).toBe('Ba');
  expect(saved.picks).toEqual([{ articleId: 'Một', headline: 'Tít riêng' }, { articleId: 'Ba' }]);
  expect(saved.top).toEqual([{ articleId: 'Hai' }]);
  expect(await drag(screen, 'Bốn', { to: list(2), y: 10 })).toBe('end');
  expect(saved.opinion).toEqual([{ articleId: 'Bốn' }]);
  await screen.close();
});

test('a discarded draft can be restored until the next change', async () => {
  const draft = { edit: 3, baseRevision: 0, savedAt: new Date(0), isStale: false };
  const panel = await openPanel(
    top({ draft, placed: [placed('Một'), placed('Hai')], passedOver: [story('Ba')], isHidden: true }),
  );
  stubActions(fronts, { discardContainer: async () => ({ ok: true }) });
  await panel.happen(panel.button('Bỏ bản nháp'), 'click');
  await panel.settle();
  expect(panel.actions.saveContainer).not.toHaveBeenCalled();
  await panel.happen(panel.button('Lấy lại bản nháp'), 'click');
  await panel.settle();
  expect(panel.actions.saveContainer.mock.calls[0]?.[0]).toMatchObject({
    ...{ edit: 0, baseRevision: 0 },
    layout: {
      placements: [{ articleId: 'Một' }, { articleId: 'Hai' }],
      passedOver: ['Ba'],
      isHidden: true,
    },
  });
  expect(panel.text()).not.toContain('Lấy lại bản nháp');
  await panel.happen(panel.button('Bỏ bản nháp'), 'click');
  await panel.settle();
  await panel.press('Bỏ khỏi ô: Hai');
  expect(panel.text()).not.toContain('Lấy lại bản nháp');
  await panel.close();
});

test('a story in the breaking slot links to the desk and shows the end of its time', async () => {
  const breaking = [{ ...story('chay-cho'), breakingUntil: new Date('2026-11-30T09:40:00Z') }];
  const screen = await openScreen(
    createElement(FrontScreen, {
      front: 'home',
      screen: { changedAt: null, staleAt: null, isStale: false, breaking, containers: [] },
    }),
  );
  expect(screen.one('.front-breaking li a').getAttribute('href')).toBe('/desk/articles/chay-cho');
  expect(screen.one('.front-breaking li').textContent).toContain('Hết giờ lúc 09:40 30/11/2026');
  await screen.close();
});

test('the headline of a slot is a growing field; Enter saves it, and it has no line breaks', async () => {
  const panel = await openPanel(top({ placed: [placed('Một')] }));
  await panel.press('Sửa trong ô này: Một');
  expect(panel.one('[name="headline"]').localName).toBe('textarea');
  await panel.fill(panel.one('[name="headline"]'), 'Tít dài\nhai dòng');
  expect(panel.valueOf(panel.one('[name="headline"]'))).toBe('Tít dài hai dòng');
  await panel.happen(panel.one('dialog form'), 'submit');
  expect(panel.actions.saveContainer.mock.calls[0]?.[0].layout.placements).toEqual([
    { articleId: 'Một', headline: 'Tít dài hai dòng' },
  ]);
  await panel.close();
});

test('the visible text of a button or a link is part of its accessible name', async () => {
  const draft = { edit: 1, baseRevision: 0, savedAt: new Date(0), isStale: false };
  const launches = [
    { revision: 3, launchedAt: new Date(0), launchedByName: 'Tâm', note: '', isHidden: false, headlines: [] },
  ];
  const panel = await openPanel(
    top({
      ...{ key: 'strip', kind: 'strip', sectionName: 'Thế giới', sectionNameEn: 'World' },
      ...{ sectionSlug: 'the-gioi', draft, placed: [placed('Một')] },
      ...{ filled: [story('Hai')], passedOver: [story('Ba')] },
    }),
  );
  stubActions(fronts, { launchesOf: async () => ({ ok: true, data: launches }) });
  await panel.happen(panel.button('Lịch sử'), 'click');
  await panel.settle();
  const named = panel.all(':is(a, button)[aria-label]');
  const unlike = named
    .map((each) => [each.textContent?.trim() ?? '', each.getAttribute('aria-label') ?? ''] as const)
    .filter(([seen, name]) => /\p{L}/u.test(seen) && !name.toLowerCase().includes(seen.toLowerCase()));
  expect(unlike).toEqual([]);
  expect(named.length).toBeGreaterThan(9);
  await panel.close();
});
