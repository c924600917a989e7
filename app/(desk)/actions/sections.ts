'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { archiveSection } from '#usecases/sections/archive-section.ts';
import { createSection } from '#usecases/sections/create-section.ts';
import { moveSection } from '#usecases/sections/move-section.ts';
import { renameSection } from '#usecases/sections/rename-section.ts';

export async function addSection(input: Parameters<typeof createSection>[1]) {
  return toResult(async () => createSection(await actionContext(), input));
}

export async function changeSection(input: Parameters<typeof renameSection>[1]) {
  return toResult(async () => renameSection(await actionContext(), input));
}

export async function placeSection(input: Parameters<typeof moveSection>[1]) {
  return toResult(async () => moveSection(await actionContext(), input));
}

export async function closeSection(input: Parameters<typeof archiveSection>[1]) {
  return toResult(async () => archiveSection(await actionContext(), input));
}
