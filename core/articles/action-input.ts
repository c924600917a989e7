import { z } from 'zod';
import { momentSchema } from '../shared/moment-schema.ts';
import { normaliseLines } from '../text/normalise-lines.ts';
import { actionRow, COMMANDS, type Command } from './actions.ts';
import { UPDATE_KINDS } from './states.ts';

/** Maximum length of a reason or public note in characters. */
export const reasonMaxChars = 2_000;

const note = z.string().max(reasonMaxChars, 'field.too-long').transform(normaliseLines);

/**
 * The correction notice (cải chính) of a take-down. The press law fixes its parts: work, wrong, right,
 * apology.
 */
export const noticeSchema = z.object({
  wrongInformation: note.refine((text) => text !== '', 'field.required'),
  correctedInformation: note.refine((text) => text !== '', 'field.required'),
  apology: note.refine((text) => text !== '', 'field.required'),
});
export type Notice = z.infer<typeof noticeSchema>;

/** The input of an action. The action table says which fields each action requires. */
export const actionInputSchema = z
  .object({
    articleId: z.uuid(),
    action: z.enum(COMMANDS),
    /**
     * The version that the actor has read. A different working version is refused with
     * `article.stale-version`.
     */
    baseVersion: z.int().min(1).optional(),
    /** The live version that the actor has read, for actions that vouch for the published text. */
    liveVersion: z.int().min(1).optional(),
    reason: note.optional(),
    publicNote: note.optional(),
    publishAt: momentSchema.optional(),
    /**
     * For `reschedule`: the publication time that the actor saw. A different one is refused with
     * `article.schedule-moved`.
     */
    basePublishAt: momentSchema.optional(),
    embargoUntil: momentSchema.optional(),
    expiresAt: momentSchema.optional(),
    updateKind: z.enum(UPDATE_KINDS).optional(),
    notice: noticeSchema.optional(),
  })
  .superRefine((input, context) => {
    for (const field of missingFields(input)) {
      context.addIssue({ code: 'custom', path: [field], message: 'field.required', input: undefined });
    }
  });
export type ActionInput = z.infer<typeof actionInputSchema>;

/** Update kinds that require a public note. */
const notedKinds: readonly string[] = ['clarification', 'correction'];

/** The input fields that an action requires and that are missing. */
function missingFields(input: {
  action: Command;
  reason?: string;
  publicNote?: string;
  publishAt?: Date;
  embargoUntil?: Date;
  expiresAt?: Date;
  updateKind?: string;
  notice?: Notice;
}): string[] {
  const row = actionRow(input.action);
  const missing: string[] = [];
  if (row.reason === 'required' && !input.reason) missing.push('reason');
  if (row.publicNote === 'required' && !input.publicNote) missing.push('publicNote');
  if (row.at !== undefined && input[row.at] === undefined) missing.push(row.at);
  if (row.updateKind && input.updateKind === undefined) missing.push('updateKind');
  if (input.updateKind && notedKinds.includes(input.updateKind) && !input.publicNote)
    missing.push('publicNote');
  if (row.notice && input.notice === undefined) missing.push('notice');
  return missing;
}
