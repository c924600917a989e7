'use client';
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MediaView } from '#core/media/media-view.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { authorUrl } from '#core/urls.ts';
import type { Doors } from '../article/doors.ts';
import { PictureField } from '../picture-field.tsx';

type Fields = { bio: string; publicEmail: string; publicLink: string; pictureId: string | null };
const NAMES = ['bio', 'publicEmail', 'publicLink'] as const;

/** What somebody tells readers of themselves. */
export function OwnProfileForm({
  profile,
  save,
  findMedia,
}: {
  profile: {
    readonly slug: string;
    readonly bio: string;
    readonly publicEmail: string;
    readonly publicLink: string;
    readonly picture: MediaView | null;
  };
  save: (input: Fields) => Promise<ActionResult<void>>;
  findMedia: Doors['findMedia'];
}) {
  const t = useTranslations('people');
  const id = useId();
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [isSaved, setIsSaved] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '');
    const answer = await save({
      bio: text('bio'),
      publicEmail: text('publicEmail'),
      publicLink: text('publicLink'),
      pictureId: text('pictureId') || null,
    });
    setFailure(answer.ok ? null : answer.error);
    setIsSaved(answer.ok);
  }

  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('ownProfile')}</h2>
      <p className="hint">
        {t('ownProfileHint')} <a href={authorUrl(profile.slug)}>{authorUrl(profile.slug)}</a>
      </p>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {failure !== null && (
          <p className="notice notice-danger" role="alert">
            {failure.message}
          </p>
        )}
        {NAMES.map((name) => {
          const attributes = {
            id: `${id}-${name}`,
            name,
            defaultValue: profile[name],
            'aria-invalid': failure?.fieldErrors?.[name] !== undefined || undefined,
          };
          return (
            <div key={name} className="field">
              <label htmlFor={`${id}-${name}`}>{t(`field.${name}`)}</label>
              {name === 'bio' ? (
                <textarea rows={3} maxLength={1000} {...attributes} />
              ) : (
                <input {...attributes} />
              )}
              {failure?.fieldErrors?.[name] && <p className="field-error">{failure.fieldErrors[name]}</p>}
            </div>
          );
        })}
        <PictureField
          name="pictureId"
          label={t('field.picture')}
          initial={profile.picture}
          findMedia={findMedia}
        />
        <div className="row">
          <button type="submit" className="button button-primary">
            {t('save')}
          </button>
          <span role="status" className="muted">
            {isSaved ? t('saved') : ''}
          </span>
        </div>
      </form>
    </section>
  );
}
