'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { changeCheckRule } from '#usecases/checks/change-check-rule.ts';
import { previewCheckRule } from '#usecases/checks/preview-check-rule.ts';

export async function changeRule(input: Parameters<typeof changeCheckRule>[1]) {
  return toResult(async () => changeCheckRule(await actionContext(), input));
}

export async function previewRule(input: Parameters<typeof previewCheckRule>[1]) {
  return toResult(async () => previewCheckRule(await actionContext(), input));
}
