'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { applySettings } from '#usecases/settings/apply-settings.ts';
import { discardSettingsDraft } from '#usecases/settings/discard-settings-draft.ts';
import { saveSettingsDraft } from '#usecases/settings/save-settings-draft.ts';

export async function saveDraft(input: Parameters<typeof saveSettingsDraft>[1]) {
  return toResult(async () => saveSettingsDraft(await actionContext(), input));
}

export async function discardDraft() {
  return toResult(async () => discardSettingsDraft(await actionContext()));
}

export async function applyDraft(revision: number) {
  return toResult(async () => applySettings(await actionContext(), { revision }));
}
