import sharp from 'sharp';
import {
  cardPhotoPlace,
  SOCIAL_SHAPES,
  type SocialImageFacts,
  type SocialPhoto,
  type SocialShape,
  socialCardSvg,
} from '#core/seo/social-image.ts';
import { houseType } from './house-type.ts';

/** No story is worth more of the machine than this: a picture that takes longer is not made. */
const timeoutSeconds = 10;
/** Our own widest rendition has four million pixels; nothing larger is decoded. */
const maxPixels = 25_000_000;

/**
 * One is drawn at a time: some sixty megabytes for the pixels of a photo, and a core for a tenth of a second. Its photo is
 * opened when its turn has come, so that those that wait hold nothing.
 */
let turn: Promise<unknown> = Promise.resolve();

/**
 * The picture of a story in a shape, as JPEG: the card with its words, or the photo cut around what must stay in view.
 * `openPhoto` gives the bytes of a rendition; null where the story has none, which only the card can do without.
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
  const svg = socialCardSvg(hasPhoto ? facts : { ...facts, photo: null }, houseType);
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

/** The largest part of the photo of these proportions that has the focal point as near to its middle as it can be. */
function cut(
  photo: Uint8Array,
  { focalX, focalY }: Pick<SocialPhoto, 'focalX' | 'focalY'>,
  { width, height }: { width: number; height: number },
) {
  return sharp(photo, { limitInputPixels: maxPixels, failOn: 'error' })
    .timeout({ seconds: timeoutSeconds })
    .resize({ width, height, fit: 'cover', position: positionOf(focalX, focalY) });
}

/** Of the nine places that a cut can hold on to, the one nearest to the focal point. */
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
