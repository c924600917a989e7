'use server';
import { redirect } from 'next/navigation';
import { describeFailure, toResult } from '#app/_shell/actions/action-result.ts';
import { siteContext } from '#app/_shell/reader/site-context.ts';
import { clientAddress } from '#app/_shell/session/client-address.ts';
import { rememberBrowser } from '#app/_shell/session/known-browser.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { passwordChosenUrl } from '#core/urls.ts';
import { choosePasswordByLink } from '#usecases/passwords/choose-password-by-link.ts';
import { readAccountLink } from '#usecases/passwords/read-account-link.ts';

/** The person of a password link. Does not consume the link. */
export async function readLink(secret: string) {
  return toResult(async () => readAccountLink(await siteContext(), { secret }));
}

/** Sets the password, consumes the link and leads to sign-in: a link does not sign in. */
export async function choosePassword(_: ActionFailure | null, form: FormData): Promise<ActionFailure | null> {
  try {
    const ctx = { ...(await siteContext()), address: await clientAddress() };
    const { personId } = await choosePasswordByLink(ctx, {
      secret: String(form.get('secret') ?? ''),
      password: String(form.get('password') ?? ''),
    });
    // A person who opens their mail here may sign in here, even while the account is rate-limited for others.
    await rememberBrowser(personId);
  } catch (error) {
    return describeFailure(error);
  }
  redirect(passwordChosenUrl);
}
