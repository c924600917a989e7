'use client';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ActionResult } from '#core/shared/action-result.ts';
import { authorUrl } from '#core/urls.ts';
import type { Doors } from '../article/doors.ts';
import { type OwnProfile as Profile, ProfileForm, type ProfileInput } from '../profile-form.tsx';

/** The actor's own author page: where it is, and what they say of themselves on it. */
export function OwnProfile({
  profile,
  save,
  findMedia,
}: {
  profile: Profile & { readonly slug: string };
  save: (fields: ProfileInput) => Promise<ActionResult<unknown>>;
  findMedia: Doors['findMedia'];
}) {
  const t = useTranslations('people');
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('ownProfile')}</h2>
      <p className="hint">
        {t('ownProfileHint')} <a href={authorUrl(profile.slug)}>{authorUrl(profile.slug)}</a>
      </p>
      <ProfileForm profile={profile} save={save} findMedia={findMedia} />
    </section>
  );
}
