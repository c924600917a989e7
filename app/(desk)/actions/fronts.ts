'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { discardFrontDraft } from '#usecases/fronts/discard-front-draft.ts';
import { launchContainer } from '#usecases/fronts/launch-container.ts';
import { listLaunches } from '#usecases/fronts/list-launches.ts';
import { readFront } from '#usecases/fronts/read-front.ts';
import { restoreLaunch } from '#usecases/fronts/restore-launch.ts';
import { saveFrontDraft } from '#usecases/fronts/save-front-draft.ts';
import { searchPlaceable } from '#usecases/fronts/search-placeable.ts';
import { watchFront } from '#usecases/fronts/watch-front.ts';

export async function screenOf(front: string) {
  return toResult(async () => readFront(await actionContext(), { front }));
}

export async function saveContainer(input: unknown) {
  return toResult(async () => saveFrontDraft(await actionContext(), input));
}

export async function discardContainer(input: unknown) {
  return toResult(async () => discardFrontDraft(await actionContext(), input));
}

export async function launch(input: unknown) {
  return toResult(async () => launchContainer(await actionContext(), input));
}

export async function launchesOf(input: unknown) {
  return toResult(async () => listLaunches(await actionContext(), input));
}

export async function restore(input: unknown) {
  return toResult(async () => restoreLaunch(await actionContext(), input));
}

export async function findPlaceable(q: string) {
  return toResult(async () => searchPlaceable(await actionContext(), { q }));
}

export async function ageOfFront() {
  return toResult(async () => watchFront(await actionContext()));
}
