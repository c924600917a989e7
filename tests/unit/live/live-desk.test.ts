import { createElement } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeskCoverage, DeskEntry } from '#components/desk/live/desk-entry.ts';
import { LiveDesk } from '#components/desk/live/live-desk.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';

const wire = vi.hoisted(() => ({
  getJson: vi.fn(),
  sendJson: vi.fn(),
  uploadPicture: vi.fn(),
}));
vi.mock('#components/desk/article/send.ts', () => ({ ...wire, UploadFailure: class extends Error {} }));
const yes = { ok: true } as const;
const lan = { id: 'lan', name: 'Lan' };

function entry(version: number, text: string): DeskEntry {
  return {
    ...{ id: 'entry', state: 'published', version, headline: '', isKey: false, keyTitle: '', authors: [lan] },
    ...{ typed: { text, photos: [] }, media: [], isPinned: false, createdBy: lan, savedBy: lan },
    ...{ createdAt: '2026-11-29T05:00:00Z', publishedAt: '2026-11-29T05:00:00Z', modifiedAt: null },
    ...{ withdrawnBy: null, withdrawnAt: null, withdrawReason: null, notes: [], breakoutId: null },
    abilities: Object.fromEntries(
      ['publish', 'revise', 'update', 'correct', 'withdraw', 'pin', 'unpin', 'break_out'].map((name) => [
        name,
        yes,
      ]),
    ) as DeskEntry['abilities'],
  };
}

function coverage(...entries: DeskEntry[]): DeskCoverage {
  return {
    ...{ articleId: 'story', number: 1, headline: 'Nước lên', url: '/nuoc-len', publicState: 'live' },
    ...{ coverage: 'running', closingNote: '', entries, hasEarlier: false },
    abilities: { open: yes, end: yes, write: yes, publish: yes },
  };
}

function memoryStorage(): Record<string, unknown> {
  const store: Record<string, unknown> = {};
  Object.defineProperties(store, {
    getItem: { value: (key: string) => store[key] ?? null },
    setItem: { value: (key: string, text: string) => Object.assign(store, { [key]: text }) },
    removeItem: { value: (key: string) => Reflect.deleteProperty(store, key) },
  });
  return store;
}

beforeEach(() => {
  vi.stubGlobal('localStorage', memoryStorage());
  wire.getJson.mockResolvedValue(null);
  wire.sendJson.mockReset();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function openDesk(start: DeskCoverage) {
  const desk = await openScreen(createElement(LiveDesk, { start, personId: 'lan' }));
  return {
    ...desk,
    words: () => desk.valueOf(desk.one('textarea.live-text')),
    write: (text: string) => desk.fill(desk.one('textarea.live-text'), text),
    send: () => desk.happen(desk.one('form.live-composer'), 'submit'),
    /** Sets the coverage that the next poll returns. */
    async shows(next: DeskCoverage) {
      wire.getJson.mockResolvedValue({ ok: true, data: next });
      await desk.settle(() => window.dispatchEvent(new (window.Event as typeof Event)('online')));
      wire.getJson.mockResolvedValue(null);
    },
  };
}

const picture = { id: 'photo', caption: 'Nước ngập', credit: 'Lan', alt: '' };

test('a photo that arrives during writing is added to the current text', async () => {
  let arrive: (media: unknown) => void = () => {};
  wire.uploadPicture.mockReturnValue(new Promise((resolve) => (arrive = resolve)));
  const desk = await openDesk(coverage());
  await desk.write('Nước lên');
  await desk.fillFiles(desk.one('input[type="file"]'), ['nuoc.jpg']);
  await desk.write('Nước lên quá mức báo động ba.');
  await desk.settle(() => arrive(picture));
  expect(desk.words()).toBe('Nước lên quá mức báo động ba.');
  expect(desk.all('.live-photo')).toHaveLength(1);
  await desk.close();
});

test('a photo that arrives after its entry was sent is dropped', async () => {
  let arrive: (media: unknown) => void = () => {};
  wire.uploadPicture.mockReturnValue(new Promise((resolve) => (arrive = resolve)));
  wire.sendJson.mockReturnValue(new Promise(() => {}));
  const desk = await openDesk(coverage());
  await desk.write('Nước lên');
  await desk.fillFiles(desk.one('input[type="file"]'), ['nuoc.jpg']);
  await desk.send();
  await desk.write('Đường sắt ngừng chạy');
  await desk.settle(() => arrive(picture));
  expect(desk.words()).toBe('Đường sắt ngừng chạy');
  expect(desk.all('.live-photo')).toHaveLength(0);
  await desk.close();
});

test('earlier entries are loaded on request, and later polls include them', async () => {
  const newest = entry(1, 'Sáu mét.');
  const earlier = '/desk/articles/story/live/entries?limit=400';
  const desk = await openDesk({ ...coverage(newest), hasEarlier: true });
  expect(desk.one('.live-lists .panel-title').textContent).toContain('1+');
  const both = coverage(newest, { ...entry(1, 'Bốn mét.'), id: 'earlier' });
  wire.getJson.mockResolvedValue({ ok: true, data: both });
  await desk.press(desk.button('Xem các mục cũ hơn'));
  expect(wire.getJson).toHaveBeenLastCalledWith(earlier, expect.anything());
  expect(desk.text()).toContain('Bốn mét.');
  expect(desk.all('.live-earlier')).toHaveLength(0);
  await desk.shows(both);
  expect(wire.getJson).toHaveBeenLastCalledWith(earlier, expect.anything());
  await desk.close();
});

test('a writer whose entry was overtaken can take over the other version', async () => {
  const desk = await openDesk(coverage(entry(1, 'Năm mét.')));
  await desk.press(desk.button('Sửa'));
  await desk.write('Năm mét rưỡi.');
  await desk.shows(coverage(entry(2, 'Sáu mét.')));
  expect(desk.words()).toBe('Năm mét rưỡi.');
  await desk.press(desk.button('Dùng bản của họ'));
  expect(desk.words()).toBe('Sáu mét.');
  expect(desk.text()).not.toContain('Người khác đã sửa mục này');
  await desk.close();
});

test('a draft that another person released is not sent before its writer has seen that', async () => {
  const draft: DeskEntry = { ...entry(1, 'Năm mét.'), state: 'draft', publishedAt: null };
  wire.sendJson.mockReturnValue(new Promise(() => {}));
  const desk = await openDesk(coverage(draft));
  await desk.press(desk.button('Sửa'));
  await desk.write('Sáu mét, chưa kiểm chứng.');
  await desk.shows(coverage(entry(1, 'Năm mét.')));
  expect(desk.one('[role="alert"]').textContent).toContain('đã được đăng trong lúc bạn viết');
  await desk.press(desk.button('Lưu, chưa đăng'));
  expect(wire.sendJson).not.toHaveBeenCalled();
  await desk.press(desk.button('Ghi chữ của tôi lên bản của họ'));
  expect(desk.words()).toBe('Sáu mét, chưa kiểm chứng.');
  expect(desk.one('.live-send').textContent).not.toContain('Lưu, chưa đăng');
  await desk.send();
  expect(wire.sendJson.mock.calls).toMatchObject([
    [
      '/desk/articles/story/live/entries',
      { baseVersion: 1, baseState: 'published', publish: true },
      expect.objectContaining({ writerId: 'lan', withinMs: expect.any(Number) }),
    ],
  ]);
  await desk.close();
});

test('a writer without the right to change a published entry is referred to an editor', async () => {
  const draft: DeskEntry = { ...entry(1, 'Năm mét.'), state: 'draft', publishedAt: null };
  const no = { ok: false, why: 'action.needs-grant' } as const;
  const released = entry(1, 'Năm mét.');
  const desk = await openDesk(coverage(draft));
  await desk.press(desk.button('Sửa'));
  await desk.write('Sáu mét, chưa kiểm chứng.');
  await desk.shows(coverage({ ...released, abilities: { ...released.abilities, update: no, correct: no } }));
  expect(desk.one('[role="alert"]').textContent).toContain('hãy nhờ biên tập viên');
  expect(desk.text()).not.toContain('Ghi chữ của tôi lên bản của họ');
  expect(desk.words()).toBe('Sáu mét, chưa kiểm chứng.');
  await desk.close();
});

test('an entry whose change is being sent cannot be edited again', async () => {
  const sent: string[] = [];
  let answer: (answer: unknown) => void = () => {};
  wire.sendJson.mockImplementation((_path, { content }) => {
    sent.push(JSON.stringify(content.body).includes('Năm mét rưỡi.') ? 'first' : 'second');
    return new Promise((resolve) => {
      answer = resolve;
    });
  });
  const desk = await openDesk(coverage(entry(1, 'Năm mét.')));
  await desk.press(desk.button('Sửa'));
  await desk.write('Năm mét rưỡi.');
  await desk.send();
  await desk.press(desk.button('Sửa'));
  expect(desk.words()).toBe('');
  expect(desk.one('[role="alert"]').textContent).toContain('còn đang gửi');

  await desk.settle(() => answer({ ok: true, data: entry(2, 'Năm mét rưỡi.') }));
  expect(desk.all('[role="alert"]')).toHaveLength(0);
  await desk.press(desk.button('Sửa'));
  expect(desk.words()).toBe('Năm mét rưỡi.');
  await desk.write('Sáu mét.');
  await desk.send();
  expect(sent).toEqual(['first', 'second']);
  await desk.close();
});

/** A slow connection on which the test answers each request. */
function slowRequest() {
  const sent: { text: string; answer: (answer: unknown) => void }[] = [];
  wire.sendJson.mockImplementation(
    (_path, { content }) =>
      new Promise((answer) => {
        sent.push({ text: content.body.content[0].content[0].text, answer });
      }),
  );
  return { sent, texts: () => sent.map(({ text }) => text) };
}
const accepted = (text: string) => ({ ok: true, data: { ...entry(1, text), id: text } });
const backOnline = () => window.dispatchEvent(new (window.Event as typeof Event)('online'));

test('entries are sent in order, and a refused one does not block the next', async () => {
  const line = slowRequest();
  const desk = await openDesk(coverage());
  for (const text of ['Một', 'Hai', 'Ba']) {
    await desk.write(text);
    await desk.send();
  }
  expect(line.texts()).toEqual(['Một']);
  await desk.settle(() => line.sent[0]?.answer(null));
  expect(desk.text()).toContain('Chưa gửi được, đang thử lại.');
  expect(desk.text()).toContain('Chờ mục trước được gửi xong.');
  await desk.settle(backOnline);
  expect(line.texts()).toEqual(['Một', 'Một']);
  await desk.settle(() => line.sent[1]?.answer(accepted('Một')));
  expect(line.texts()).toEqual(['Một', 'Một', 'Hai']);
  await desk.settle(() => line.sent[2]?.answer({ ok: false, error: { code: 'live.has-tk', message: 'TK' } }));
  expect(line.texts()).toEqual(['Một', 'Một', 'Hai', 'Ba']);
  await desk.close();
});

test('an unanswered entry can be taken back, and the next ones are sent', async () => {
  const line = slowRequest();
  const desk = await openDesk(coverage());
  for (const text of ['Một', 'Hai']) {
    await desk.write(text);
    await desk.send();
  }
  expect(desk.text()).not.toContain('Đưa về ô viết');
  await desk.settle(() => line.sent[0]?.answer(null));
  await desk.press(desk.button('Đưa về ô viết'));
  expect(desk.words()).toBe('Một');
  await desk.settle(backOnline);
  expect(line.texts()).toEqual(['Một', 'Hai']);
  await desk.settle(() => line.sent[1]?.answer(accepted('Hai')));
  await desk.send();
  expect(line.texts()).toEqual(['Một', 'Hai', 'Một']);
  await desk.close();
});

test('an unknown answer, such as that of a proxy, counts as no answer: the entry is sent again', async () => {
  const line = slowRequest();
  const desk = await openDesk(coverage());
  for (const text of ['Một', 'Hai']) {
    await desk.write(text);
    await desk.send();
  }
  await desk.settle(() => line.sent[0]?.answer({ message: 'Forbidden' }));
  expect(desk.text()).toContain('Chưa gửi được, đang thử lại.');
  await desk.settle(backOnline);
  await desk.settle(() => line.sent[1]?.answer(accepted('Một')));
  expect(line.texts()).toEqual(['Một', 'Một', 'Hai']);
  await desk.close();
});

test('unsent entries of an earlier visit are sent in the order of sending', async () => {
  const line = slowRequest();
  const left = (entryId: string, text: string, sentAt: number) =>
    localStorage.setItem(
      `toasoan-live-lan-story-${entryId}`,
      JSON.stringify({
        ...{ entryId, baseVersion: 0, isPublished: false, headline: '', text, isKey: false, keyTitle: '' },
        ...{ photos: [], change: 'update', publicNote: '', publish: true, wasSent: true, sentAt },
      }),
    );
  left('1', 'Hai', 20);
  left('2', 'Một', 10);
  for (const opened of [0, 1]) {
    const desk = await openDesk(coverage());
    await desk.settle(() => line.sent[opened]?.answer(null));
    expect(line.texts()).toEqual(Array(opened + 1).fill('Một'));
    await desk.close();
  }
  const desk = await openDesk(coverage());
  await desk.settle(() => line.sent[2]?.answer(accepted('Một')));
  expect(line.texts()).toEqual(['Một', 'Một', 'Một', 'Hai']);
  await desk.close();
});

test('Enter in a single-line field sends nothing, Ctrl+Enter sends, and Enter in the text keeps its default', async () => {
  const desk = await openDesk(coverage());
  await desk.write('Nước lên');
  const isLeftTo = async (field: string, about: object = {}) =>
    !(await desk.happen(desk.one(field), 'keydown', { key: 'Enter', ...about })).defaultPrevented;
  expect(await isLeftTo('.live-composer input:not([type])')).toBe(false);
  expect(await isLeftTo('.live-composer [type="checkbox"]')).toBe(false);
  expect(await isLeftTo('textarea.live-text')).toBe(true);
  expect(await isLeftTo('.live-composer [type="submit"]')).toBe(true);
  expect(wire.sendJson).not.toHaveBeenCalled();
  wire.sendJson.mockReturnValue(new Promise(() => {}));
  await isLeftTo('.live-composer input:not([type])', { ctrlKey: true });
  expect(wire.sendJson).toHaveBeenCalledTimes(1);
  await desk.close();
});

test('a correction without an explanation is not sent and shows the missing field', async () => {
  wire.sendJson.mockReturnValue(new Promise(() => {}));
  const desk = await openDesk(coverage(entry(1, 'Ba người bị thương.')));
  await desk.press(desk.button('Sửa'));
  await desk.write('Hai người bị thương.');
  const kinds = desk.one('select');
  Object.defineProperty(kinds, 'value', { value: 'correction' });
  await desk.happen(kinds, 'change');
  await desk.send();
  const note = () => desk.one('.live-change textarea');
  expect(desk.text()).toContain('Đính chính phải nói với bạn đọc đã viết gì sai, đúng là gì.');
  expect(note().getAttribute('aria-invalid')).toBe('true');
  expect(desk.words()).toBe('Hai người bị thương.');
  expect(wire.sendJson).not.toHaveBeenCalled();
  await desk.fill(note(), 'Bản trước viết ba người.');
  expect(desk.all('.field-error')).toEqual([]);
  await desk.send();
  expect(wire.sendJson).toHaveBeenCalledTimes(1);
  await desk.close();
});
