import sharp from 'sharp';
import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { workingCopyUpdates } from '#db/schema/working-copies.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { openForWriting } from '#usecases/articles/open-for-writing.ts';
import { editMedia } from '#usecases/media/edit-media.ts';
import { listMedia } from '#usecases/media/list-media.ts';
import { mediaViews } from '#usecases/media/media-views.ts';
import { openRendition } from '#usecases/media/open-rendition.ts';
import { uploadMedia } from '#usecases/media/upload-media.ts';
import { createTag } from '#usecases/tags/create-tag.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

type Name = Exclude<Parameters<Newsroom['as']>[0], null>;
const caption = 'Nguồn tin giấu tên';
let file: Buffer;
const upload = async (who: Name, more: object = {}) => {
  file ??= await sharp({ create: { width: 320, height: 200, channels: 3, background: '#246' } })
    .jpeg()
    .toBuffer();
  return uploadMedia(newsroom.as(who), { file, caption, ...more });
};

/** The ways by which a person can access the picture. */
async function waysOf(who: Name | null, id: string): Promise<string[]> {
  const ctx = newsroom.as(who);
  const isOpened = openRendition(ctx, { mediaId: id, width: 320, format: 'jpeg' }).then(
    ({ stream }) => {
      stream.destroy();
      return true;
    },
    () => false,
  );
  if (who === null) return (await isOpened) ? ['bytes'] : [];
  const ways = {
    list: (await listMedia(ctx)).items.some((item) => item.id === id),
    search: (await listMedia(ctx, { q: caption, usable: true })).items.some((item) => item.id === id),
    views: (await mediaViews(ctx, [id])).has(id),
    bytes: await isOpened,
  };
  return Object.entries(ways).flatMap(([way, isOpen]) => (isOpen ? [way] : []));
}
const all = ['list', 'search', 'views', 'bytes'];
const draftWith = (who: Name, mediaId: string) =>
  createArticle(newsroom.as(who), {
    content: contentFor(newsroom, { lead: { mediaId, caption: '', credit: 'Lan', alt: 'Ảnh' } }),
  });

test('an upload is private to its uploader until it is added to the library', async () => {
  const { id, inLibrary } = await upload('lan');
  expect([inLibrary, await waysOf('lan', id)]).toEqual([false, all]);
  for (const who of ['minh', 'huy', 'thu', 'tam', 'phuc', 'quan', null] as const)
    expect([who, await waysOf(who, id)]).toEqual([who, []]);
  await expect(editMedia(newsroom.as('thu'), { id, caption: 'Khác' })).rejects.toMatchObject({
    code: 'media.not-found',
  });
  await editMedia(newsroom.as('lan'), { id, inLibrary: true });
  for (const who of ['minh', 'thu', 'quan'] as const)
    expect([who, await waysOf(who, id)]).toEqual([who, all]);
  expect(await waysOf(null, id)).toEqual([]);
});

test('readers of a story see its pictures: after submission its desk, after publication everyone', async () => {
  const { id } = await upload('lan');
  const { id: articleId } = await draftWith('lan', id);
  expect(await waysOf('thu', id)).toEqual([]);
  const act = (who: Name, action: string) => newsroom.act(who, articleId, action);
  await act('lan', 'submit');
  for (const [who, ways] of [
    ['thu', all],
    ['tam', all],
    ['binh', []],
    ['minh', []],
  ] as const)
    expect([who, await waysOf(who, id)]).toEqual([who, ways]);
  await act('thu', 'approve');
  await act('thu', 'publish');
  for (const who of ['binh', 'minh'] as const) expect([who, await waysOf(who, id)]).toEqual([who, all]);
  expect(await waysOf(null, id)).toEqual(['bytes']);
});

test('a picture just inserted into a shared text is visible before the next version', async () => {
  const { id: articleId } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  await newsroom.act('lan', articleId, 'submit');
  await openForWriting(newsroom.as('thu'), { articleId });
  const { id } = await upload('lan');
  const doc = new Y.Doc();
  doc.getMap('probe').set('mediaId', id);
  await database.db.insert(workingCopyUpdates).values({
    ...{ articleId, seq: 1, update: Buffer.from(Y.encodeStateAsUpdate(doc)) },
    ...{ personId: newsroom.people.lan.id, at: new Date() },
  });
  expect(await waysOf('thu', id)).toEqual(['views', 'bytes']);
  expect(await waysOf('binh', id)).toEqual([]);
});

test('the uploader and editors add a picture to the library; a journalist cannot add another person’s', async () => {
  const { id } = await upload('minh');
  const { id: articleId } = await draftWith('minh', id);
  await newsroom.act('minh', articleId, 'submit');
  const place = (who: Name) => editMedia(newsroom.as(who), { id, inLibrary: true });
  await expect(place('lan')).rejects.toMatchObject({ code: 'media.not-yours' });
  expect(await place('thu')).toMatchObject({ inLibrary: true });
});

test('uploading another person’s private file creates an own picture and reveals nothing', async () => {
  const first = await upload('lan');
  const second = await upload('huy', { caption: 'Bến cảng' });
  expect(second).toMatchObject({ caption: 'Bến cảng', uploadedBy: { name: 'huy' } });
  expect(second.id).not.toBe(first.id);
  expect((await upload('huy')).id).toBe(second.id);
});

test('an upload to the library, or a picture on a tag’s page, is visible to all staff', async () => {
  const placed = await upload('lan', { inLibrary: true });
  expect(await waysOf('minh', placed.id)).toEqual(all);
  expect((await upload('huy')).id).toBe(placed.id);
  const bytes = await sharp({ create: { width: 320, height: 200, channels: 3, background: '#654' } })
    .jpeg()
    .toBuffer();
  const { id } = await uploadMedia(newsroom.as('thu'), { file: bytes, caption });
  await createTag(newsroom.as('thu'), { name: 'Bến cảng', pictureId: id });
  expect(await waysOf('minh', id)).toEqual(all);
});
