import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { GET as getRendition } from '#app/media/[id]/[rendition]/route.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { uploadMedia } from '#usecases/media/upload-media.ts';
import { findLinkLanding } from '#usecases/outside/find-link-landing.ts';
import { openOutsidePicture } from '#usecases/outside/open-picture.ts';
import { readOutsideStory } from '#usecases/outside/read-story.ts';
import { provideServices } from '#usecases/services.ts';
import { linkTo, newVisitSecret, open, submitted } from './outside-links.ts';

let newsroom: Newsroom;
const gone = { code: 'outside.not-found', details: {} };
const anonymous = () => newsroom.as(null);

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
  provideServices(newsroom.as(null));
});

async function picture(color: string): Promise<string> {
  const bytes = await sharp({ create: { width: 640, height: 400, channels: 3, background: color } })
    .jpeg()
    .toBuffer();
  return (await uploadMedia(newsroom.as('lan'), { file: bytes, credit: 'Lan', alt: 'Ảnh' })).id;
}

const lead = (mediaId: string) => ({ mediaId, caption: 'Bến sông', credit: 'Lan', alt: 'Thuyền' });

function bodyShowing(...blocks: unknown[]) {
  const body = bodyOf('Một đoạn đủ dài để bài đứng được trên trang của người đọc.');
  return { ...body, content: [...body.content, ...blocks] };
}

const figure = (mediaId: string) => ({ type: 'figure', attrs: { mediaId, credit: 'Lan', alt: 'Ảnh' } });

test('wrong, foreign and invented secrets are refused with the same error', async () => {
  const one = await linkTo(newsroom, (await submitted(newsroom)).id);
  const other = await linkTo(newsroom, (await submitted(newsroom)).id);
  const visit = await open(newsroom, one);
  const missingId = '018f0000-0000-7000-8000-000000000000';
  const credentials = [
    { linkId: one.id, secret: other.secret },
    { linkId: one.id, secret: newVisitSecret() },
    { linkId: missingId, secret: one.secret },
    { linkId: one.id, secret: '' },
    { linkId: one.id, secret: `${one.secret}\0` },
    { linkId: 'abc', secret: one.secret },
    {},
  ];
  for (const credential of credentials) {
    await expect(findLinkLanding(anonymous(), credential)).rejects.toMatchObject(gone);
  }
  const visits = [
    { linkId: other.id, visitSecret: visit.visitSecret },
    { linkId: one.id, visitSecret: one.secret },
    { linkId: one.id, visitSecret: newVisitSecret() },
    { linkId: one.id },
    { linkId: one.id, visitSecret: ['x'] },
  ];
  for (const each of visits) {
    await expect(readOutsideStory(anonymous(), each)).rejects.toMatchObject(gone);
  }
});

test('only the holder of a link sees the pictures of its version', async () => {
  const [leadId, inBody, elsewhere] = await Promise.all(['red', 'green', 'gray'].map(picture));
  if (!leadId || !inBody || !elsewhere) throw new Error('There are no pictures.');
  const body = bodyShowing(figure(inBody));
  const { id } = await submitted(newsroom, { lead: lead(leadId), body });
  await submitted(newsroom, { lead: lead(elsewhere) });
  const link = await linkTo(newsroom, id, { kind: 'preview' });
  const visit = await open(newsroom, link);
  const { page } = await readOutsideStory(anonymous(), visit);
  expect(page.article.lead?.folder).toBe(`/xem/${link.id}/anh/${leadId}`);
  const see = (mediaId: string, as: object = visit) =>
    openOutsidePicture(anonymous(), { ...as, mediaId, width: 320, format: 'webp' });
  for (const mediaId of [leadId, inBody]) {
    const { stream, size } = await see(mediaId);
    stream.destroy();
    expect(size).toBeGreaterThan(0);
    await expect(see(mediaId, { linkId: link.id, visitSecret: newVisitSecret() })).rejects.toMatchObject(
      gone,
    );
    await expect(see(mediaId, { linkId: link.id, visitSecret: link.secret })).rejects.toMatchObject(gone);
    // The public URL does not serve them.
    const request = new Request('http://localhost/media');
    const params = Promise.resolve({ id: mediaId, rendition: '320.webp' });
    expect((await getRendition(request, { params })).status).toBe(404);
  }
  await expect(see(elsewhere)).rejects.toMatchObject(gone);
  await expect(
    openOutsidePicture(anonymous(), { ...visit, mediaId: leadId, width: 7, format: 'webp' }),
  ).rejects.toMatchObject(gone);
  await newsroom.act('thu', id, 'approve');
  await expect(see(leadId)).rejects.toMatchObject(gone);
});

test('private notes and unpublished stories are not on the page', async () => {
  const secret = await submitted(newsroom, { headline: 'Bài khác chưa ai được biết' });
  const body = bodyShowing(
    { type: 'privateNote', content: [{ type: 'text', text: 'Nguồn kín' }] },
    { type: 'relatedStory', attrs: { articleId: secret.id } },
  );
  const { id } = await submitted(newsroom, { body, pinIds: [secret.id] });
  const { page } = await readOutsideStory(anonymous(), await open(newsroom, await linkTo(newsroom, id)));
  const shown = JSON.stringify([page, [...page.stories], [...page.media]]);
  expect(shown).toContain('Một đoạn đủ dài');
  expect(shown).not.toContain('Nguồn kín');
  expect(shown).not.toContain('Bài khác chưa ai được biết');
  expect(page.related).toEqual([]);
});
