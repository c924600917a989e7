import { expect, test } from 'vitest';
import { pictureSources } from '#core/media/picture-sources.ts';
import { jpegWidths, renditionKeys, renditionWidths, widestKeys } from '#core/media/renditions.ts';

test.each([
  [{ width: 4_000, height: 3_000 }, [320, 480, 640, 960, 1280, 1920]],
  [{ width: 1_500, height: 1_000 }, [320, 480, 640, 960, 1280, 1500]],
  [{ width: 200, height: 100 }, [200]],
  // A 2:3 portrait has all widths but the largest; an infographic has those within the height limit.
  [{ width: 4_000, height: 6_000 }, [320, 480, 640, 960, 1280]],
  [{ width: 1_920, height: 10_000 }, [320, 480, 640, 960]],
  [{ width: 320, height: 16_383 }, [320]],
])('a picture of %o has the widths %o', (size, widths) => {
  expect(renditionWidths(size)).toEqual(widths);
});

const photo = { id: 'm', width: 4_000, widths: [320, 480, 640, 960, 1280, 1920], avifWidths: [960, 1920] };
const small = { id: 'm', width: 500, widths: [320, 500], avifWidths: [] };

test.each([
  [photo, { small: 320, page: 640, large: 1280 }],
  [small, { small: 320, page: 500, large: 500 }],
  [
    { width: 200, widths: [] },
    { small: 200, page: 200, large: 200 },
  ],
])('the JPEGs of %o have the widths %o', (picture, widths) => {
  expect(jpegWidths(picture)).toEqual(widths);
});

test('a picture has WebP in all widths, JPEG in those that are offered and the widest, and its AVIF', () => {
  const files = (picture: typeof photo) => renditionKeys(picture).map((key) => key.replace('media/m/', ''));
  expect(files(small)).toEqual(['320.webp', '320.jpeg', '500.webp', '500.jpeg']);
  expect(files(photo)).toEqual([
    ...['320.webp', '320.jpeg', '480.webp', '640.webp', '640.jpeg', '960.webp'],
    ...['1280.webp', '1280.jpeg', '1920.webp', '1920.jpeg', '960.avif', '1920.avif'],
  ]);
  expect(widestKeys(photo)).toEqual(['media/m/1920.jpeg', 'media/m/1920.webp', 'media/m/1920.avif']);
  expect(widestKeys(small)).toEqual(['media/m/500.jpeg', 'media/m/500.webp']);
  expect(widestKeys({ ...photo, widths: [], avifWidths: [] })).toEqual([]);
});

test('a page offers the AVIF that exists, every WebP up to 1920, and one JPEG', () => {
  const { modern, jpeg } = pictureSources({ ...photo, folder: '/xem/1/anh/m' });
  expect(modern).toEqual([
    { type: 'image/avif', srcset: '/xem/1/anh/m/960.avif 960w, /xem/1/anh/m/1920.avif 1920w' },
    { type: 'image/webp', srcset: expect.stringMatching(/^\/xem\/1\/anh\/m\/320\.webp 320w, .* 1920w$/) },
  ]);
  expect(jpeg).toBe('/xem/1/anh/m/640.jpeg');
  expect(pictureSources(small).modern).toEqual([
    { type: 'image/webp', srcset: '/media/m/320.webp 320w, /media/m/500.webp 500w' },
  ]);
});
