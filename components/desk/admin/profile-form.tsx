import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { LOCALES } from '#core/i18n/locales.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { FailureNotice } from './failure-notice.tsx';
import type { PersonDoors } from './people-doors.ts';

export type Profile = {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly bio: string;
  readonly locale: string;
  readonly contact: string;
};

/** What a person is called and what is said of them. */
export function ProfileForm({
  person,
  editProfile,
  onSaved,
}: {
  person: Profile;
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
    const answer = await editProfile({ ...fields, personId: person.id });
    setFailure(answer.ok ? null : answer.error);
    setIsSaved(answer.ok);
    if (answer.ok) onSaved();
  }

  const attributes = (name: 'name' | 'slug' | 'bio' | 'contact') => ({
    id: `${id}-${name}`,
    name,
    defaultValue: person[name],
    'aria-invalid': failure?.fieldErrors?.[name] !== undefined || undefined,
  });
  const field = (name: 'name' | 'slug' | 'bio' | 'contact') => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{t(`field.${name}`)}</label>
      {name === 'bio' ? (
        <textarea rows={3} maxLength={1000} {...attributes(name)} />
      ) : (
        <input required={name !== 'contact'} {...attributes(name)} />
      )}
      {failure?.fieldErrors?.[name] && <p className="field-error">{failure.fieldErrors[name]}</p>}
    </div>
  );

  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <FailureNotice failure={failure} />
      {field('name')}
      {field('slug')}
      {field('bio')}
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
