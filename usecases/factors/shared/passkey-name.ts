import { z } from 'zod';
import { normaliseText } from '#core/text/normalise-text.ts';

/** How a person tells their passkeys apart. */
export const passkeyName = z
  .string()
  .transform(normaliseText)
  .pipe(z.string().min(1, 'field.required').max(80, 'field.too-long'));
