import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import { deskPathHeader } from '#core/people/desk-headers.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import type { ErrorDetails } from '#core/shared/domain-error.ts';
import { asUseCase } from '#platform/traces/spans.ts';
import { isRefusal, logRefusal } from '../api/log-refusal.ts';
import { addressOf } from '../reader/address-of.ts';
import { currentSession } from '../session/session.ts';
import { deskLocale } from '../shared/locale.ts';
import { errorText } from '../shared/messages.ts';
import { expectedFailure } from './expected-failure.ts';

/** Runs one use case for a screen. Returns its result, or an expected failure in the person's language. */
export async function toResult<T>(work: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    // The request handler has set the name of the action.
    return { ok: true, data: await asUseCase(null, work) };
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, error: await describeFailure(error) };
  }
}

/** Describes an expected failure. Any other error is a bug and is rethrown. */
export async function describeFailure(error: unknown): Promise<ActionFailure> {
  const failure = expectedFailure(error);
  if (failure === null) throw error;
  await noteRefusalHere(failure.code);
  const locale = await deskLocale();
  const { code } = failure;
  const { fieldErrors, fieldDetails, ...details } = failure.details as {
    fieldErrors?: Record<string, string>;
    fieldDetails?: Record<string, ErrorDetails>;
  };
  return {
    code,
    message: errorText(locale, code, details),
    details,
    ...(fieldErrors === undefined ? {} : { fieldErrors: describeFields(locale, fieldErrors, fieldDetails) }),
  };
}

async function noteRefusalHere(code: string): Promise<void> {
  if (!isRefusal(code)) return;
  const here = await headers();
  // If the session cannot be loaded, as with a database outage, the failure is logged without a person.
  const session = await currentSession().catch(() => null);
  logRefusal(code, {
    path: here.get(deskPathHeader)?.split('?')[0] ?? '',
    address: addressOf(here),
    personId: session?.ctx.actor.id ?? null,
  });
}

function describeFields(
  locale: Parameters<typeof errorText>[0],
  fieldErrors: Record<string, string>,
  fieldDetails: Record<string, ErrorDetails> = {},
) {
  return Object.fromEntries(
    Object.entries(fieldErrors).map(([field, code]) => [field, errorText(locale, code, fieldDetails[field])]),
  );
}
