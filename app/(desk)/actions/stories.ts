'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { readAutomatic } from '#usecases/related/read-automatic.ts';
import { refuseRelated as refuse } from '#usecases/related/refuse-related.ts';
import { findStories } from '#usecases/stories/find-stories.ts';
import { matchStories } from '#usecases/stories/match-stories.ts';
import { readStories } from '#usecases/stories/read-stories.ts';
import { suggestStories } from '#usecases/stories/suggest-stories.ts';

export async function searchPublished(q: string) {
  return toResult(async () => findStories(await actionContext(), { q }));
}

export async function publishedByIds(ids: readonly string[]) {
  return toResult(async () => readStories(await actionContext(), { ids }));
}

export async function matchPublished(lines: readonly string[]) {
  return toResult(async () => matchStories(await actionContext(), { lines }));
}

export async function automaticOf(articleId: string) {
  return toResult(async () => readAutomatic(await actionContext(), { articleId }));
}

/** Returns the resulting list. */
export async function refuseRelated(input: { articleId: string; storyId: string; isRefused: boolean }) {
  return toResult(async () => {
    const ctx = await actionContext();
    await refuse(ctx, input);
    return readAutomatic(ctx, { articleId: input.articleId });
  });
}

export async function suggestPublished(input: { text: string; exceptId?: string }) {
  return toResult(async () => suggestStories(await actionContext(), input));
}
