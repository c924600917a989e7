'use server';
import { actionContext } from '#app/_shell/action-context.ts';
import { toResult } from '#app/_shell/action-result.ts';
import { createTag } from '#usecases/tags/create-tag.ts';
import { editTag } from '#usecases/tags/edit-tag.ts';
import { mergeTags } from '#usecases/tags/merge-tags.ts';
import { nameMoment } from '#usecases/tags/name-moment.ts';
import { searchTags } from '#usecases/tags/search-tags.ts';

export async function findTags(q: string) {
  return toResult(async () => searchTags(await actionContext(), { q }));
}

export async function addTag(input: Parameters<typeof createTag>[1]) {
  return toResult(async () => createTag(await actionContext(), input));
}

export async function changeTag(input: Parameters<typeof editTag>[1]) {
  return toResult(async () => editTag(await actionContext(), input));
}

export async function mergeTag(input: Parameters<typeof mergeTags>[1]) {
  return toResult(async () => mergeTags(await actionContext(), input));
}

export async function nameEventMoment(input: Parameters<typeof nameMoment>[1]) {
  return toResult(async () => nameMoment(await actionContext(), input));
}
