import { renditionKey, type StoredPicture, widestKeys } from '#core/media/renditions.ts';
import { claimAvif, storeAvif } from '#db/queries/media/avif.ts';
import { prepareAvif } from '#platform/pictures/prepare-avif.ts';
import type { Services } from '../context.ts';

/** After this, an attempt that failed or was interrupted is repeated. */
const retryMs = 60 * 60_000;

/**
 * Encodes AVIF for one picture that readers can see, and returns whether one was due. Idempotent; several
 * workers take different pictures. The source is the widest JPEG, of quality 90. So no original or temporary
 * copy is stored, and older pictures need no other way. A page offers AVIF from its next render on, a minute
 * later at most. Throws `media.unreadable` and storage errors.
 */
export async function encodeAvif({
  db,
  storage,
  now,
}: Pick<Services, 'db' | 'storage' | 'now'>): Promise<boolean> {
  const at = now();
  const picture = await claimAvif(db, { now: at, until: new Date(at.getTime() + retryMs) });
  if (picture === null) return false;
  const [source = ''] = widestKeys(picture);
  const file = await storage.get(source);
  if (file === null) throw new Error(`The picture file ${source} is missing.`);
  const avifWidths = await prepareAvif(
    file.stream,
    await webpSizesOf({ storage }, picture),
    ({ bytes, ...rendition }) => storage.put(renditionKey({ mediaId: picture.id, ...rendition }), bytes),
  );
  // Last: a page never offers a file that does not exist.
  await storeAvif(db, picture.id, avifWidths);
  return true;
}

/** A missing WebP counts as empty, so no AVIF is offered for it. */
async function webpSizesOf(
  { storage }: Pick<Services, 'storage'>,
  { id: mediaId, widths }: StoredPicture,
): Promise<[number, number][]> {
  return Promise.all(
    widths.map(async (width): Promise<[number, number]> => {
      const bytes = await storage.sizeOf(renditionKey({ mediaId, width, format: 'webp' }));
      return [width, bytes ?? 0];
    }),
  );
}
