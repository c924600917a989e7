import { z } from 'zod';
import { headlineMaxChars } from '../articles/field-limits.ts';
import type { Body } from '../document/body.ts';
import { hasTk, hasTkIn, mediaIdsOf } from '../document/body-facts.ts';
import { bodySchema } from '../document/body-schema.ts';
import { bodyText } from '../document/body-text.ts';
import type { BlockNode, Inline } from '../document/node.ts';
import { normaliseText } from '../text/normalise-text.ts';
import { entryPhotosMax, entryTextMaxChars, keyTitleMaxChars } from './entry-limits.ts';

/** The block types allowed in an entry, a subset of those of a story. */
export const ENTRY_BLOCKS: ReadonlySet<string> = new Set([
  'paragraph',
  'bulletList',
  'listItem',
  'blockquote',
  'figure',
  'embed',
]);

const line = (max: number) => z.string().max(max, 'field.too-long').transform(normaliseText);

const entryBodySchema: z.ZodType<Body> = bodySchema.superRefine((body, ctx) => {
  if (!holdsOnly(body, ENTRY_BLOCKS)) ctx.addIssue({ code: 'custom', message: 'live.block-not-allowed' });
  if (bodyText(body).length > entryTextMaxChars) ctx.addIssue({ code: 'custom', message: 'field.too-long' });
  if (mediaIdsOf(body).length > entryPhotosMax) ctx.addIssue({ code: 'custom', message: 'field.too-many' });
});

/** The content of an entry's version. */
export const entryContentSchema = z
  .object({
    headline: line(headlineMaxChars),
    isKey: z.boolean(),
    /** Empty if the headline is the name of the key event. */
    keyTitle: line(keyTitleMaxChars),
    authorIds: z.array(z.uuid()).min(1, 'field.required').max(5, 'field.too-many'),
    body: entryBodySchema,
  })
  .transform((content) => ({ ...content, keyTitle: content.isKey ? content.keyTitle : '' }))
  .superRefine(({ headline, isKey, keyTitle, body }, ctx) => {
    if (headline === '' && isEmpty(body)) {
      ctx.addIssue({ code: 'custom', message: 'live.empty', path: ['body'] });
    }
    if (isKey && keyTitle === '' && headline === '') {
      ctx.addIssue({ code: 'custom', message: 'live.key-needs-title', path: ['keyTitle'] });
    }
  });
export type EntryContent = z.infer<typeof entryContentSchema>;

/** The name of the entry in the list of key events. */
export function keyNameOf({ keyTitle, headline }: Pick<EntryContent, 'keyTitle' | 'headline'>): string {
  return keyTitle || headline;
}

/** Whether the entry contains a placeholder for missing text ("TK"), which must not be published. */
export function entryHasTk({ headline, keyTitle, body }: EntryContent): boolean {
  return hasTkIn(headline) || hasTkIn(keyTitle) || hasTk(body);
}

function isEmpty(body: Body): boolean {
  return bodyText(body).trim() === '' && body.content.every(({ type }) => type === 'paragraph');
}

function holdsOnly(
  node: { readonly content?: readonly (BlockNode | Inline)[] },
  types: ReadonlySet<string>,
): boolean {
  return (node.content ?? []).every(
    (child) => isInline(child) || (types.has(child.type) && holdsOnly(child as BlockNode, types)),
  );
}

function isInline({ type }: BlockNode | Inline): boolean {
  return type === 'text' || type === 'hardBreak';
}
