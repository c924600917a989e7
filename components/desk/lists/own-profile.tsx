'use client';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ActionResult } from '#core/shared/action-result.ts';
import { authorUrl } from '#core/urls.ts';
import { type OwnProfile as Profile, ProfileForm, type ProfileInput } from '../account/profile-form.tsx';
import type { Doors } from '../article/doors.ts';
import { useDoors } from '../forms/use-doors.ts';

/** The signed-in person's author page: its link and their own fields. */
export function OwnProfile({
  profile,
  doors,
}: {
  profile: Profile & { readonly slug: string };
  doors: Pick<Doors, 'findMedia'> & {
    readonly save: (fields: ProfileInput) => Promise<ActionResult<unknown>>;
  };
}) {
  const t = useTranslations('people');
  const id = useId();
  const { save, findMedia } = useDoors(doors);
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('ownProfile')}</h2>
      <p className="hint">
        {t('ownProfileHint')} <a href={authorUrl(profile.slug)}>{authorUrl(profile.slug)}</a>
      </p>
      <ProfileForm of="own" profile={profile} save={save} findMedia={findMedia} />
    </section>
  );
}
