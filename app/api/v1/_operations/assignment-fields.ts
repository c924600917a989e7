import { z } from 'zod';
import { ASSIGNMENT_COMMANDS } from '#core/assignments/assignment-actions.ts';
import { assignmentFields } from '#core/assignments/assignment-input.ts';
import { daySchema } from '#core/shared/day-schema.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Context } from '#usecases/context.ts';
import { resolveReferences } from '#usecases/references/resolve-references.ts';

/** The path of one assignment. */
export const assignmentPath = z.object({ id: z.uuid('assignment.not-found') });

/** The actions of `POST /assignments/{id}/{action}`. */
export const assignmentActions = [...ASSIGNMENT_COMMANDS, 'begin', 'note'] as const;

const time = z.iso.datetime({ offset: true, error: 'field.invalid' });

/** The fields of an assignment. All are optional unless an operation requires them. */
export const assignmentBody = {
  title: z.string().min(1, 'field.required'),
  brief: z.string().optional(),
  section: z.string().meta({ description: 'A slug or an id.' }),
  priority: assignmentFields.priority.optional(),
  dueAt: time.nullable().optional(),
  plannedOn: daySchema.nullable().optional(),
};

type Names = { readonly section?: string | undefined; readonly assignees?: readonly string[] | undefined };

/** Resolves the names that a partner sends to ids. Throws `request.invalid` at `section`, `assignees.0`. */
export function assignmentReferences(
  ctx: Context,
  { section, assignees }: Names,
): Promise<{ sectionId?: string; assigneeIds?: string[] }> {
  return inAssignmentWords(async () => {
    const found = await resolveReferences(ctx, {
      ...(section === undefined ? {} : { section }),
      ...(assignees === undefined ? {} : { byline: [...assignees] }),
    });
    return {
      ...(found.sectionId === undefined ? {} : { sectionId: found.sectionId }),
      ...(found.bylineIds === undefined ? {} : { assigneeIds: found.bylineIds }),
    };
  });
}

/** Runs a use case and renames its field errors to the partner's field names. */
export async function inAssignmentWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || typeof error.details.fieldErrors !== 'object') throw error;
    const entries = Object.entries(error.details.fieldErrors ?? {}).map(([field, code]) => [
      field.replace(/^(byline|assigneeIds)/, 'assignees').replace(/^sectionId$/, 'section'),
      code,
    ]);
    throw new DomainError(error.code, { ...error.details, fieldErrors: Object.fromEntries(entries) });
  }
}
