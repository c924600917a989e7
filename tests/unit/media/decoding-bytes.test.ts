import { expect, test } from 'vitest';
import { decodingBytes } from '#core/media/decoding-bytes.ts';
import { decodingMaxBytes, uploadMaxPixels } from '#core/media/upload-limits.ts';

const rgb = { channels: 3, bytesPerSample: 1 as const, isProgressive: false, halvesColour: false };
const megapixels = (count: number) => count * 1_000_000;
const isLightEnough = (head: Parameters<typeof decodingBytes>[0]) => decodingBytes(head) <= decodingMaxBytes;

test.each([
  ['the largest plain photo', { ...rgb, format: 'jpeg', pixels: uploadMaxPixels }],
  ['the largest plain PNG', { ...rgb, format: 'png', channels: 4, pixels: uploadMaxPixels }],
  ['the largest WebP', { ...rgb, format: 'webp', channels: 4, pixels: uploadMaxPixels }],
  ['a progressive photo', { ...rgb, format: 'jpeg', isProgressive: true, pixels: megapixels(25) }],
  [
    'a larger photo with chroma subsampling',
    { ...rgb, format: 'jpeg', isProgressive: true, halvesColour: true, pixels: megapixels(50) },
  ],
  ['an AVIF of eight megapixels', { ...rgb, format: 'heif', pixels: megapixels(8) }],
  ['a GIF of thirty', { ...rgb, format: 'gif', pixels: megapixels(30) }],
])('%s is accepted', (_, head) => {
  expect(isLightEnough(head)).toBe(true);
});

test.each([
  ['a progressive photo', { ...rgb, format: 'jpeg', isProgressive: true, pixels: megapixels(26) }],
  [
    'an interlaced PNG of two bytes a sample',
    { ...rgb, format: 'png', channels: 4, bytesPerSample: 2, isProgressive: true, pixels: megapixels(19) },
  ],
  ['an AVIF of nine megapixels', { ...rgb, format: 'heif', pixels: megapixels(9) }],
  ['a GIF of 31', { ...rgb, format: 'gif', pixels: megapixels(31) }],
] as const)('%s is refused', (_, head) => {
  expect(isLightEnough(head)).toBe(false);
});
