'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { createTag } from '#usecases/tags/create-tag.ts';
import { editTag } from '#usecases/tags/edit-tag.ts';
import { markTagsDistinct } from '#usecases/tags/mark-tags-distinct.ts';
import { mergeTags } from '#usecases/tags/merge-tags.ts';
import { nameMoment } from '#usecases/tags/name-moment.ts';
import { restoreTag } from '#usecases/tags/restore-tag.ts';
import { retireTag } from '#usecases/tags/retire-tag.ts';
import { searchTags } from '#usecases/tags/search-tags.ts';
import { suggestTags } from '#usecases/tags/suggest-tags.ts';

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

export async function takeTagAway(id: string) {
  return toResult(async () => retireTag(await actionContext(), { id }));
}

export async function bringTagBack(id: string) {
  return toResult(async () => restoreTag(await actionContext(), { id }));
}

export async function keepTagsApart(input: Parameters<typeof markTagsDistinct>[1]) {
  return toResult(async () => markTagsDistinct(await actionContext(), input));
}

export async function suggestTagsFor(input: Omit<Parameters<typeof suggestTags>[1], 'at' | 'limit'>) {
  return toResult(async () => suggestTags(await actionContext(), input));
}
