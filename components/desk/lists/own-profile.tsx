'use client';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { editMyProfile } from '#app/(desk)/actions/people.ts';
import { authorUrl } from '#core/urls.ts';
import { type OwnProfile as Profile, ProfileForm } from '../account/profile-form.tsx';
import { useActionCall } from '../forms/use-action-call.ts';

/** The signed-in person's author page: its link and their own fields. */
export function OwnProfile({ profile }: { profile: Profile & { readonly slug: string } }) {
  const call = useActionCall();
  const t = useTranslations('people');
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('ownProfile')}</h2>
      <p className="hint">
        {t('ownProfileHint')} <a href={authorUrl(profile.slug)}>{authorUrl(profile.slug)}</a>
      </p>
      <ProfileForm of="own" profile={profile} save={(fields) => call(editMyProfile(fields))} />
    </section>
  );
}
