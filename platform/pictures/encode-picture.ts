import sharp, { type Metadata, type OutputInfo, type Sharp } from 'sharp';
import { decodingBytes } from '#core/media/decoding-bytes.ts';
import {
  type RenditionFormat,
  renditionMaxHeight,
  renditionWidths,
  uploadRenditions,
} from '#core/media/renditions.ts';
import { decodingMaxBytes, uploadMaxPixels } from '#core/media/upload-limits.ts';
import { DomainError } from '#core/shared/domain-error.ts';

/** Facts about a sanitized picture: size in pixels, upright; `#rrggbb`, its dominant colour. */
export type PictureFacts = {
  readonly width: number;
  readonly height: number;
  readonly widths: readonly number[];
  readonly blurColor: string;
};

export type Rendition = {
  readonly width: number;
  readonly format: RenditionFormat;
  readonly bytes: Uint8Array;
};

const ENCODE: Readonly<Record<RenditionFormat, (image: Sharp) => Sharp>> = {
  // At effort 0, many files are larger than WebP. Effort 4 takes 20 to 50 times the CPU of WebP. Subsampled
  // chroma, as in WebP and in the JPEG source, takes a fifth less memory: 175 instead of 213 MiB for 1,920 ×
  // 1,440.
  avif: (image) => image.avif({ quality: 52, effort: 4, chromaSubsampling: '4:2:0' }),
  webp: (image) => image.webp({ quality: 76, effort: 3 }),
  jpeg: (image) => image.jpeg({ quality: 78, mozjpeg: true }),
};

/** The widest JPEG, from which AVIF is encoded later. */
const encodeSource = (image: Sharp) => image.jpeg({ quality: 90 });

/**
 * Decodes a picture and encodes it anew, upright, without metadata, in every width. `keep` gets one rendition
 * at a time, so that they are not all in memory. `source` is a path or the bytes. Throws
 * `media.too-many-pixels`, `media.too-tall`, `media.too-heavy` and `media.unreadable`.
 */
export async function encodePicture(
  source: string | Uint8Array,
  keep: (rendition: Rendition) => Promise<void>,
): Promise<PictureFacts> {
  const { upright, ...size } = await decode(source);
  const raw = rawOf(upright.info);
  const renditions = uploadRenditions(size);
  for (const width of size.widths) {
    // A clone before the resize would copy and resize the whole picture once for each format.
    const resized = await sharp(upright.data, { raw })
      .resize({ width })
      .raw()
      .toBuffer({ resolveWithObject: true });
    for (const { format } of renditions.filter((each) => each.width === width)) {
      const picture = sharp(resized.data, { raw: rawOf(resized.info) });
      const isSource = format === 'jpeg' && width === size.widths.at(-1);
      await keep({
        width,
        format,
        bytes: await (isSource ? encodeSource : ENCODE[format])(picture).toBuffer(),
      });
    }
  }
  return { ...size, blurColor: await dominantColor(upright) };
}

/** Encoding AVIF takes 42 bytes per pixel and 60 MiB for the process: 175 MiB for 1,920 × 1,440. */
const avifMaxPixels = 3_000_000;

/** Sizes of the WebP files in bytes, by width in pixels. */
export type WebpSizes = readonly (readonly [width: number, bytes: number])[];

/**
 * Encodes AVIF where it is smaller than the WebP, and returns these widths, ascending. Without an AVIF of the
 * widest there is none, because a browser that takes AVIF would get less detail. Tall pictures with more than
 * three million pixels have none. Throws `media.unreadable`.
 */
export async function encodeAvif(
  source: string | Uint8Array,
  webpSizes: WebpSizes,
  keep: (rendition: Rendition) => Promise<void>,
): Promise<number[]> {
  if ((await pixelsOf(source)) > avifMaxPixels) return [];
  const smaller: number[] = [];
  for (const [width, webpBytes] of webpSizes.toSorted(([one], [other]) => other - one)) {
    const bytes = await encodeRendition(source, { width, format: 'avif' });
    if (bytes.byteLength < webpBytes) {
      smaller.unshift(width);
      await keep({ width, format: 'avif', bytes });
    } else if (smaller.length === 0) break;
  }
  return smaller;
}

async function pixelsOf(source: string | Uint8Array): Promise<number> {
  const { width, height } = await sharp(source, { limitInputPixels: uploadMaxPixels })
    .metadata()
    .catch(() => {
      throw new DomainError('media.unreadable');
    });
  return width * height;
}

/** Encodes one rendition from another that is at least as wide. Throws `media.unreadable`. */
export async function encodeRendition(
  source: string | Uint8Array,
  { width, format }: Omit<Rendition, 'bytes'>,
): Promise<Uint8Array> {
  try {
    const picture = sharp(source, { limitInputPixels: uploadMaxPixels, failOn: 'error' }).resize({ width });
    return await ENCODE[format](picture).toBuffer();
  } catch {
    throw new DomainError('media.unreadable');
  }
}

type RawImage = { data: Buffer; info: OutputInfo };

async function decode(source: string | Uint8Array) {
  try {
    // Reads only the header: its dimensions decide whether the picture is decoded.
    const head = await sharp(source, { limitInputPixels: false }).metadata();
    const size = sizeOf(head);
    requireLightEnough(head, size);
    const upright = await sharp(source, {
      limitInputPixels: uploadMaxPixels,
      failOn: 'error',
      animated: false,
    })
      .autoOrient()
      .resize({ width: size.widths.at(-1), fit: 'inside' })
      .toColourspace('srgb')
      .flatten({ background: '#ffffff' })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { ...size, upright };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    if (/pixel limit/i.test(String(error))) throw new DomainError('media.too-many-pixels');
    throw new DomainError('media.unreadable');
  }
}

function sizeOf({ width: across, height: down, orientation = 1 }: Metadata) {
  const isTurned = orientation >= 5;
  const { width, height } = isTurned ? { width: down, height: across } : { width: across, height: down };
  return { width, height, widths: renditionWidths({ width, height }) };
}

function requireLightEnough(head: Metadata, { width, height, widths }: ReturnType<typeof sizeOf>): void {
  if (width * height > uploadMaxPixels) throw new DomainError('media.too-many-pixels');
  const tallest = ((widths.at(-1) ?? width) * height) / width;
  if (tallest > renditionMaxHeight) throw new DomainError('media.too-tall');
  const bytes = decodingBytes({
    format: head.format,
    pixels: width * height,
    channels: head.channels,
    bytesPerSample: head.depth === 'uchar' ? 1 : 2,
    isProgressive: head.isProgressive === true,
    halvesColour: head.chromaSubsampling === '4:2:0',
  });
  if (bytes > decodingMaxBytes) throw new DomainError('media.too-heavy');
}

const rawOf = ({ width, height, channels }: OutputInfo) => ({ width, height, channels });

async function dominantColor({ data, info }: RawImage): Promise<string> {
  const small = await sharp(data, { raw: rawOf(info) })
    .resize({ width: 64 })
    .png()
    .toBuffer();
  const { dominant } = await sharp(small).stats();
  const hex = [dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, '0'));
  return `#${hex.join('')}`;
}
