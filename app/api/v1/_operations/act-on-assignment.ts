import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { actOnAssignment as act } from '#usecases/assignments/act-on-assignment.ts';
import { beginStory } from '#usecases/assignments/begin-story.ts';
import { readAssignment } from '#usecases/assignments/read-assignment.ts';
import { writeNote } from '#usecases/assignments/write-note.ts';
import { assignment } from '../_answers/assignment.ts';
import {
  assignmentActions,
  assignmentPath,
  assignmentReferences,
  inAssignmentWords,
} from './assignment-fields.ts';

export const actOnAssignment = apiOperation({
  id: 'actOnAssignment',
  method: 'post',
  path: '/assignments/{id}/{action}',
  summary:
    'Assign, accept, decline, start the story, drop, reopen, or add a note; null if the caller may no longer read the assignment',
  access: 'person',
  params: assignmentPath.extend({ action: z.enum(assignmentActions, 'action.unknown') }),
  body: z.strictObject({
    assignees: z
      .array(z.string())
      .optional()
      .meta({ description: 'For `assign`: slug, id or e-mail of each.' }),
    reason: z.string().optional(),
    text: z.string().optional().meta({ description: 'For `note`.' }),
  }),
  bodyIsOptional: true,
  status: 200,
  answer: assignment.nullable(),
  errors: [
    'action.unknown',
    'assignment.not-found',
    'assignment.not-your-desk',
    'assignment.not-yours',
    'assignment.taken',
    'assignment.wrong-state',
    'request.invalid',
  ],
  async run(ctx, { params: { id: assignmentId, action }, body = {} }) {
    if (action === 'begin') await beginStory(ctx, { assignmentId });
    else if (action === 'note') await writeNote(ctx, { assignmentId, text: body.text });
    else {
      const { assigneeIds } = await assignmentReferences(ctx, { assignees: body.assignees });
      const done = await inAssignmentWords(() =>
        act(ctx, { assignmentId, action, assigneeIds, reason: body.reason }),
      );
      if (done === null) return null;
    }
    return readAssignment(ctx, { assignmentId });
  },
});
