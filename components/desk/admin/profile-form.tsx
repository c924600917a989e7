import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { LOCALES } from '#core/i18n/locales.ts';
import type { MediaView } from '#core/media/media-view.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import type { Doors } from '../article/doors.ts';
import { PictureField } from '../picture-field.tsx';
import { FailureNotice } from './failure-notice.tsx';
import type { PersonDoors } from './people-doors.ts';

export type Profile = {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly bio: string;
  readonly locale: string;
  readonly contact: string;
  readonly jobTitle: string;
  readonly sectionId: string | null;
  readonly publicEmail: string;
  readonly publicLink: string;
  readonly picture: MediaView | null;
};

type TextName = 'name' | 'slug' | 'jobTitle' | 'bio' | 'publicEmail' | 'publicLink' | 'contact';
const REQUIRED: readonly TextName[] = ['name', 'slug'];

/** What a person is called and what is said of them. */
export function ProfileForm({
  person,
  sections,
  findMedia,
  editProfile,
  onSaved,
}: {
  person: Profile;
  sections: readonly SectionNode[];
  findMedia: Doors['findMedia'];
  editProfile: PersonDoors['editProfile'];
  onSaved: () => void;
}) {
  const t = useTranslations('people');
  const id = useId();
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [isSaved, setIsSaved] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const { sectionId, pictureId, ...texts } = fields;
    const answer = await editProfile({
      ...texts,
      sectionId: sectionId || null,
      pictureId: pictureId || null,
      personId: person.id,
    });
    setFailure(answer.ok ? null : answer.error);
    setIsSaved(answer.ok);
    if (answer.ok) onSaved();
  }

  const attributes = (name: TextName) => ({
    id: `${id}-${name}`,
    name,
    defaultValue: person[name],
    'aria-invalid': failure?.fieldErrors?.[name] !== undefined || undefined,
  });
  const field = (name: TextName) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{t(`field.${name}`)}</label>
      {name === 'bio' ? (
        <textarea rows={3} maxLength={1000} {...attributes(name)} />
      ) : (
        <input required={REQUIRED.includes(name)} {...attributes(name)} />
      )}
      {failure?.fieldErrors?.[name] && <p className="field-error">{failure.fieldErrors[name]}</p>}
    </div>
  );

  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <FailureNotice failure={failure} />
      {field('name')}
      {field('slug')}
      {field('jobTitle')}
      <div className="field">
        <label htmlFor={`${id}-section`}>{t('field.sectionId')}</label>
        <select id={`${id}-section`} name="sectionId" defaultValue={person.sectionId ?? ''}>
          <option value="">{t('noDesk')}</option>
          {sections
            .flatMap((top) => [top, ...top.children])
            .map((section) => (
              <option key={section.id} value={section.id}>
                {section.name}
              </option>
            ))}
        </select>
      </div>
      {field('bio')}
      {field('publicEmail')}
      {field('publicLink')}
      <PictureField
        name="pictureId"
        label={t('field.picture')}
        initial={person.picture}
        findMedia={findMedia}
      />
      {field('contact')}
      <div className="field">
        <label htmlFor={`${id}-locale`}>{t('field.locale')}</label>
        <select id={`${id}-locale`} name="locale" defaultValue={person.locale}>
          {LOCALES.map((locale) => (
            <option key={locale} value={locale}>
              {t(`locale.${locale}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="row">
        <button type="submit" className="button button-primary">
          {t('save')}
        </button>
        <span role="status" className="muted">
          {isSaved ? t('saved') : ''}
        </span>
      </div>
    </form>
  );
}
