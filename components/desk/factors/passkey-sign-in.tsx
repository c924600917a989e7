'use client';
import { useTransition } from 'react';
import { useTranslations } from 'use-intl/react';
import { toFailure } from '#components/ui/network-failure.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { signWithPasskey } from './browser-passkey.ts';
import type { PasskeyAnswer, PasskeyOptions } from './factor-doors.ts';

/** Sign-in with only a passkey. */
export function PasskeySignIn({
  next,
  ask,
  signIn,
  onFailure,
}: {
  next: string;
  ask: () => Promise<ActionResult<PasskeyOptions>>;
  /** Redirects to `next`, or returns the failure. */
  signIn: (passkey: PasskeyAnswer, next: string) => Promise<ActionResult<void>>;
  onFailure: (failure: ActionFailure) => void;
}) {
  const t = useTranslations('auth');
  // A redirect of a server action is thrown, and the router only catches it inside a transition.
  const [isBusy, start] = useTransition();

  async function go() {
    const asked = await ask().catch(toFailure);
    if (!asked.ok) return onFailure(asked.error);
    const passkey = await signWithPasskey(asked.data);
    if (passkey === null) return onFailure({ code: 'factor.no-passkey', message: t('noPasskey') });
    const answer = await signIn(passkey, next).catch(toFailure);
    if (!answer.ok) onFailure(answer.error);
  }

  return (
    <button type="button" className="button" aria-disabled={isBusy} onClick={() => isBusy || start(go)}>
      {t('signInWithPasskey')}
    </button>
  );
}
