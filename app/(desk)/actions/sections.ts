'use server';
import { actionContext } from '#app/_shell/action-context.ts';
import { toResult } from '#app/_shell/action-result.ts';
import { createSection } from '#usecases/sections/create-section.ts';
import { renameSection } from '#usecases/sections/rename-section.ts';

export async function addSection(input: Parameters<typeof createSection>[1]) {
  return toResult(async () => createSection(await actionContext(), input));
}

export async function changeSection(input: Parameters<typeof renameSection>[1]) {
  return toResult(async () => renameSection(await actionContext(), input));
}
