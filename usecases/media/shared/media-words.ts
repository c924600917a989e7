import { z } from 'zod';
import { altMaxChars, captionMaxChars, creditMaxChars } from '#core/media/upload-limits.ts';
import { normaliseText } from '#core/text/normalise-text.ts';

const words = (max: number) =>
  z.string().transform(normaliseText).pipe(z.string().max(max, 'field.too-long'));

/** The texts of a picture as separate fields. */
export const mediaWordsSchema = z.object({
  caption: words(captionMaxChars),
  credit: words(creditMaxChars),
  alt: words(altMaxChars),
});
