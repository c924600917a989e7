import { z } from 'zod';
import { expansionMaxChars, SHORT_FORM, shortMaxChars } from '#core/house-style/abbreviation.ts';
import { adviceMaxChars, patternMaxChars, replacementMaxChars } from '#core/house-style/style-rule.ts';
import { normaliseText } from '#core/text/normalise-text.ts';

/** The desk; null for the whole site. */
export const deskId = z.uuid('section.not-found').nullable();

/** A client-generated id makes creation idempotent. */
export const newStyleId = z.uuid().optional();

export const shortForm = z
  .string()
  .max(200, 'field.too-long')
  .transform(normaliseText)
  .pipe(
    z
      .string()
      .min(1, 'field.required')
      .max(shortMaxChars, 'field.too-long')
      .refine((short) => SHORT_FORM.test(short), 'field.invalid'),
  );

export const longForm = z
  .string()
  .max(2000, 'field.too-long')
  .transform(normaliseText)
  .pipe(z.string().min(1, 'field.required').max(expansionMaxChars, 'field.too-long'));

/** Spaces are significant in an expression, so it is not trimmed. */
export const rulePattern = z
  .string()
  .min(1, 'field.required')
  .max(patternMaxChars, 'field.too-long')
  .transform((pattern) => pattern.normalize('NFC'));

export const ruleAdvice = z
  .string()
  .max(2000, 'field.too-long')
  .transform(normaliseText)
  .pipe(z.string().min(1, 'field.required').max(adviceMaxChars, 'field.too-long'));

/** An empty replacement deletes the matched text. */
export const ruleReplacement = z
  .string()
  .max(replacementMaxChars, 'field.too-long')
  .transform((text) => text.normalize('NFC'))
  .nullable();

/** A single dictionary word without spaces. */
export const houseWord = z
  .string()
  .max(200, 'field.too-long')
  .transform(normaliseText)
  .pipe(
    z
      .string()
      .min(1, 'field.required')
      .max(60, 'field.too-long')
      .regex(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*$/u, 'field.invalid'),
  );
