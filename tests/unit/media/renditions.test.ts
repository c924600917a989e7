import { expect, test } from 'vitest';
import { renditionWidths } from '#core/media/renditions.ts';

test.each([
  [{ width: 4_000, height: 3_000 }, [320, 480, 640, 960, 1280, 1920]],
  [{ width: 1_500, height: 1_000 }, [320, 480, 640, 960, 1280, 1500]],
  [{ width: 200, height: 100 }, [200]],
  // A portrait of three to two keeps all but the widest, an infographic what is not too tall.
  [{ width: 4_000, height: 6_000 }, [320, 480, 640, 960, 1280]],
  [{ width: 1_920, height: 10_000 }, [320, 480, 640, 960]],
  [{ width: 320, height: 16_383 }, [320]],
])('of %o the widths are %o', (size, widths) => {
  expect(renditionWidths(size)).toEqual(widths);
});
