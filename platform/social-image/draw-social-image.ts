import sharp from 'sharp';
import {
  cardPhotoPlace,
  SOCIAL_SHAPES,
  type SocialImageFacts,
  type SocialPhoto,
  type SocialShape,
  socialCardSvg,
} from '#core/seo/social-image.ts';
import { fontTypesetter } from './font-typesetter.ts';

/** An image that takes longer is abandoned. */
const timeoutSeconds = 10;
/** Our own widest rendition has four million pixels. Larger images are not decoded. */
const maxPixels = 25_000_000;

/**
 * One image is drawn at a time: about 60 MB for the pixels of a photo, and 0.1 s of a core. Its photo is
 * opened when it is its turn, so that waiting requests hold no memory.
 */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Draws the image of a story as JPEG: the card with its text, or the photo cropped around its focal point.
 * `openPhoto` returns the bytes of a rendition, or null if the story has no photo; only the card works
 * without one.
 */
export function drawSocialImage(
  shape: SocialShape,
  facts: SocialImageFacts,
  openPhoto: () => Promise<Uint8Array | null>,
): Promise<Buffer> {
  const drawn = turn.then(async () => {
    const photo = await openPhoto();
    return shape === 'card' ? card(facts, photo) : cropped(shape, facts, photo);
  });
  turn = drawn.catch(() => {});
  return drawn;
}

async function card(facts: SocialImageFacts, photo: Uint8Array | null): Promise<Buffer> {
  const hasPhoto = photo !== null && facts.photo !== null;
  const svg = socialCardSvg(hasPhoto ? facts : { ...facts, photo: null }, fontTypesetter);
  const { x, y, ...size } = cardPhotoPlace;
  const layers = hasPhoto ? [{ input: await cut(photo, facts.photo, size).toBuffer(), left: x, top: y }] : [];
  return encoded(sharp(Buffer.from(svg)).composite(layers).flatten({ background: '#ffffff' }));
}

async function cropped(
  shape: SocialShape,
  { photo: place }: SocialImageFacts,
  photo: Uint8Array | null,
): Promise<Buffer> {
  if (photo === null || place === null) throw new Error('Only the card can be drawn without a photo.');
  return encoded(cut(photo, place, SOCIAL_SHAPES[shape]));
}

/** The largest crop with these proportions that keeps the focal point as close to the centre as possible. */
function cut(
  photo: Uint8Array,
  { focalX, focalY }: Pick<SocialPhoto, 'focalX' | 'focalY'>,
  { width, height }: { width: number; height: number },
) {
  return sharp(photo, { limitInputPixels: maxPixels, failOn: 'error' })
    .timeout({ seconds: timeoutSeconds })
    .resize({ width, height, fit: 'cover', position: positionOf(focalX, focalY) });
}

/** The one of sharp's nine crop positions that is nearest to the focal point. */
function positionOf(focalX: number, focalY: number): string {
  const across = focalX < 0.36 ? 'left' : focalX > 0.64 ? 'right' : '';
  const down = focalY < 0.36 ? 'top' : focalY > 0.64 ? 'bottom' : '';
  return [across, down].filter(Boolean).join(' ') || 'centre';
}

function encoded(image: ReturnType<typeof sharp>): Promise<Buffer> {
  return image
    .timeout({ seconds: timeoutSeconds })
    .jpeg({ quality: 84, mozjpeg: true, chromaSubsampling: '4:4:4' })
    .toBuffer();
}
