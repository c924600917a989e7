import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { SOCIAL_SHAPES, type SocialImageFacts } from '#core/seo/social-image.ts';
import type { PublicArticle } from '#db/queries/site/public-article.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { inTime } from '#tests/support/in-time.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { uploadMedia } from '#usecases/media/upload-media.ts';
import { nameSocialImage } from '#usecases/site/name-social-image.ts';
import { openSocialImage } from '#usecases/site/open-social-image.ts';

let newsroom: Newsroom;
let story: { id: string; number: number };

const factsOf = (article: PublicArticle): SocialImageFacts => ({
  siteName: 'Tòa Soạn',
  headline: article.headline,
  sectionName: article.section.name,
  formatLabel: '',
  isSponsored: false,
  photo: article.lead && {
    mediaId: article.lead.id,
    width: article.lead.widths.at(-1) ?? 0,
    focalX: 0.5,
    focalY: 0.5,
    credit: 'Ảnh: Lan',
  },
});

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#1f4e79' } })
    .jpeg()
    .toBuffer();
  const media = await uploadMedia(newsroom.as('lan'), {
    file: bytes,
    filename: 'song.jpg',
    declaredType: 'image/jpeg',
    caption: 'Sông.',
    credit: 'Lan',
    alt: 'Một khúc sông',
  });
  const lead = { mediaId: media.id, caption: 'Sông.', credit: 'Lan', alt: 'Một khúc sông' };
  story = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom, { lead }) });
});

const open = (segment: string) =>
  openSocialImage(newsroom.as(null), { number: String(story.number), segment }, factsOf);

/** The current name of the image, found through an old URL. */
async function segmentOf(shape: string): Promise<string> {
  const answer = await open(`${'0'.repeat(16)}-${shape}.jpeg`);
  return answer?.kind === 'moved' ? (answer.to.split('/').at(-1) ?? '') : '';
}

test('an unpublished story has no social image', async () => {
  expect(await open(`${'0'.repeat(16)}-card.jpeg`)).toBeNull();
});

test('every shape of a published story’s image is rendered once in its size, and an old URL redirects', async () => {
  await newsroom.act('lan', story.id, 'submit');
  await newsroom.act('thu', story.id, 'approve');
  await newsroom.act('thu', story.id, 'publish');
  for (const [shape, size] of Object.entries(SOCIAL_SHAPES)) {
    const segment = await segmentOf(shape);
    const [first, second] = await Promise.all([open(segment), open(segment)]);
    const cached = await open(segment);
    if (first?.kind !== 'image' || second?.kind !== 'image' || cached?.kind !== 'image')
      throw new Error(shape);
    const bytes = await buffer(first.stream);
    expect(await sharp(bytes).metadata()).toMatchObject({ ...size, format: 'jpeg' });
    expect(await buffer(second.stream)).toEqual(bytes);
    expect(await buffer(cached.stream)).toEqual(bytes);
    expect(bytes.length).toBeLessThan(400_000);
  }
});

test('another headline, photo, site name or label gives another file name', () => {
  const facts: SocialImageFacts = {
    siteName: 'Tòa Soạn',
    headline: 'Lũ rút',
    sectionName: 'Thế giới',
    formatLabel: '',
    isSponsored: false,
    photo: null,
  };
  const others: Partial<SocialImageFacts>[] = [
    {},
    { headline: 'Lũ rút.' },
    { siteName: 'Báo khác' },
    { formatLabel: 'Ý kiến' },
    { isSponsored: true },
    { photo: { mediaId: 'a', width: 1, focalX: 0, focalY: 0, credit: '' } },
  ];
  const names = others.map((other) => nameSocialImage(7, { ...facts, ...other }, 'card'));
  expect(new Set(names).size).toBe(others.length);
});

test('a burst of uncached images gets a busy response, while other requests are answered', async () => {
  const services = newsroom.as(null);
  const blocked = Promise.withResolvers<never>();
  const storage = {
    ...services.storage,
    get: (key: string) => (key.startsWith('social/') ? Promise.resolve(null) : blocked.promise),
  };
  // As if the site had another name for each, so that none is rendered yet.
  const ask = async (name: number) => {
    const named = (article: PublicArticle) => ({ ...factsOf(article), siteName: `Báo ${name}` });
    const number = String(story.number);
    const first = await openSocialImage(services, { number, segment: `${'0'.repeat(16)}-card.jpeg` }, named);
    const segment = first?.kind === 'moved' ? (first.to.split('/').at(-1) ?? '') : '';
    return openSocialImage({ ...services, storage }, { number, segment }, named);
  };
  let answered = 0;
  const all = Array.from({ length: 61 }, async (_, name) => {
    const answer = await ask(name).catch(() => 'failed' as const);
    answered += 1;
    return answer;
  });
  await inTime(() => expect(answered).toBe(1));
  blocked.reject(new Error('storage is unavailable'));
  const kinds = (await Promise.all(all)).map((answer) => (answer === 'failed' ? answer : answer?.kind));
  expect(kinds.filter((kind) => kind === 'busy')).toHaveLength(1);
  expect((await ask(0).catch(() => 'failed')) === 'failed').toBe(true);
});

test('invalid shapes, numbers and paths have no image', async () => {
  const segment = await segmentOf('card');
  for (const bad of [segment.replace('card', '9x9'), `../${segment}`, segment.replace('.jpeg', '.png'), '']) {
    expect(await open(bad), bad).toBeNull();
  }
  for (const number of ['0', '-1', '1e3', '9'.repeat(30), '']) {
    expect(await openSocialImage(newsroom.as(null), { number, segment }, factsOf), number).toBeNull();
  }
});

test.each([
  ['withhold', { reason: 'Cần kiểm tra lại.' }],
  ['kill', { publicNote: 'Bài được rút.' }],
])('after a %s the image is gone with its story', async (action, input) => {
  const segment = await segmentOf('card');
  expect((await open(segment))?.kind).toBe('image');
  await newsroom.act('tam', story.id, action, input);
  expect(await open(segment)).toBeNull();
  if (action === 'withhold') {
    await newsroom.act('tam', story.id, 'release_withheld', { reason: 'Đã xong.' });
  }
});
