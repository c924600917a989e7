import { z } from 'zod';
import { PRIORITIES } from '#core/articles/priority.ts';
import { ASSIGNMENT_STATES } from '#core/assignments/assignment-states.ts';
import { moment, named } from './named.ts';

const decision = z.object({ ok: z.boolean(), why: z.string().optional() });

/** Fields of every assignment response. */
const common = {
  id: z.uuid(),
  title: z.string(),
  sectionId: z.uuid(),
  state: z.enum(ASSIGNMENT_STATES),
  priority: z.enum(PRIORITIES),
  dueAt: moment.nullable(),
  plannedOn: z.iso.date().nullable(),
  articleId: z.uuid().nullable(),
  version: z.int(),
};

export const listedAssignment = z.looseObject({ ...common, assigneeIds: z.array(z.uuid()) });

export const assignment = z.looseObject({
  ...common,
  brief: z.string(),
  assignees: z.array(named),
  createdBy: named,
  acceptedBy: named.nullable(),
  abilities: z.record(z.string(), decision),
});
