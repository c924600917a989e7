import { z } from 'zod';
import { findMediaTopic } from '#core/taxonomy/media-topics.ts';
import { cleanTagName, tagKey, tagNameMaxChars } from '#core/taxonomy/tag-key.ts';
import { normaliseLines } from '#core/text/normalise-lines.ts';

/** A tag's name or alias: one clean line in NFC that has at least one letter or digit that is seen. */
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

/** So many other names are given to one tag; a renaming or a merge may bring it more. */
export const tagAliasesMax = 30;

export const tagAliasList = z.array(tagName).max(tagAliasesMax, 'field.too-many');

export const tagDescription = z
  .string()
  .transform(normaliseLines)
  .pipe(z.string().max(600, 'field.too-long'));

/** The number of a concept of the IPTC Media Topics that can be chosen, or null. */
export const tagMediaTopic = z
  .string()
  .refine((code) => findMediaTopic(code) !== null, 'field.invalid')
  .nullable();
