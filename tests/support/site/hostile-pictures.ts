import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { SIZES } from '#tests/sizes.ts';

const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpora/uploads');

/** Whether the corpus of files is on this machine. */
export const hasUploads = existsSync(corpus);

/** An uploaded file with its declared name and type. */
export type HostilePicture = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** Camera and place, as a camera writes them; no served file may contain any of them. */
export const SECRETS = ['NIKON-SERIAL-0042', 'LENS-SERIAL-0043', 'TOASOAN-OWNER', 'XMP-SECRET'];

/** Own files: wrong types, decompression bombs, and photos with a location. */
export async function ownPictures({ everyHeavy }: { everyHeavy: boolean }): Promise<HostilePicture[]> {
  return [...(await smallPictures()), ...(await heavyPictures(everyHeavy))];
}

/**
 * The files of the corpus; empty if it is absent. Most are photos with metadata of many cameras. `npm test`
 * takes some of those, and every decompression bomb and file of a wrong type.
 */
export function picturesOfOthers(): HostilePicture[] {
  if (!hasUploads) return [];
  const [photos, others] = [true, false].map((isPhoto) =>
    filesBelow(corpus).filter(({ name }) => name.startsWith('exif/') === isPhoto),
  ) as [HostilePicture[], HostilePicture[]];
  return [...others, ...photos.filter((_, at) => at % SIZES.everyNthPhoto === 0)];
}

function filesBelow(folder: string): HostilePicture[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/.test(name) && !/\.md$|LICENSE/i.test(name))
    .map((name) => ({ name, type: '', bytes: readFileSync(path.join(folder, name)) }));
}

const as = (name: string, bytes: Uint8Array, type = ''): HostilePicture => ({ name, type, bytes });

const huge = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#573' }, limitInputPixels: false });

async function smallPictures(): Promise<HostilePicture[]> {
  const plain = sharp({ create: { width: 900, height: 600, channels: 3, background: '#3a6' } });
  const jpeg = await plain.clone().jpeg().toBuffer();
  const png = await plain.clone().png().toBuffer();
  const webp = await plain.clone().webp().toBuffer();
  const script = Buffer.from('<script>alert(1)</script>');
  const html = Buffer.concat([Buffer.from('<!doctype html><html><body>'), script]);
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
  );
  const bomb = deflateSync(Buffer.alloc(200_000_000), { level: 1 });
  const frames = Array.from({ length: 50 }, () => Buffer.alloc(200 * 200 * 3, 90));
  const exif = await plain
    .clone()
    .jpeg()
    .withExif({
      IFD0: { Copyright: 'TOASOAN-OWNER', Make: 'NIKON' },
      IFD2: { BodySerialNumber: 'NIKON-SERIAL-0042', LensSerialNumber: 'LENS-SERIAL-0043' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '21/1 1/1 42/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '105/1 51/1 12/1',
      },
    })
    .toBuffer();
  return [
    as('position.jpg', exif),
    as('position.webp', await sharp(exif).keepMetadata().webp().toBuffer()),
    as('position.avif', await sharp(exif).keepMetadata().avif({ effort: 0 }).toBuffer()),
    as('position.png', await sharp(exif).keepMetadata().png().toBuffer()),
    as('xmp.png', withChunk(png, 'iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0<x>XMP-SECRET</x>'))),
    as('zipped.png', withChunk(png, 'zTXt', Buffer.concat([Buffer.from('bomb\0\0'), bomb]))),
    as('itxt.png', withChunk(png, 'iTXt', Buffer.concat([Buffer.from('bomb\0\x01\0\0\0'), bomb]))),
    as('profile.png', withChunk(png, 'iCCP', Buffer.concat([Buffer.from('bomb\0\0'), bomb]))),
    as('more-than-it-says.png', pngOf(64, 64, bomb)),
    as('60000x60000.png', pngOf(60_000, 60_000, deflateSync(Buffer.alloc(1_000)))),
    as('negative.png', pngOf(0xffffffff, 0xffffffff, deflateSync(Buffer.alloc(10)))),
    as('nothing.png', pngOf(0, 0, deflateSync(Buffer.alloc(10)))),
    as('half.jpg', jpeg.subarray(0, jpeg.length / 2)),
    as('half.png', png.subarray(0, png.length / 2)),
    as('half.webp', webp.subarray(0, webp.length / 2)),
    as('head.jpg', jpeg.subarray(0, 24)),
    as('page.jpg', html, 'image/jpeg'),
    as('page.png', html),
    as('page-behind-photo.jpg', Buffer.concat([jpeg, html])),
    as('page-behind-gif.gif', Buffer.concat([Buffer.from('GIF89a/*'), html, Buffer.from('*/=1;')])),
    as('page-in-comment.jpg', withComment(jpeg, html)),
    as('photo.html', jpeg, 'text/html'),
    as('photo.svg', jpeg, 'image/svg+xml'),
    as('drawing.svg', svg, 'image/svg+xml'),
    as('drawing.png', svg, 'image/png'),
    as('drawing.jpg', svg),
    as('program.php.jpg', Buffer.concat([jpeg, Buffer.from('<?php system($_GET[0]); ?>')])),
    as('other-type.png', jpeg, 'image/png'),
    as('../../../etc/passwd.jpg', jpeg, 'image/jpeg'),
    as('a\u202egpj.exe', jpeg),
    as('empty.jpg', new Uint8Array()),
    as('noise.jpg', Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 251))),
    as('long-exif.jpg', withSegments(jpeg, 300)),
    as(
      'animated.gif',
      await sharp(Buffer.concat(frames), {
        raw: { width: 200, height: 50 * 200, channels: 3, pageHeight: 200 },
      })
        .gif()
        .toBuffer(),
    ),
    as('tall.png', await huge(20, 20_000).png().toBuffer()),
    as('wide.png', await huge(50_000, 20).png().toBuffer()),
  ];
}

/**
 * The heaviest accepted pictures of each kind, and pictures refused for their weight; the short run takes one
 * that declares too many pixels.
 */
async function heavyPictures(every: boolean): Promise<HostilePicture[]> {
  const progressive = (width: number, height: number) =>
    huge(width, height).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer();
  const tooLarge = as('too-large.jpg', withSize(await huge(64, 64).jpeg().toBuffer(), 12_000, 9_000));
  if (!every) return [tooLarge];
  const interlaced = (width: number, height: number) =>
    huge(width, height).ensureAlpha().toColourspace('rgb16').png({ progressive: true }).toBuffer();
  const noise = await sharp({
    create: {
      ...{ width: 6_000, height: 4_000, channels: 3 as const, background: '#888' },
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 96 })
    .toBuffer();
  return [
    tooLarge,
    as('heavy.jpg', await huge(9_000, 6_600).jpeg({ chromaSubsampling: '4:4:4' }).toBuffer()),
    as('too-heavy-progressive.jpg', await progressive(9_000, 6_600)),
    as('heavy.png', await huge(9_000, 6_600).png().toBuffer()),
    as('heavy.webp', await huge(9_000, 6_600).webp({ effort: 0 }).toBuffer()),
    as('heavy-turned.jpg', await huge(6_600, 9_000).jpeg().withMetadata({ orientation: 6 }).toBuffer()),
    as('heavy-progressive.jpg', await progressive(5_000, 5_000)),
    as('heavy-interlaced.png', await interlaced(4_300, 4_300)),
    as('heavy.gif', await huge(6_000, 5_000).gif({ effort: 1 }).toBuffer()),
    as('heavy.avif', await huge(3_300, 2_500).avif({ effort: 0 }).toBuffer()),
    as('heavy-tall.jpg', await huge(1_920, 16_000).jpeg().toBuffer()),
    as('heavy-bytes.jpg', noise),
    as('heavy-bytes-again.jpg', withComment(noise, Buffer.from('again'))),
    as('heavy-bytes-once-more.jpg', withComment(noise, Buffer.from('once more'))),
    as('too-heavy-interlaced.png', await interlaced(9_000, 6_600)),
    as('too-heavy.gif', await huge(9_000, 6_600).gif({ effort: 1 }).toBuffer()),
    as('too-heavy.avif', await huge(9_000, 6_600).avif({ effort: 0 }).toBuffer()),
  ];
}

/** A PNG with one more chunk after its header. */
function withChunk(png: Buffer, type: string, data: Buffer): Buffer {
  const head = 8 + 25;
  return Buffer.concat([png.subarray(0, head), chunk(type, data), png.subarray(head)]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG that declares a size, independent of its data. */
function pngOf(width: number, height: number, data: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** A JPEG that declares a size in its start of frame, independent of its data. */
function withSize(jpeg: Buffer, width: number, height: number): Buffer {
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  const changed = Buffer.from(jpeg);
  changed.writeUInt16BE(height, frame + 5);
  changed.writeUInt16BE(width, frame + 7);
  return changed;
}

function withComment(jpeg: Buffer, text: Buffer): Buffer {
  return withSegment(jpeg, 0xfe, text);
}

/** This many segments of 64 KB, of the kind that contains Exif. */
function withSegments(jpeg: Buffer, count: number): Buffer {
  const segment = Buffer.concat([Buffer.from('Exif\0\0'), Buffer.alloc(65_500, 0x41)]);
  return Array.from({ length: count }).reduce<Buffer>((made) => withSegment(made, 0xe1, segment), jpeg);
}

function withSegment(jpeg: Buffer, marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
}
