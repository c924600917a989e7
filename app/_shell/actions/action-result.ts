import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import { deskPathHeader } from '#core/people/desk-path-header.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { asUseCase } from '#platform/traces/spans.ts';
import { isRefusal, logRefusal } from '../api/log-refusal.ts';
import { addressOf } from '../reader/address-of.ts';
import { currentSession } from '../session/session.ts';
import { deskLocale } from '../shared/locale.ts';
import { errorText } from '../shared/messages.ts';
import { expectedFailure } from './expected-failure.ts';

/** Runs one use case for a screen: what it returns, or the expected failure with words in the person's language. */
export async function toResult<T>(work: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    // By the name of the action, which whoever took the request knows.
    return { ok: true, data: await asUseCase(null, work) };
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, error: await describeFailure(error) };
  }
}

/** An expected failure in words; anything else is thrown on, because it is a fault of ours. */
export async function describeFailure(error: unknown): Promise<ActionFailure> {
  const failure = expectedFailure(error);
  if (failure === null) throw error;
  await noteRefusalHere(failure.code);
  const locale = await deskLocale();
  const { code } = failure;
  const { fieldErrors, ...details } = failure.details as { fieldErrors?: Record<string, string> };
  return {
    code,
    message: errorText(locale, code, details),
    details,
    ...(fieldErrors === undefined ? {} : { fieldErrors: describeFields(locale, fieldErrors) }),
  };
}

async function noteRefusalHere(code: string): Promise<void> {
  if (!isRefusal(code)) return;
  const here = await headers();
  // A session that cannot be read, as with a database that is gone, is nobody's.
  const session = await currentSession().catch(() => null);
  logRefusal(code, {
    path: here.get(deskPathHeader)?.split('?')[0] ?? '',
    address: addressOf(here),
    personId: session?.ctx.actor.id ?? null,
  });
}

function describeFields(locale: Parameters<typeof errorText>[0], fieldErrors: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(fieldErrors).map(([field, code]) => [field, errorText(locale, code)]),
  );
}
