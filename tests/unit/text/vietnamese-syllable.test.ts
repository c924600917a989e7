import { expect, test } from 'vitest';
import { isVietnameseSyllable } from '#core/text/vietnamese-syllable.ts';

test.each(['lụt', 'lut', 'nghiêng', 'quỳnh', 'giếng', 'gì', 'ĐƯỜNG', 'khuya', 'oai', 'xoong', 'y'])(
  '“%s” is written like a Vietnamese syllable',
  (word) => {
    expect(isVietnameseSyllable(word)).toBe(true);
  },
);

test.each(['gaio', 'vnag', 'bein', 'khis', 'haau', 'nhonn', 'coral', 'climate', '2026', ''])(
  '“%s” is not',
  (word) => {
    expect(isVietnameseSyllable(word)).toBe(false);
  },
);
