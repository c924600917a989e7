import { beforeAll, expect, test } from 'vitest';
import { formatListCursor } from '#core/shared/list-cursor.ts';
import { liveEntriesUrl } from '#core/urls.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { addEntry, liveStory } from '#tests/support/workflow/live-story.ts';
import { bodyOf, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { actOnEntry } from '#usecases/live/act-on-entry.ts';
import { writeEntry } from '#usecases/live/write-entry.ts';
import { readCorrections } from '#usecases/site/read-corrections.ts';

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
});

const listCorrections = async (of: Parameters<typeof readCorrections>[1] = {}) =>
  (await readCorrections(newsroom.as(null), of)).notes;

/** Changes a published entry. */
async function change(articleId: string, entryId: string, kind: 'update' | 'correction', publicNote: string) {
  const { version } = await writeEntry(newsroom.as('thu'), {
    ...{ articleId, entryId, baseVersion: 1, change: kind, publicNote },
    content: { body: bodyOf(`Nay là: ${publicNote}`) },
  });
  return version;
}

test('the correction of a live entry is listed while its entry is public', async () => {
  const { articleId, url } = await liveStory(newsroom);
  const wrong = await addEntry(newsroom.as('thu'), articleId);
  const grown = await addEntry(newsroom.as('thu'), articleId);
  await change(articleId, grown.id, 'update', 'Thêm số liệu.');
  expect(await listCorrections()).toEqual([]);
  await change(articleId, wrong.id, 'correction', 'Có 12 xã, không phải 21.');
  const [note, ...others] = await listCorrections();
  if (note === undefined) throw new Error('no note');
  expect(others).toEqual([]);
  expect(note).toMatchObject({
    kind: 'correction',
    note: 'Có 12 xã, không phải 21.',
    articleId,
    locale: 'vi',
  });
  expect(note.url).toBe(liveEntriesUrl(url, wrong.id));
  expect(await listCorrections({ only: 'take_down' })).toEqual([]);
  // A position in the list may be a story or an entry.
  const { endsAt } = await runRender(async () => listCorrections({ cursor: formatListCursor(note) }));
  expect(endsAt).toBeNull();
  await actOnEntry(newsroom.as('thu'), {
    articleId,
    entryId: wrong.id,
    act: 'withdraw',
    reason: 'Sai nguồn',
  });
  expect(await listCorrections()).toEqual([]);
});

test('corrections of stories and entries are paged in one order, forwards and backwards', async () => {
  const { articleId } = await liveStory(newsroom);
  const other = await liveStory(newsroom, 'live');
  const notes: string[] = [];
  for (let turn = 0; turn < 34; turn += 1) {
    if (turn === 17) {
      await actOnArticle(newsroom.as('tam'), {
        ...{ articleId: other.articleId, action: 'take_down', reason: 'Sai nguồn' },
        notice: { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' },
      });
      notes.unshift('');
    }
    const entry = await addEntry(newsroom.as('thu'), articleId, { text: `Mục ${turn}.` });
    notes.unshift(`Sửa ${turn}.`);
    await change(articleId, entry.id, 'correction', `Sửa ${turn}.`);
  }
  const first = await readCorrections(newsroom.as(null), {});
  const second = await readCorrections(newsroom.as(null), { cursor: first.nextCursor ?? '' });
  expect([...first.notes, ...second.notes].map(({ note }) => note)).toEqual(notes);
  expect(second.nextCursor).toBeNull();
  await newsroom.act('tam', articleId, 'kill', { reason: 'Sai nguồn', publicNote: 'Sai nguồn.' });
  expect((await listCorrections()).map(({ kind }) => kind)).toEqual(['take_down']);
});
