'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { choosePassword, readLink } from '#app/(auth)/actions/choose-password.ts';
import { toFailure } from '#components/ui/network-failure.ts';
import type { AccountLinkKind } from '#core/people/account-links.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import { forgottenPasswordUrl } from '#core/urls.ts';
import { NewPasswordField } from './new-password-field.tsx';
import { SignInFrame } from './sign-in-frame.tsx';
import { SignInNotice } from './sign-in-notice.tsx';
import { useSentForm } from './use-sent-form.ts';
import { useUnanswered } from './use-unanswered.ts';

type Link = ActionResult<{ kind: AccountLinkKind; name: string; email: string }>;

/** Sets a password by the link of a mail. The secret is read from the URL and sent only by the form. */
export function ChoosePasswordForm() {
  const t = useTranslations('auth');
  const textOf = useUnanswered();
  const [secret, setSecret] = useState('');
  const [link, setLink] = useState<Link | null>(null);
  const { state: failure, submit, isBusy, onReset } = useSentForm(choosePassword, (failure) => failure);
  useEffect(() => {
    const found = window.location.hash.slice(1);
    setSecret(found);
    void readLink(found).catch(toFailure).then(setLink);
  }, []);
  const refused = link?.ok === false ? link.error : failure;
  const fieldError = failure?.fieldErrors?.password;
  return (
    <SignInFrame heading={t(link?.ok ? `choose.${link.data.kind}` : 'choose.heading')}>
      {refused && fieldError === undefined && <SignInNotice isBad>{textOf(refused)}</SignInNotice>}
      {link?.ok && (
        <form action={submit} onReset={onReset} className="stack">
          <p>{t('choose.whose', { name: link.data.name, email: link.data.email })}</p>
          <input type="hidden" name="secret" value={secret} />
          {/* The account name for password managers. */}
          <input type="hidden" name="email" autoComplete="username" value={link.data.email} readOnly />
          <NewPasswordField label={t('choose.password')} hint={t('choose.hint')} error={fieldError} />
          <button type="submit" className="button button-primary" aria-disabled={isBusy}>
            {t('choose.save')}
          </button>
        </form>
      )}
      {refused?.code === 'password.link-not-valid' && <a href={forgottenPasswordUrl}>{t('choose.again')}</a>}
    </SignInFrame>
  );
}
