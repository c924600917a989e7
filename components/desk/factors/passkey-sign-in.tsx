'use client';
import { useTransition } from 'react';
import { useTranslations } from 'use-intl/react';
import { askPasskey, signInByPasskey } from '#app/(auth)/actions/second-step.ts';
import { toFailure } from '#components/ui/network-failure.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { signWithPasskey } from './browser-passkey.ts';

/** Sign-in with only a passkey. */
export function PasskeySignIn({
  next,
  onFailure,
}: {
  next: string;
  onFailure: (failure: ActionFailure) => void;
}) {
  const t = useTranslations('auth');
  // A redirect of a server action is thrown, and the router only catches it inside a transition.
  const [isBusy, start] = useTransition();

  async function go() {
    const asked = await askPasskey().catch(toFailure);
    if (!asked.ok) return onFailure(asked.error);
    const passkey = await signWithPasskey(asked.data);
    if (passkey === null) return onFailure({ code: 'factor.no-passkey', message: t('noPasskey') });
    const answer = await signInByPasskey(passkey, next).catch(toFailure);
    if (!answer.ok) onFailure(answer.error);
  }

  return (
    <button type="button" className="button" aria-disabled={isBusy} onClick={() => isBusy || start(go)}>
      {t('signInWithPasskey')}
    </button>
  );
}
