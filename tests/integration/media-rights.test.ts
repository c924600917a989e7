import sharp from 'sharp';
import { beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { launchContainer } from '#usecases/fronts/launch-container.ts';
import { restoreLaunch } from '#usecases/fronts/restore-launch.ts';
import { saveFrontDraft } from '#usecases/fronts/save-front-draft.ts';
import { editMedia } from '#usecases/media/edit-media.ts';
import { listEndedPicturesInUse } from '#usecases/media/list-ended-in-use.ts';
import { listMedia } from '#usecases/media/list-media.ts';
import { uploadMedia } from '#usecases/media/upload-media.ts';
import { editOwnProfile } from '#usecases/people/edit-own-profile.ts';
import { editPerson } from '#usecases/people/edit-person.ts';
import { readPerson } from '#usecases/people/read-person.ts';
import { createTag } from '#usecases/tags/create-tag.ts';
import { editTag } from '#usecases/tags/edit-tag.ts';

// In Vietnam it is the evening of the 17th, and the 18th half an hour later.
const EVENING = new Date('2026-07-17T16:45:00Z');
const NIGHT = new Date('2026-07-17T17:15:00Z');

let database: FreshDatabase;
let newsroom: Newsroom;
let mediaId: string;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  newsroom.setNow(EVENING);
  const file = await sharp({ create: { width: 700, height: 500, channels: 3, background: '#2a5' } })
    .jpeg()
    .toBuffer();
  const picture = await uploadMedia(newsroom.as('lan'), {
    file,
    inLibrary: true,
    credit: 'Hãng ảnh',
    alt: 'Bờ sông',
  });
  mediaId = picture.id;
  await editMedia(newsroom.as('thu'), {
    id: mediaId,
    rightsNote: ' Hãng ảnh, dùng một năm. ',
    rightsUntil: '2026-07-17',
  });
});

const lead = () => ({ mediaId, caption: 'Bờ sông', credit: 'Hãng ảnh', alt: 'Bờ sông' });

test('a picture is offered until the end of its last day, and stays in the library', async () => {
  const [item] = (await listMedia(newsroom.as('lan'), { usable: true })).items;
  expect(item).toMatchObject({ rightsNote: 'Hãng ảnh, dùng một năm.', rightsUntil: '2026-07-17' });
  newsroom.setNow(NIGHT);
  expect((await listMedia(newsroom.as('lan'), { usable: true })).items).toEqual([]);
  expect((await listMedia(newsroom.as('lan'))).items).toHaveLength(1);
});

test('a story with the picture can be published until then, or longer if the rights are extended', async () => {
  const [first, second] = [
    await newsroom.approved({ lead: lead() }),
    await newsroom.approved({ lead: lead() }),
  ];
  await newsroom.act('thu', first.id, 'publish');
  newsroom.setNow(NIGHT);
  await expect(newsroom.act('thu', second.id, 'publish')).rejects.toMatchObject({
    code: 'article.checks-failed',
    details: { checks: ['photo-rights'] },
  });
  await editMedia(newsroom.as('thu'), { id: mediaId, rightsUntil: null });
  await newsroom.act('thu', second.id, 'publish');
});

test('pictures with ended rights are listed with the public stories that use them', async () => {
  const { id } = await newsroom.published({ lead: lead() });
  expect(await listEndedPicturesInUse(newsroom.as('lan'))).toEqual([]);
  newsroom.setNow(NIGHT);
  expect(await listEndedPicturesInUse(newsroom.as('lan'))).toMatchObject([
    { picture: { id: mediaId }, uses: [{ kind: 'story', id }] },
  ]);
  await newsroom.act('thu', id, 'withhold', { reason: 'Hết quyền ảnh.' });
  expect(await listEndedPicturesInUse(newsroom.as('lan'))).toEqual([]);
});

test('so are their public uses on a tag’s page, as an author’s portrait and on a front', async () => {
  const { id: tagId } = await createTag(newsroom.as('thu'), {
    name: 'Bờ sông',
    type: 'place',
    pictureId: mediaId,
  });
  await editOwnProfile(newsroom.as('lan'), { pictureId: mediaId });
  // This tag and this person have no public stories.
  await createTag(newsroom.as('thu'), { name: 'Bờ hồ', type: 'place', pictureId: mediaId });
  await editOwnProfile(newsroom.as('quan'), { pictureId: mediaId });
  const { id: articleId } = await newsroom.published({ tagIds: [tagId] });
  const place = { front: 'home', container: 'top' };
  await saveFrontDraft(newsroom.as('tam'), {
    ...{ ...place, baseRevision: 0, edit: 0 },
    layout: { placements: [{ articleId, mediaId }], passedOver: [], isHidden: false },
  });
  const uses = async () => {
    const [ended] = await listEndedPicturesInUse(newsroom.as('lan'));
    return ended?.uses.map(({ kind, id }) => [kind, id]);
  };
  newsroom.setNow(NIGHT);
  expect(await uses()).toEqual([
    ['tag', tagId],
    ['author', 'lan'],
  ]);
  newsroom.setNow(EVENING);
  await launchContainer(newsroom.as('tam'), { ...place, revision: 0 });
  newsroom.setNow(NIGHT);
  expect(await uses()).toEqual([
    ['tag', tagId],
    ['author', 'lan'],
    ['front', 'home'],
  ]);
});

test('a picture with ended rights cannot become a portrait or go on a front', async () => {
  const { id: articleId } = await newsroom.approved({ lead: lead() });
  newsroom.setNow(NIGHT);
  const refused = { code: 'media.rights-ended' };
  await expect(editOwnProfile(newsroom.as('lan'), { pictureId: mediaId })).rejects.toMatchObject(refused);
  await expect(
    saveFrontDraft(newsroom.as('tam'), {
      ...{ front: 'home', container: 'top', baseRevision: 0, edit: 0 },
      layout: { placements: [{ articleId, mediaId }], passedOver: [], isHidden: false },
    }),
  ).rejects.toMatchObject(refused);
});

test('neither launching an older draft nor restoring a launch publishes a picture with ended rights', async () => {
  const { id: articleId } = await newsroom.published({ lead: lead() });
  const tam = newsroom.as('tam');
  const place = { front: 'home', container: 'top' };
  const layout = { placements: [{ articleId, mediaId }], passedOver: [], isHidden: false };
  const drafted = { ...place, baseRevision: 0, edit: 0, layout };
  const refused = { code: 'media.rights-ended', details: { articleId, mediaId } };
  await saveFrontDraft(tam, drafted);
  newsroom.setNow(NIGHT);
  await expect(launchContainer(tam, { ...place, revision: 0 })).rejects.toMatchObject(refused);
  newsroom.setNow(EVENING);
  await launchContainer(tam, { ...place, revision: 0 });
  const without = { ...drafted, baseRevision: 1, layout: { ...layout, placements: [{ articleId }] } };
  await saveFrontDraft(tam, without);
  await launchContainer(tam, { ...place, revision: 1 });
  newsroom.setNow(NIGHT);
  await restoreLaunch(tam, { ...place, revision: 1, edit: 0 });
  await expect(launchContainer(tam, { ...place, revision: 2 })).rejects.toMatchObject(refused);
});

test('a form may resend an existing picture with ended rights with other changes', async () => {
  const { id } = await createTag(newsroom.as('thu'), { name: 'Bờ sông', type: 'place', pictureId: mediaId });
  const personId = newsroom.people.lan.id;
  await editOwnProfile(newsroom.as('lan'), { pictureId: mediaId });
  newsroom.setNow(NIGHT);
  await editOwnProfile(newsroom.as('lan'), { pictureId: mediaId, bio: 'Phóng viên.' });
  await editPerson(newsroom.as('quan'), { personId, pictureId: mediaId, jobTitle: 'Phóng viên' });
  expect(await readPerson(newsroom.as('quan'), { personId })).toMatchObject({
    ...{ bio: 'Phóng viên.', jobTitle: 'Phóng viên', picture: { id: mediaId } },
  });
  const tag = { id, pictureId: mediaId, description: 'Nơi nước lên.' };
  expect(await editTag(newsroom.as('thu'), tag)).toMatchObject({ description: 'Nơi nước lên.' });
  const other = await createTag(newsroom.as('thu'), { name: 'Cửa sông', type: 'place' });
  await expect(editTag(newsroom.as('thu'), { id: other.id, pictureId: mediaId })).rejects.toMatchObject({
    code: 'media.rights-ended',
  });
});

test.each(['17/7/2026', '2026-02-30', ''])('%j is not a date', async (rightsUntil) => {
  await expect(editMedia(newsroom.as('thu'), { id: mediaId, rightsUntil })).rejects.toMatchObject({
    code: 'request.invalid',
    details: { fieldErrors: { rightsUntil: 'field.invalid' } },
  });
});
