import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { DraftForm } from '#components/ui/draft-form.tsx';
import { LimitedArea } from '#components/ui/limited-field.tsx';
import { LOCALES } from '#core/i18n/locales.ts';
import type { MediaView } from '#core/media/media-view.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import { changesOf } from '#core/shared/changes-of.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import { normaliseLines } from '#core/text/normalise-lines.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useFailure } from '../forms/use-failure.ts';
import { PictureField } from '../media/picture-field.tsx';

/** The public profile fields that a person edits themselves. */
export type OwnProfile = {
  readonly bio: string;
  readonly publicEmail: string;
  readonly publicLink: string;
  readonly picture: MediaView | null;
};

/** The same with the fields that the newsroom edits. */
export type Profile = OwnProfile & {
  readonly name: string;
  readonly slug: string;
  readonly jobTitle: string;
  readonly sectionId: string | null;
  readonly contact: string;
  readonly locale: string;
};

/** The changed fields. A cleared choice is null. */
export type ProfileInput = { [name: string]: string | null };

const NEWSROOM_TEXTS = ['name', 'slug', 'jobTitle'] as const;
const OWN_TEXTS = ['bio', 'publicEmail', 'publicLink'] as const;
type TextName = (typeof NEWSROOM_TEXTS)[number] | (typeof OWN_TEXTS)[number] | 'contact';
const REQUIRED: readonly TextName[] = ['name', 'slug'];

/**
 * Edits a person's public profile. With `sections` also the newsroom's fields, otherwise only the person's
 * own.
 */
export function ProfileForm({
  save,
  onSaved,
  of,
  ...about
}: {
  save: (fields: ProfileInput) => Promise<ActionResult<unknown>>;
  onSaved?: () => void;
  /** The person of the profile. */
  of: string;
} & (
  | { profile: Profile; sections: readonly SectionNode[] }
  | { profile: OwnProfile; sections?: undefined }
)) {
  const t = useTranslations('people');
  const id = useId();
  const { failure, setFailure, onInput } = useFailure();
  const [isSaved, setIsSaved] = useState(false);
  /** The server's values, from the page or the last save here. */
  const [base, setBase] = useState({ page: about.profile, fields: fieldsOf(about.profile) });
  if (base.page !== about.profile) setBase({ page: about.profile, fields: fieldsOf(about.profile) });

  async function submit(form: HTMLFormElement) {
    const fields = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const { bio = '', pictureId, sectionId, ...rest } = fields;
    const filled: ProfileInput = {
      ...rest,
      ...(sectionId !== undefined && { sectionId: sectionId || null }),
      bio: normaliseLines(bio),
      pictureId: pictureId || null,
    };
    // Only changed fields are sent, so that concurrent changes by others survive.
    const answer = await save(changesOf(base.fields, filled).to as ProfileInput);
    if (answer.ok) setBase(({ page }) => ({ page, fields: filled }));
    setFailure(answer.ok ? null : answer.error);
    setIsSaved(answer.ok);
    if (answer.ok) onSaved?.();
    return answer;
  }

  const field = (name: TextName, value: string) => {
    const fault = failure?.fieldErrors?.[name];
    const attributes = {
      id: `${id}-${name}`,
      name,
      defaultValue: value,
      'aria-invalid': fault !== undefined || undefined,
      'aria-describedby': fault === undefined ? undefined : `${id}-${name}-fault`,
    };
    return (
      <div key={name} className="field">
        <label htmlFor={`${id}-${name}`}>{t(`field.${name}`)}</label>
        {name === 'bio' ? (
          <LimitedArea rows={3} maxChars={1000} {...attributes} />
        ) : (
          <input required={REQUIRED.includes(name)} {...attributes} />
        )}
        {fault !== undefined && (
          <p id={`${id}-${name}-fault`} className="field-error">
            {fault}
          </p>
        )}
      </div>
    );
  };

  return (
    <DraftForm className="stack" keep="profile" of={of} onSend={submit} onInput={onInput}>
      <FailureNotice failure={failure} />
      {about.sections && (
        <>
          {NEWSROOM_TEXTS.map((name) => field(name, about.profile[name]))}
          <DeskField id={`${id}-section`} value={about.profile.sectionId} sections={about.sections} />
        </>
      )}
      {OWN_TEXTS.map((name) => field(name, about.profile[name]))}
      <PictureField
        name="pictureId"
        label={t('field.picture')}
        hint={t('pictureHint')}
        fault={failure?.fieldErrors?.pictureId}
        initial={about.profile.picture}
      />
      {about.sections && (
        <>
          {field('contact', about.profile.contact)}
          <LocaleField id={`${id}-locale`} value={about.profile.locale} />
        </>
      )}
      <div className="row">
        <button type="submit" className="button button-primary">
          {t('save')}
        </button>
        <span role="status" className="muted">
          {isSaved ? t('saved') : ''}
        </span>
      </div>
    </DraftForm>
  );
}

function fieldsOf({ picture, ...fields }: OwnProfile): ProfileInput {
  return { ...fields, pictureId: picture?.id ?? null };
}

function DeskField({
  id,
  value,
  sections,
}: {
  id: string;
  value: string | null;
  sections: readonly SectionNode[];
}) {
  const t = useTranslations('people');
  return (
    <div className="field">
      <label htmlFor={id}>{t('field.sectionId')}</label>
      <select id={id} name="sectionId" defaultValue={value ?? ''}>
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
  );
}

function LocaleField({ id, value }: { id: string; value: string }) {
  const t = useTranslations('people');
  return (
    <div className="field">
      <label htmlFor={id}>{t('field.locale')}</label>
      <select id={id} name="locale" defaultValue={value}>
        {LOCALES.map((locale) => (
          <option key={locale} value={locale}>
            {t(`locale.${locale}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
