'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { actOnEntry as act } from '#usecases/live/act-on-entry.ts';
import { breakOutEntry } from '#usecases/live/break-out-entry.ts';
import { endCoverage as end } from '#usecases/live/end-coverage.ts';
import { openCoverage as open } from '#usecases/live/open-coverage.ts';

export async function openCoverage(articleId: string) {
  return toResult(async () => open(await actionContext(), { articleId }));
}

export async function endCoverage(input: { articleId: string; closingNote: string }) {
  return toResult(async () => end(await actionContext(), input));
}

export async function actOnEntry(input: unknown) {
  return toResult(async () => act(await actionContext(), input));
}

/** Returns the new story's id; the client opens its screen. */
export async function breakOut(input: unknown) {
  return toResult(async () => ({ id: (await breakOutEntry(await actionContext(), input)).id }));
}
