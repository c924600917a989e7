import { z } from 'zod';
import { normaliseLines } from '../text/normalise-lines.ts';
import { commentMaxChars, mentionsMax } from './comment-limits.ts';

/** The text of a comment: NFC, LF line ends, trimmed, never empty. */
export const commentTextSchema = z
  .string('field.required')
  // Far above the limit for decomposed letters; the limit applies after normalisation.
  .max(commentMaxChars * 4, 'field.too-long')
  .transform(normaliseLines)
  .pipe(z.string().min(1, 'field.required').max(commentMaxChars, 'field.too-long'));

/** The ids of mentioned people, without duplicates. */
export const mentionIdsSchema = z
  .array(z.uuid('comment.mention-not-reader'))
  .max(mentionsMax, 'field.too-many')
  .default([])
  .transform((ids) => [...new Set(ids)]);
