import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openJournal } from '#components/desk/article/writing/journal.ts';

/** An update that writes these words into a document of its own. */
function typed(words: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('body').insert(0, words);
  return Y.encodeStateAsUpdate(doc);
}

function wordsOf(update: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc.getText('body').toString();
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 30));

test('what was typed and never acknowledged is there for the next visit, and only until it is forgotten', async () => {
  const first = openJournal('lan', 'a1');
  first.add(typed('Mưa lớn'));
  first.close();
  await settle();
  const second = openJournal('lan', 'a1');
  const [left, ...others] = await second.left();
  expect(others).toEqual([]);
  expect(wordsOf(left?.typed ?? new Uint8Array())).toBe('Mưa lớn');
  expect(left?.base).toBeNull();
  await left?.forget();
  expect(await second.left()).toEqual([]);
  second.close();
});

test('what was acknowledged is forgotten, and the document that the server had is kept beside what came after', async () => {
  const first = openJournal('lan', 'a2');
  first.add(typed('Đã lên máy chủ'));
  await settle();
  first.acknowledged(() => typed('Đã lên máy chủ'), 4);
  await settle();
  first.add(typed('Chưa lên'));
  first.close();
  await settle();
  const second = openJournal('lan', 'a2');
  const [left] = await second.left();
  expect(wordsOf(left?.typed ?? new Uint8Array())).toBe('Chưa lên');
  expect(wordsOf(left?.base ?? new Uint8Array())).toBe('Đã lên máy chủ');
  expect(left?.version).toBe(4);
  second.close();
});

test('another window of the same person that is still open has left nothing, nor has anybody else', async () => {
  const open = openJournal('lan', 'a3');
  open.add(typed('Đang gõ'));
  const others = openJournal('thu', 'a3');
  await settle();
  const second = openJournal('lan', 'a3');
  expect(await second.left()).toEqual([]);
  expect(await others.left()).toEqual([]);
  for (const journal of [open, others, second]) journal.close();
});
