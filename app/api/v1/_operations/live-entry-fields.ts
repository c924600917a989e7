import { z } from 'zod';
import { headlineMaxChars } from '#core/articles/field-limits.ts';
import type { Body } from '#core/document/body.ts';
import { keyTitleMaxChars } from '#core/live/entry-limits.ts';
import { bodyOfEntryText } from '#core/live/entry-text.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Context } from '#usecases/context.ts';
import { resolveReferences } from '#usecases/references/resolve-references.ts';
import { articleParams } from './article-reference.ts';

/** The path of one entry. */
export const liveEntryParams = articleParams.extend({ entryId: z.uuid('live.entry-not-found') });

/** The fields of an entry for partners. */
export const liveEntryFields = z.strictObject({
  headline: z.string().max(headlineMaxChars, 'field.too-long').optional(),
  isKey: z.boolean().optional().meta({ description: 'Whether it is a key event.' }),
  keyTitle: z.string().max(keyTitleMaxChars, 'field.too-long').optional(),
  text: z.string().max(20_000, 'field.too-long').optional().meta({
    description:
      'Paragraphs separated by empty lines; `> ` quotes, `- ` lists, `**bold**`, `*italic*`, `[words](address)`.',
  }),
  body: z
    .looseObject({ type: z.literal('doc') })
    .optional()
    .meta({
      description: 'The body as blocks, instead of `text`: paragraphs, lists, quotes, figures, embeds.',
    }),
  byline: z
    .array(z.string().min(1, 'field.required').max(200, 'field.too-long'))
    .max(5, 'field.too-many')
    .optional(),
});

/** The content of an entry from a partner's fields. Omitted fields stay unset. */
export async function contentOfLiveEntry(
  ctx: Context,
  { headline, isKey, keyTitle, text, body, byline }: z.output<typeof liveEntryFields>,
): Promise<Record<string, unknown>> {
  if (text !== undefined && body !== undefined) {
    throw new DomainError('request.invalid', { fieldErrors: { text: 'field.invalid' } });
  }
  const written: unknown | Body = text === undefined ? body : bodyOfEntryText({ text, photos: [] });
  const { bylineIds } = await resolveReferences(ctx, { byline });
  return { headline, isKey, keyTitle, body: written, authorIds: bylineIds };
}
