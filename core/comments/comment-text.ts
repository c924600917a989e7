import { z } from 'zod';
import { normaliseLines } from '../text/normalise-lines.ts';
import { commentMaxChars, mentionsMax } from './comment-limits.ts';

/** What somebody says in a comment: NFC, with plain line ends, trimmed, never empty. */
export const commentTextSchema = z
  .string('field.required')
  // Far above the limit for letters that are still decomposed; the limit itself holds for what is kept.
  .max(commentMaxChars * 4, 'field.too-long')
  .transform(normaliseLines)
  .pipe(z.string().min(1, 'field.required').max(commentMaxChars, 'field.too-long'));

/** The ids of those whom a comment calls by name, each once. */
export const mentionIdsSchema = z
  .array(z.uuid('comment.mention-not-reader'))
  .max(mentionsMax, 'field.too-many')
  .default([])
  .transform((ids) => [...new Set(ids)]);
