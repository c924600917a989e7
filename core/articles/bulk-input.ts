import { z } from 'zod';
import { momentSchema } from '../shared/moment-schema.ts';
import { normaliseLines } from '../text/normalise-lines.ts';
import { reasonMaxChars } from './action-input.ts';
import { actionRow, COMMANDS } from './actions.ts';
import { BULK_COMMANDS, bulkMost } from './bulk.ts';
import { PRIORITIES } from './priority.ts';

const reason = z.string().max(reasonMaxChars, 'field.too-long').transform(normaliseLines);

/** The action that is applied to many stories. */
export const bulkDeedSchema = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('command'), command: z.enum(COMMANDS), reason: reason.optional() })
    .refine(({ command }) => BULK_COMMANDS.includes(command), { path: ['command'], message: 'field.invalid' })
    .refine((deed) => actionRow(deed.command).reason !== 'required' || Boolean(deed.reason), {
      path: ['reason'],
      message: 'field.required',
    }),
  z.object({ kind: z.literal('move'), sectionId: z.uuid() }),
  z.object({ kind: z.literal('tag'), tagIds: z.array(z.uuid()).min(1).max(10, 'field.too-many') }),
  z
    .object({
      kind: z.literal('plan'),
      priority: z.enum(PRIORITIES).optional(),
      /** Null removes the deadline. */
      dueAt: momentSchema.nullable().optional(),
    })
    .refine(({ priority, dueAt }) => priority !== undefined || dueAt !== undefined, {
      path: ['priority'],
      message: 'field.required',
    }),
]);
export type BulkDeed = z.infer<typeof bulkDeedSchema>;

export const bulkInputSchema = z.object({
  /** With the version that the person saw; a story with a newer version is not changed. */
  items: z
    .array(z.object({ articleId: z.uuid(), baseVersion: z.int().min(1).optional() }))
    .min(1)
    .max(bulkMost, 'field.too-many')
    .refine((items) => new Set(items.map(({ articleId }) => articleId)).size === items.length, {
      message: 'field.invalid',
    }),
  deed: bulkDeedSchema,
});

/** The result for each story. Each story is changed completely or not at all. */
export type BulkOutcome = {
  readonly done: readonly string[];
  readonly refused: readonly { readonly articleId: string; readonly code: string }[];
};
