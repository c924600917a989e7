'use client';
import { useTranslations } from 'use-intl/react';
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
  signIn: (passkey: PasskeyAnswer) => Promise<ActionResult<void>>;
  onFailure: (failure: ActionFailure) => void;
}) {
  const t = useTranslations('auth');

  async function go() {
    const asked = await ask();
    if (!asked.ok) return onFailure(asked.error);
    const passkey = await signWithPasskey(asked.data);
    if (passkey === null) return onFailure({ code: 'factor.no-passkey', message: t('noPasskey') });
    const answer = await signIn(passkey);
    // The whole page is made anew for whoever is signed in now.
    if (answer.ok) window.location.assign(next);
    else onFailure(answer.error);
  }

  return (
    <button type="button" className="button" onClick={() => void go()}>
      {t('signInWithPasskey')}
    </button>
  );
}
