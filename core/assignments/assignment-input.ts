import { z } from 'zod';
import { headlineMaxChars } from '../articles/field-limits.ts';
import { PRIORITIES } from '../articles/priority.ts';
import { daySchema } from '../shared/day-schema.ts';
import { momentSchema } from '../shared/moment-schema.ts';
import { normaliseLines } from '../text/normalise-lines.ts';
import { normaliseText } from '../text/normalise-text.ts';

export const briefMaxChars = 5_000;
export const assignmentNoteMaxChars = 2_000;
/** So many are given one thing to do, at the most. */
export const assigneesMost = 10;

/** A line of text: one form of each letter, no space around. */
const line = z.string().transform(normaliseText);
const text = z.string().transform(normaliseLines);

export const assigneeIdsSchema = z
  .array(z.uuid())
  .max(assigneesMost, 'field.too-many')
  .transform((ids) => [...new Set(ids)]);

/** What an assignment says; the title becomes the headline of the story that is begun, so it is as long at the most. */
export const assignmentFields = {
  title: line.pipe(z.string().min(1, 'field.required').max(headlineMaxChars, 'field.too-long')),
  brief: text.pipe(z.string().max(briefMaxChars, 'field.too-long')),
  sectionId: z.uuid('field.required'),
  priority: z.enum(PRIORITIES),
  dueAt: momentSchema.nullable(),
  /** The day on which it is to go out, `YYYY-MM-DD`. */
  plannedOn: daySchema.nullable(),
};

export const newAssignmentSchema = z.object({
  /** Where it has an id before it is made: made again under that id, because an answer was lost, it is made once. */
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
  /** The version on which the changes stand; another one now is `assignment.stale`. */
  baseVersion: z.int().min(1),
  title: assignmentFields.title.optional(),
  brief: assignmentFields.brief.optional(),
  sectionId: assignmentFields.sectionId.optional(),
  priority: assignmentFields.priority.optional(),
  dueAt: assignmentFields.dueAt.optional(),
  plannedOn: assignmentFields.plannedOn.optional(),
});
