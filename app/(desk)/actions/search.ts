'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { deleteSynonyms } from '#usecases/search/delete-synonyms.ts';
import { saveSynonyms } from '#usecases/search/save-synonyms.ts';
import { suggestAtDesk } from '#usecases/search/suggest-at-desk.ts';

export async function changeSynonyms(input: Parameters<typeof saveSynonyms>[1]) {
  return toResult(async () => saveSynonyms(await actionContext(), input));
}

export async function removeSynonyms(id: string) {
  return toResult(async () => deleteSynonyms(await actionContext(), { id }));
}

export async function suggestStories(q: string) {
  return toResult(async () => suggestAtDesk(await actionContext(), { q }));
}
