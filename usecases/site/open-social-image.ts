import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { renditionKey } from '#core/media/renditions.ts';
import { SOCIAL_SHAPES, type SocialImageFacts, type SocialShape } from '#core/seo/social-image.ts';
import { parseSocialImageSegment, socialImageUrl } from '#core/urls.ts';
import { findPublicArticle, type PublicArticle } from '#db/queries/site/public-article.ts';
import { drawSocialImage } from '#platform/social-image/draw-social-image.ts';
import type { Services } from '#usecases/context.ts';
import { socialImageKey } from './shared/social-image-key.ts';

/** The response for the URL of a story's social image. */
export type SocialImage =
  | { readonly kind: 'image'; readonly stream: Readable; readonly size: number; readonly etag: string }
  | { readonly kind: 'moved'; readonly to: string }
  /** Too many images are being drawn; the client should retry later. */
  | { readonly kind: 'busy' };

/** Images being drawn (single flight): concurrent requests wait for one drawing. */
const drawing = new Map<string, Promise<Uint8Array>>();
/**
 * Some ten seconds of drawing; a crawler that fetches the images of a whole archive is asked to retry later.
 */
const drawnAtOnceMax = 60;

/**
 * The social image of a story at `/social/{number}/{segment}`, drawn on first request and stored. The URL of
 * an earlier headline redirects to the current one; null for stories that are not public. `factsOf` returns
 * the content, with the site's labels.
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
