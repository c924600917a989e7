'use client';
import { useTransition } from 'react';
import { useTranslations } from 'use-intl/react';
import { toFailure } from '#components/ui/network-failure.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { signWithPasskey } from './browser-passkey.ts';
import type { PasskeyAnswer, PasskeyOptions } from './factor-doors.ts';

/** Signing in by a passkey alone. */
export function PasskeySignIn({
  next,
  ask,
  signIn,
  onFailure,
}: {
  next: string;
  ask: () => Promise<ActionResult<PasskeyOptions>>;
  /** Goes on to `next`, or answers with the failure. */
  signIn: (passkey: PasskeyAnswer, next: string) => Promise<ActionResult<void>>;
  onFailure: (failure: ActionFailure) => void;
}) {
  const t = useTranslations('auth');
  // A way on that the server names arrives as an error, which the router catches inside a transition alone.
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
