'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { closeRoyaltyMonth } from '#usecases/royalties/close-royalty-month.ts';
import { setRoyaltyMarks } from '#usecases/royalties/set-royalty-marks.ts';
import { setRoyaltyRates } from '#usecases/royalties/set-royalty-rates.ts';

export async function saveMarks(input: unknown) {
  return toResult(async () => setRoyaltyMarks(await actionContext(), input));
}

export async function closeMonth(month: string) {
  return toResult(async () => closeRoyaltyMonth(await actionContext(), { month }));
}

export async function saveRates(rates: unknown) {
  return toResult(async () => setRoyaltyRates(await actionContext(), { rates }));
}
