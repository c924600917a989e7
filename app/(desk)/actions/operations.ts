'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { tryJobAgain } from '#usecases/operations/try-job-again.ts';

export async function tryAgain(input: { jobId: string; name: string }) {
  return toResult(async () => tryJobAgain(await actionContext(), input));
}
