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

/** Whose password a link chooses; the link stays as it is. */
export async function readLink(secret: string) {
  return toResult(async () => readAccountLink(await siteContext(), { secret }));
}

/** Chooses the password, once, and leads to the door: a link signs nobody in. */
export async function choosePassword(_: ActionFailure | null, form: FormData): Promise<ActionFailure | null> {
  try {
    const ctx = { ...(await siteContext()), address: await clientAddress() };
    const { personId } = await choosePasswordByLink(ctx, {
      secret: String(form.get('secret') ?? ''),
      password: String(form.get('password') ?? ''),
    });
    // Whoever opens their own mail here may sign in here, however others knock at the account.
    await rememberBrowser(personId);
  } catch (error) {
    return describeFailure(error);
  }
  redirect(passwordChosenUrl);
}
