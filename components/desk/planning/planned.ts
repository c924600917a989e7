import type { Priority } from '#core/articles/priority.ts';
import type { AssignmentState } from '#core/assignments/assignment-states.ts';

/** An assignment in calendars and lists. */
export type Planned = {
  readonly id: string;
  readonly title: string;
  readonly sectionId: string;
  readonly sectionName: string;
  readonly sectionNameEn: string;
  readonly state: AssignmentState;
  readonly priority: Priority;
  readonly dueAt: Date | null;
  readonly plannedOn: string | null;
  readonly version: number;
  readonly assigneeNames: readonly string[];
  /** Whether this person may move it to another day. */
  readonly canMove?: boolean;
};
