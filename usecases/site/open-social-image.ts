import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { renditionKey } from '#core/media/renditions.ts';
import { SOCIAL_SHAPES, type SocialImageFacts, type SocialShape } from '#core/seo/social-image.ts';
import { parseSocialImageSegment, socialImageUrl } from '#core/urls.ts';
import { findPublicArticle, type PublicArticle } from '#db/queries/public-article.ts';
import { drawSocialImage } from '#platform/social-image/draw-social-image.ts';
import type { Services } from '#usecases/context.ts';
import { socialImageKey } from './shared/social-image-key.ts';

/** What stands at the address of a story's picture. */
export type SocialImage =
  | { readonly kind: 'image'; readonly stream: Readable; readonly size: number; readonly etag: string }
  | { readonly kind: 'moved'; readonly to: string }
  /** So many are being drawn that this one would keep its asker waiting for long. */
  | { readonly kind: 'busy' };

/** Those being drawn, so that all who ask at the same time wait for one drawing. */
const drawing = new Map<string, Promise<Uint8Array>>();
/** Some ten seconds of drawing; a robot that fetches the pictures of a whole archive at once is told to come again. */
const drawnAtOnceMax = 60;

/**
 * The picture of a story for social networks at `/social/{number}/{segment}`, drawn when it is first asked for and kept in
 * storage from then on. An address of an earlier headline leads to the present one; null for whatever readers do not
 * have now. `factsOf` says what is drawn, in the words of the site.
 */
export async function openSocialImage(
  { db, storage }: Pick<Services, 'db' | 'storage'>,
  { number, segment }: { number: string; segment: string },
  factsOf: (article: PublicArticle) => SocialImageFacts,
): Promise<SocialImage | null> {
  const wanted = parseSocialImageSegment(segment);
  if (wanted === null || !isShape(wanted.shape) || !/^[1-9]\d{0,14}$/.test(number)) return null;
  const article = await findPublicArticle(db, Number(number));
  if (article === null) return null;
  const facts = factsOf(article);
  const { shape } = wanted;
  if (shape !== 'card' && facts.photo === null) return null;
  const key = socialImageKey(facts);
  if (key !== wanted.key) return { kind: 'moved', to: socialImageUrl(article.number, key, shape) };
  const name = `social/${article.id}/${key}-${shape}.jpeg`;
  const etag = `"${key}-${shape}"`;
  const kept = await storage.get(name);
  if (kept !== null) return { kind: 'image', ...kept, etag };
  if (drawing.size >= drawnAtOnceMax && !drawing.has(name)) return { kind: 'busy' };
  const bytes = await drawnOnce(name, () => draw({ storage }, { shape, facts, name }));
  return { kind: 'image', stream: Readable.from([bytes]), size: bytes.length, etag };
}

async function draw(
  { storage }: Pick<Services, 'storage'>,
  { shape, facts, name }: { shape: SocialShape; facts: SocialImageFacts; name: string },
): Promise<Uint8Array> {
  const bytes = await drawSocialImage(shape, facts, () => photoOf({ storage }, facts));
  await storage.put(name, bytes);
  return bytes;
}

async function photoOf(
  { storage }: Pick<Services, 'storage'>,
  { photo }: SocialImageFacts,
): Promise<Uint8Array | null> {
  if (photo === null) return null;
  const key = renditionKey({ mediaId: photo.mediaId, width: photo.width, format: 'jpeg' });
  const found = await storage.get(key);
  return found === null ? null : buffer(found.stream);
}

function drawnOnce(name: string, draw: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const running = drawing.get(name);
  if (running) return running;
  const drawn = draw().finally(() => drawing.delete(name));
  drawing.set(name, drawn);
  return drawn;
}

function isShape(text: string): text is SocialShape {
  return Object.hasOwn(SOCIAL_SHAPES, text);
}
