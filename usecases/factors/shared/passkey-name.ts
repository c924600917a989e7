import { z } from 'zod';
import { normaliseText } from '#core/text/normalise-text.ts';

/** The name by which a person distinguishes their passkeys. */
export const passkeyName = z
  .string()
  .transform(normaliseText)
  .pipe(z.string().min(1, 'field.required').max(80, 'field.too-long'));
