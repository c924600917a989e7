import { z } from 'zod';
import { findMediaTopic } from '#core/taxonomy/media-topics.ts';
import { cleanTagName, tagKey, tagNameMaxChars } from '#core/taxonomy/tag-key.ts';
import { normaliseLines } from '#core/text/normalise-lines.ts';

/** A tag's name or alias: one normalised line in NFC with at least one visible letter or digit. */
export const tagName = z
  .string()
  .max(400, 'field.too-long')
  .transform(cleanTagName)
  .pipe(
    z
      .string()
      .min(1, 'field.required')
      .max(tagNameMaxChars, 'field.too-long')
      .refine((name) => /[\p{L}\p{N}]/u.test(tagKey(name)), 'field.invalid'),
  );

/** Maximum number of entered aliases; renames and merges may add more. */
export const tagAliasesMax = 30;

export const tagAliasList = z.array(tagName).max(tagAliasesMax, 'field.too-many');

export const tagDescription = z
  .string()
  .transform(normaliseLines)
  .pipe(z.string().max(600, 'field.too-long'));

/** The number of a selectable IPTC Media Topic, or null. */
export const tagMediaTopic = z
  .string()
  .refine((code) => findMediaTopic(code) !== null, 'field.invalid')
  .nullable();
