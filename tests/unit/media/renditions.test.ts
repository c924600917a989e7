import { expect, test } from 'vitest';
import { renditionWidths } from '#core/media/renditions.ts';

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
