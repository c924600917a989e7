import { z } from 'zod';
import { footnoteMaxLength } from './inline.ts';
import { safeHref } from './safe-href.ts';

const markSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({ type: z.literal('superscript') }),
  z.strictObject({ type: z.literal('subscript') }),
  z.strictObject({
    type: z.literal('link'),
    attrs: z.strictObject({ href: z.string().refine((href) => safeHref(href) === href, 'unsafe-href') }),
  }),
]);

/** One run of text, a line break inside a paragraph, or a footnote. */
export const inlineSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    text: z.string().min(1),
    marks: z
      .array(markSchema)
      .max(4)
      .refine(
        (marks) => marks.filter(({ type }) => type === 'superscript' || type === 'subscript').length < 2,
        'raised-and-lowered',
      )
      .optional(),
  }),
  // Editors set marks on breaks and footnotes; they have no meaning and are dropped.
  z.object({ type: z.literal('hardBreak') }),
  z.object({
    type: z.literal('footnote'),
    attrs: z.strictObject({ text: z.string().max(footnoteMaxLength) }),
  }),
]);
