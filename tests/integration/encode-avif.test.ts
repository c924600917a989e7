import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeEach, expect, test, vi } from 'vitest';
import { emptyLayout } from '#core/fronts/layout.ts';
import { renditionKey } from '#core/media/renditions.ts';
import { media } from '#db/schema/media.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { job } from '#server/worker/jobs/encode-avif.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import type { Services } from '#usecases/context.ts';
import { launchContainer } from '#usecases/fronts/launch-container.ts';
import { saveFrontDraft } from '#usecases/fronts/save-front-draft.ts';
import { encodeAvif } from '#usecases/media/encode-avif.ts';
import { uploadMedia } from '#usecases/media/upload-media.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

/** The picture is noisy like a photo, so its AVIF is much smaller than its WebP. */
async function upload(width = 480): Promise<string> {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  const file = await sharp({ create: { width, height: 64, channels: 3, noise, background: '#246' } })
    .jpeg({ quality: 95 })
    .toBuffer();
  return (await uploadMedia(newsroom.as('lan'), { file, inLibrary: true, credit: 'Lan', alt: 'Ảnh' })).id;
}

const publishWith = (mediaId: string) =>
  newsroom.published({ lead: { mediaId, caption: '', credit: 'Lan', alt: 'Ảnh' } });

async function widthsOf(id: string) {
  const [row] = await database.db.select().from(media).where(eq(media.id, id));
  return { avifWidths: row?.avifWidths, isDue: row?.avifDueAt !== null };
}

const key = (mediaId: string, width: number, format: 'avif' | 'webp' | 'jpeg') =>
  renditionKey({ mediaId, width, format });

function runJob(changes: Partial<Services> = {}, isStopping = () => false): Promise<void> {
  const services = { ...newsroom.as(null), encodesAvif: true, ...changes };
  return job.run({ services, log: createLogger('silent'), isStopping }, {});
}

test('a published picture gets the AVIF that is smaller than its WebP; an unpublished one gets none', async () => {
  const [shown, unused] = [await upload(), await upload()];
  expect(await encodeAvif(newsroom.as(null))).toBe(false);
  await publishWith(shown);
  await runJob();
  expect(await widthsOf(shown)).toEqual({ avifWidths: [320, 480], isDue: false });
  expect(await widthsOf(unused)).toEqual({ avifWidths: [], isDue: true });
  const { storage } = newsroom.as(null);
  for (const width of [320, 480]) {
    const [avif, webp] = await Promise.all([
      storage.sizeOf(key(shown, width, 'avif')),
      storage.sizeOf(key(shown, width, 'webp')),
    ]);
    expect(avif).toBeLessThan(webp ?? 0);
    const stored = await storage.get(key(shown, width, 'avif'));
    const bytes = Buffer.concat((await stored?.stream.toArray()) ?? []);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'heif', width });
  }
  expect(await encodeAvif(newsroom.as(null))).toBe(false);
});

test('AVIF that is not smaller in the widest size is neither stored nor offered', async () => {
  const id = await upload();
  const { storage } = newsroom.as(null);
  await storage.put(key(id, 480, 'webp'), Buffer.from('tiny'));
  await publishWith(id);
  await runJob();
  expect(await widthsOf(id)).toEqual({ avifWidths: [], isDue: false });
  expect(await storage.sizeOf(key(id, 320, 'avif'))).toBeNull();
});

test('a picture on a front for a public story gets AVIF', async () => {
  const mediaId = await upload();
  const { id: articleId } = await newsroom.published({});
  const place = { front: 'home', container: 'top' } as const;
  const placements = [{ articleId, mediaId }];
  await saveFrontDraft(newsroom.as('tam'), {
    ...place,
    layout: { ...emptyLayout, placements },
    ...{ baseRevision: 0, edit: 0 },
  });
  await launchContainer(newsroom.as('tam'), { ...place, revision: 0, note: '' });
  await runJob();
  expect((await widthsOf(mediaId)).isDue).toBe(false);
});

test('a failed attempt is repeated after an hour, and other pictures are not delayed', async () => {
  const { storage } = newsroom.as(null);
  const [intact, broken] = [await upload(), await upload()];
  await publishWith(intact);
  await publishWith(broken);
  const bytes = Buffer.concat((await (await storage.get(key(broken, 480, 'jpeg')))?.stream.toArray()) ?? []);
  await storage.put(key(broken, 480, 'jpeg'), Buffer.from('no picture'));
  await expect(runJob()).rejects.toMatchObject({ code: 'media.unreadable' });
  await runJob();
  expect([await widthsOf(broken), await widthsOf(intact)]).toEqual([
    { avifWidths: [], isDue: true },
    { avifWidths: [320, 480], isDue: false },
  ]);
  await storage.put(key(broken, 480, 'jpeg'), bytes);
  await runJob();
  expect((await widthsOf(broken)).isDue).toBe(true);
  const later = new Date(newsroom.as(null).now().getTime() + 61 * 60_000);
  await runJob({ now: () => later });
  expect(await widthsOf(broken)).toEqual({ avifWidths: [320, 480], isDue: false });
});

test('two workers encode different pictures, and a stopping or disabled one encodes none', async () => {
  const ids = [await upload(320), await upload(320)];
  for (const id of ids) await publishWith(id);
  const put = vi.fn(newsroom.as(null).storage.put);
  const services = { ...newsroom.as(null), storage: { ...newsroom.as(null).storage, put } };
  await runJob({ encodesAvif: false });
  await runJob({}, () => true);
  expect(await Promise.all(ids.map(widthsOf))).toMatchObject([{ isDue: true }, { isDue: true }]);
  expect(await Promise.all([encodeAvif(services), encodeAvif(services)])).toEqual([true, true]);
  expect(put.mock.calls.map(([name]) => name).sort()).toEqual(ids.map((id) => key(id, 320, 'avif')).sort());
});
