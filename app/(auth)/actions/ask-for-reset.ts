'use server';
import { after } from 'next/server';
import { describeFailure } from '#app/_shell/actions/action-result.ts';
import { siteContext } from '#app/_shell/reader/site-context.ts';
import { clientAddress } from '#app/_shell/session/client-address.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { askForReset } from '#usecases/passwords/ask-for-reset.ts';
import { sendReset } from '#usecases/passwords/send-reset.ts';

/** After a failed try: the e-mail as typed, to fill the field again. */
export type ForgottenState =
  | { readonly failure: ActionFailure; readonly email: string }
  | { readonly sentTo: string }
  | null;

/** Gives every e-mail the same response, before any lookup, to prevent account enumeration. */
export async function askForLink(_: ForgottenState, form: FormData): Promise<ForgottenState> {
  const typed = String(form.get('email') ?? '');
  try {
    const ctx = { ...(await siteContext()), address: await clientAddress() };
    const { email } = await askForReset(ctx, { email: typed });
    after(() => sendReset(ctx, { email }));
    return { sentTo: email };
  } catch (error) {
    return { failure: await describeFailure(error), email: typed };
  }
}
