'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import type { Body } from '#core/document/body.ts';
import { archiveFactBox } from '#usecases/fact-boxes/archive-fact-box.ts';
import { listFactBoxes } from '#usecases/fact-boxes/list-fact-boxes.ts';
import { saveFactBox } from '#usecases/fact-boxes/save-fact-box.ts';

export async function findFactBoxes(q: string) {
  return toResult(async () => listFactBoxes(await actionContext(), { q }));
}

export async function factBoxesByIds(ids: readonly string[]) {
  return toResult(async () => listFactBoxes(await actionContext(), { ids: ids as string[] }));
}

export async function keepFactBox(input: { id?: string; title: string; body: Body }) {
  return toResult(async () => saveFactBox(await actionContext(), input));
}

export async function takeOutFactBox(id: string) {
  return toResult(async () => archiveFactBox(await actionContext(), { id }));
}
