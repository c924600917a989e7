'use server';
import { toResult } from '#app/_shell/action-result.ts';
import { deskContext } from '#app/_shell/desk-context.ts';
import type { Body } from '#core/document/body.ts';
import { archiveFactBox } from '#usecases/fact-boxes/archive-fact-box.ts';
import { listFactBoxes } from '#usecases/fact-boxes/list-fact-boxes.ts';
import { saveFactBox } from '#usecases/fact-boxes/save-fact-box.ts';

export async function findFactBoxes(q: string) {
  return toResult(async () => listFactBoxes(await deskContext(), { q }));
}

export async function factBoxesByIds(ids: readonly string[]) {
  return toResult(async () => listFactBoxes(await deskContext(), { ids: [...ids] }));
}

export async function keepFactBox(input: { id?: string; title: string; body: Body }) {
  return toResult(async () => saveFactBox(await deskContext(), input));
}

export async function takeOutFactBox(id: string) {
  return toResult(async () => archiveFactBox(await deskContext(), { id }));
}
