import { createElement } from 'react';
import { expect, test, vi } from 'vitest';
import * as mediaActions from '#app/(desk)/actions/library.ts';
import * as screenActions from '#app/(desk)/actions/screen.ts';
import { MediaLibrary } from '#components/desk/lists/media-library.tsx';
import { ScreenRefresh } from '#components/desk/shell/screen-refresh.tsx';
import type { MediaItem } from '#core/media/media-item.ts';
import type { PictureUse } from '#core/media/picture-use.ts';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

function picture(caption: string, rightsUntil: string | null = null): MediaItem {
  return {
    ...{ id: caption, width: 800, height: 600, widths: [320, 640], avifWidths: [], focalX: 0.5, focalY: 0.5 },
    ...{ blurColor: '#888888', rightsNote: '', rightsUntil, caption, credit: 'Lan', alt: '' },
    ...{ mimeType: 'image/jpeg', bytes: 1, uploadedBy: null, inLibrary: true },
    createdAt: new Date('2026-11-29T05:00:00Z'),
  };
}

const pageOf = (nextCursor: string | null, ...captions: string[]) => ({
  nextCursor,
  items: captions.map((caption) => picture(caption)),
});

const EDITOR = { ownOf: 'thu', others: true };

async function openLibrary(ended: MediaItem[] = [], uses: PictureUse[] = [], canEdit: object = EDITOR) {
  const asked: { q: string; cursor: string | undefined; answer: (page: unknown) => void }[] = [];
  stubActions(mediaActions, {
    searchLibrary: (q: string, cursor?: string) =>
      new Promise((resolve) => asked.push({ q, cursor, answer: resolve })),
    changeMedia: async () => ({ ok: true, data: picture('Cũ', '2030-01-01') }),
  });
  const refresh = vi.fn(async () => true);
  stubActions(screenActions, { refreshScreen: refresh });
  const screen = await openScreen(
    createElement(ScreenRefresh, {
      children: createElement(MediaLibrary, {
        ...{
          first: pageOf('next', 'Sông'),
          endedInUse: ended.map((each) => ({ picture: each, uses })),
        },
        ...{ today: '2026-11-29', canUpload: false, canEdit: canEdit as never },
      }),
    } as never),
  );
  return {
    ...screen,
    asked,
    refresh,
    captions: () => screen.all('.media-caption').map(({ textContent }) => textContent),
    async search(q: string) {
      await screen.fill(screen.one('input[type="search"]'), q);
      await screen.happen(screen.one('search form'), 'submit');
    },
    answer: (at: number, page: unknown) => screen.settle(() => asked[at]?.answer({ ok: true, data: page })),
  };
}

test('a late next page of an earlier list is dropped', async () => {
  const library = await openLibrary();
  await library.search('chợ');
  await library.press(library.button('Xem thêm'));
  // Answered in order, like the actions of a page.
  await library.answer(0, pageOf(null, 'Chợ nổi'));
  await library.answer(1, pageOf(null, 'Núi'));
  expect(library.captions()).toEqual(['Chợ nổi']);
  await library.close();
});

test('the next page belongs to the shown list, with any text in the search field', async () => {
  const library = await openLibrary();
  await library.fill(library.one('input[type="search"]'), 'chợ');
  await library.press(library.button('Xem thêm'));
  expect(library.asked.map(({ q, cursor }) => ({ q, cursor }))).toEqual([{ q: '', cursor: 'next' }]);
  await library.answer(0, pageOf(null, 'Núi'));
  expect(library.captions()).toEqual(['Sông', 'Núi']);
  await library.close();
});

test('saving rights of an ended picture refreshes the screen', async () => {
  const library = await openLibrary([picture('Cũ', '2026-11-01')]);
  await library.press(library.one('.ended-pictures button'));
  await library.happen(library.one('form.media-edit'), 'submit');
  await library.settle();
  expect(library.refresh).toHaveBeenCalledTimes(1);
  await library.close();
});

test('an ended picture lists its public uses with links', async () => {
  const library = await openLibrary(
    [picture('Cũ', '2026-11-01')],
    [
      { kind: 'story', id: 'a1', name: 'Nước lên' },
      { kind: 'tag', id: 't1', name: 'Bờ sông' },
      { kind: 'author', id: 'lan', name: 'Lan' },
      { kind: 'front', id: 'home', name: 'Nước lên' },
    ],
  );
  const ways = library.all('.ended-pictures li a').map((a) => [a.textContent, a.getAttribute('href')]);
  expect(ways).toEqual([
    ['Nước lên', '/desk/articles/a1'],
    ['Thẻ: Bờ sông', '/desk/tags?q=B%E1%BB%9D+s%C3%B4ng'],
    ['Chân dung: Lan', '/tac-gia/lan'],
    ['Ảnh thay trên trang nhất: Nước lên', '/desk/fronts/home'],
  ]);
});

test('a person who may not change a picture sees its data without a form', async () => {
  const own = { ...picture('Của Minh'), uploadedBy: { id: 'minh', name: 'Minh' } };
  const others = { ...picture('Của Lan', '2026-11-01'), uploadedBy: { id: 'lan', name: 'Lan' } };
  for (const [ownOf, may] of [
    ['minh', [true, false]],
    [null, [false, false]],
  ] as const) {
    const library = await openLibrary([own, others], [], { ownOf, others: false });
    for (const [at, isEditable] of may.entries()) {
      await library.press(library.all('.ended-pictures button')[at] as HTMLElement);
      expect(library.all('dialog form').length).toBe(isEditable ? 1 : 0);
      if (isEditable) await library.press(library.button('Hủy'));
      else {
        expect(library.one('dialog').textContent).toContain('Chỉ người tải lên hoặc biên tập viên');
        await library.press(library.button('Đóng'));
      }
    }
    await library.close();
  }
});

test('a picture outside the library says so, and a permitted person can add it', async () => {
  const asked: object[] = [];
  const upload = { ...picture('Chợ nổi'), inLibrary: false };
  stubActions(mediaActions, {
    changeMedia: async (input: object) => {
      asked.push(input);
      return { ok: true, data: { ...upload, inLibrary: true } };
    },
  });
  for (const [placesOthers, boxes] of [
    [false, 0],
    [true, 1],
  ] as const) {
    const shown = createElement(MediaLibrary, {
      ...{ first: { items: [upload], nextCursor: null }, endedInUse: [], today: '2026-11-29' },
      ...{ canUpload: false, canEdit: { ownOf: 'thu', others: true, placesOthers } },
    });
    const screen = await openScreen(createElement(ScreenRefresh, { children: shown } as never));
    expect(screen.text()).toContain('Chưa vào kho');
    await screen.press(screen.one('.media-tile'));
    const box = screen.all('[name="inLibrary"]');
    expect(box).toHaveLength(boxes);
    if (placesOthers) {
      await screen.tick(box[0] as HTMLElement);
      await screen.happen(screen.one('form.media-edit'), 'submit');
      await screen.settle();
      expect(screen.text()).not.toContain('Chưa vào kho');
    }
    await screen.close();
  }
  expect(asked).toEqual([{ id: 'Chợ nổi', inLibrary: true }]);
});
