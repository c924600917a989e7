import { z } from 'zod';
import { headlineMaxChars } from '../articles/field-limits.ts';
import { PRIORITIES } from '../articles/priority.ts';
import { daySchema } from '../shared/day-schema.ts';
import { momentSchema } from '../shared/moment-schema.ts';
import { normaliseLines } from '../text/normalise-lines.ts';
import { normaliseText } from '../text/normalise-text.ts';

export const briefMaxChars = 5_000;
export const assignmentNoteMaxChars = 2_000;
/** Maximum number of assignees. */
export const assigneesMost = 10;

/** One line of text, NFC and trimmed. */
const line = z.string().transform(normaliseText);
const text = z.string().transform(normaliseLines);

export const assigneeIdsSchema = z
  .array(z.uuid())
  .max(assigneesMost, 'field.too-many')
  .transform((ids) => [...new Set(ids)]);

/** The fields of an assignment. The title becomes the headline of the new story, so it has the same limit. */
export const assignmentFields = {
  title: line.pipe(z.string().min(1, 'field.required').max(headlineMaxChars, 'field.too-long')),
  brief: text.pipe(z.string().max(briefMaxChars, 'field.too-long')),
  sectionId: z.uuid('field.required'),
  priority: z.enum(PRIORITIES),
  dueAt: momentSchema.nullable(),
  /** The planned publication day, `YYYY-MM-DD`. */
  plannedOn: daySchema.nullable(),
};

export const newAssignmentSchema = z.object({
  /**
   * A client-generated id makes creation idempotent: a repeated request after a lost answer creates one
   * assignment.
   */
  id: z.uuid().optional(),
  title: assignmentFields.title,
  brief: assignmentFields.brief.default(''),
  sectionId: assignmentFields.sectionId,
  priority: assignmentFields.priority.default('normal'),
  dueAt: assignmentFields.dueAt.default(null),
  plannedOn: assignmentFields.plannedOn.default(null),
  assigneeIds: assigneeIdsSchema.default([]),
});

export const changedAssignmentSchema = z.object({
  assignmentId: z.uuid(),
  /** The version on which the changes are based; a newer one is refused with `assignment.stale`. */
  baseVersion: z.int().min(1),
  title: assignmentFields.title.optional(),
  brief: assignmentFields.brief.optional(),
  sectionId: assignmentFields.sectionId.optional(),
  priority: assignmentFields.priority.optional(),
  dueAt: assignmentFields.dueAt.optional(),
  plannedOn: assignmentFields.plannedOn.optional(),
});
