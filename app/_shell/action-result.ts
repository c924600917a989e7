import { unstable_rethrow } from 'next/navigation';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { expectedFailure } from './expected-failure.ts';
import { deskLocale } from './locale.ts';
import { errorText } from './messages.ts';

/** Runs one use case for a screen: what it returns, or the expected failure with words in the person's language. */
export async function toResult<T>(work: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, error: await describeFailure(error) };
  }
}

/** An expected failure in words; anything else is thrown on, because it is a fault of ours. */
export async function describeFailure(error: unknown): Promise<ActionFailure> {
  const failure = expectedFailure(error);
  if (failure === null) throw error;
  const locale = await deskLocale();
  const { code } = failure;
  const { fieldErrors, ...details } = failure.details as { fieldErrors?: Record<string, string> };
  return {
    code,
    message: errorText(locale, code),
    details,
    ...(fieldErrors === undefined ? {} : { fieldErrors: describeFields(locale, fieldErrors) }),
  };
}

function describeFields(locale: Parameters<typeof errorText>[0], fieldErrors: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(fieldErrors).map(([field, code]) => [field, errorText(locale, code)]),
  );
}
