'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { editMedia } from '#usecases/media/edit-media.ts';
import { listMedia } from '#usecases/media/list-media.ts';
import { mediaViews } from '#usecases/media/media-views.ts';

/** Finds usable pictures. */
export async function findMedia(q: string, cursor?: string) {
  return toResult(async () => listMedia(await actionContext(), { q, cursor, usable: true }));
}

/** Searches the library, including pictures that may no longer be used. */
export async function searchLibrary(q: string, cursor?: string) {
  return toResult(async () => listMedia(await actionContext(), { q, cursor }));
}

export async function readMedia(ids: readonly string[]) {
  return toResult(async () => [...(await mediaViews(await actionContext(), ids)).values()]);
}

export async function changeMedia(input: Parameters<typeof editMedia>[1]) {
  return toResult(async () => editMedia(await actionContext(), input));
}
