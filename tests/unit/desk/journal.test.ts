import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { type Journal, openJournal } from '#components/desk/article/writing/journal.ts';

/** A writer at a document with a journal, which records edits as the desk does. */
type Writer = { readonly doc: Y.Doc; readonly journal: Journal; readonly write: (words: string) => number };

const troubles: boolean[] = [];

function openWriter(
  articleId: string | null,
  { personId = 'lan', doc = new Y.Doc(), version = 1 } = {},
): Writer {
  const journal = openJournal({
    personId,
    articleId,
    draftId: articleId ?? 'draft-of-the-visit',
    state: () => Y.encodeStateAsUpdate(doc),
    version: () => version,
    onTrouble: (isTrouble) => troubles.push(isTrouble),
  });
  let number = 0;
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'others') journal.addRemote(update);
    else number = journal.add(update);
  });
  return {
    doc,
    journal,
    write(words) {
      const text = doc.getText('body');
      text.insert(text.length, words);
      return number;
    },
  };
}

/** Appends a remote edit to the document. */
function receiveRemote({ doc }: Writer, words: string): void {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  other.getText('body').insert(other.getText('body').length, words);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'others');
}

function wordsOf(...updates: Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText('body').toString();
}

afterEach(() => {
  vi.restoreAllMocks();
  troubles.length = 0;
});

test('unacknowledged text is there for the next visit until it is forgotten', async () => {
  const first = openWriter('a1');
  first.write('Mưa ');
  first.write('lớn');
  await first.journal.close();
  const second = openWriter('a1');
  const [left, ...others] = await second.journal.left();
  expect(others).toEqual([]);
  expect(wordsOf(left?.screen ?? new Uint8Array())).toBe('Mưa lớn');
  expect(wordsOf(left?.typed ?? new Uint8Array())).toBe('Mưa lớn');
  await left?.forget();
  expect(await second.journal.left()).toEqual([]);
  await second.journal.close();
});

test('acknowledged text is dropped, and later text restores on top of it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const first = openWriter('a2', { version: 4 });
  const number = first.write('Đã lên máy chủ. ');
  await first.journal.settled();
  first.journal.acknowledged(number);
  vi.advanceTimersByTime(5_000);
  vi.useRealTimers();
  first.write('Chưa lên.');
  await first.journal.close();
  const second = openWriter('a2');
  const [left] = await second.journal.left();
  expect(wordsOf(left?.screen ?? new Uint8Array())).toBe('Đã lên máy chủ. Chưa lên.');
  // Alone it depends on letters that it does not contain.
  expect(wordsOf(left?.typed ?? new Uint8Array())).toBe('');
  expect(left?.version).toBe(4);
  await left?.forget();
  await second.journal.close();
});

test('text typed after remote edits is restored with them', async () => {
  const first = openWriter('a3');
  first.write('Tôi viết. ');
  await first.journal.settled();
  receiveRemote(first, 'Thu viết. ');
  first.write('Tôi viết tiếp.');
  await first.journal.close();
  const second = openWriter('a3');
  const [left] = await second.journal.left();
  expect(wordsOf(left?.screen ?? new Uint8Array())).toBe('Tôi viết. Thu viết. Tôi viết tiếp.');
  await left?.forget();
  await second.journal.close();
});

test('a letter typed just before the page closes is committed at once', async () => {
  const first = openWriter('a4');
  await first.journal.left();
  const commits = vi.spyOn(IDBTransaction.prototype, 'commit');
  first.write('Ô');
  // Without waiting: the browser has the letter, even if the page closes now.
  expect(commits).toHaveBeenCalledTimes(1);
  await first.journal.drop();
  await first.journal.close();
});

test('an open window of the same person and windows of others leave no text', async () => {
  const open = openWriter('a5');
  open.write('Đang gõ');
  const other = openWriter('a5', { personId: 'thu' });
  await open.journal.settled();
  const second = openWriter('a5');
  expect(await second.journal.left()).toEqual([]);
  expect(await other.journal.left()).toEqual([]);
  await open.journal.drop();
  for (const { journal } of [open, other, second]) await journal.close();
});

test('two closed windows leave two texts, in the order of writing', async () => {
  const windows = [openWriter('a6'), openWriter('a6')];
  windows[1]?.write('Cửa sổ hai');
  const written = Date.now();
  await expect.poll(() => Date.now()).toBeGreaterThan(written);
  windows[0]?.write('Cửa sổ một');
  for (const { journal } of windows) await journal.close();
  const third = openWriter('a6');
  const left = await third.journal.left();
  expect(left.map(({ screen }) => wordsOf(screen))).toEqual(['Cửa sổ hai', 'Cửa sổ một']);
  for (const each of left) await each.forget();
  await third.journal.close();
});

test('a new story keeps its journal when it gets its id', async () => {
  const first = openWriter(null);
  first.write('Bài mới');
  await first.journal.settled();
  first.journal.rename('a7');
  first.write(', viết tiếp');
  await first.journal.close();
  const [blank, story] = [openWriter(null), openWriter('a7')];
  expect(await blank.journal.left()).toEqual([]);
  const [left] = await story.journal.left();
  expect(wordsOf(left?.screen ?? new Uint8Array())).toBe('Bài mới, viết tiếp');
  expect(left?.articleId).toBe('draft-of-the-visit');
  await left?.forget();
  for (const { journal } of [blank, story]) await journal.close();
});

test('a full store is reported, and stores everything once there is space', async () => {
  const first = openWriter('a8');
  await first.journal.left();
  const full = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  first.write('Không còn chỗ. ');
  expect(troubles).toEqual([true]);
  full.mockRestore();
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 10_000);
  first.write('Có chỗ lại.');
  await first.journal.settled();
  expect(troubles).toEqual([true, false]);
  await first.journal.close();
  const second = openWriter('a8');
  const [left] = await second.journal.left();
  expect(wordsOf(left?.screen ?? new Uint8Array())).toBe('Không còn chỗ. Có chỗ lại.');
  await left?.forget();
  await second.journal.close();
});

test('a store that does not answer is reported as failing', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const first = openWriter('a9');
  first.write('Có giữ không?');
  vi.advanceTimersByTime(1_500);
  expect(troubles).toEqual([true]);
  vi.useRealTimers();
  await first.journal.settled();
  expect(troubles).toEqual([true, false]);
  await first.journal.drop();
  await first.journal.close();
});

test('a store that fails at first is read later', async () => {
  const first = openWriter('a10');
  first.write('Vẫn còn đây');
  await first.journal.close();
  const open = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('not now', 'UnknownError');
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const second = openWriter('a10');
  const found = second.journal.left();
  await vi.advanceTimersByTimeAsync(5_000);
  open.mockRestore();
  await vi.advanceTimersByTimeAsync(5_000);
  vi.useRealTimers();
  const [left] = await found;
  expect(wordsOf(left?.screen ?? new Uint8Array())).toBe('Vẫn còn đây');
  await left?.forget();
  await second.journal.close();
});
