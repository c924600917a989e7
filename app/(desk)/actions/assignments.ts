'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { actOnAssignment } from '#usecases/assignments/act-on-assignment.ts';
import { beginStory } from '#usecases/assignments/begin-story.ts';
import { createAssignment } from '#usecases/assignments/create-assignment.ts';
import { editAssignment } from '#usecases/assignments/edit-assignment.ts';
import { searchAssignable } from '#usecases/assignments/search-assignable.ts';
import { writeNote as say } from '#usecases/assignments/write-note.ts';

export async function findAssignable(q: string) {
  return toResult(async () => searchAssignable(await actionContext(), { q }));
}

export async function addAssignment(input: unknown) {
  return toResult(async () => createAssignment(await actionContext(), input));
}

export async function changeAssignment(input: unknown) {
  return toResult(async () => editAssignment(await actionContext(), input));
}

export async function actOnOne(input: unknown) {
  return toResult(async () => actOnAssignment(await actionContext(), input));
}

export async function begin(assignmentId: string) {
  return toResult(async () => beginStory(await actionContext(), { assignmentId }));
}

export async function writeNote(input: unknown) {
  return toResult(async () => say(await actionContext(), input));
}
