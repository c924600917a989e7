import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { ROLES } from '#core/people/roles.ts';
import { LONG_SETTINGS, type SettingName } from '#core/settings/setting-rows.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';

/** One setting: a text, number, choice or checkbox by its type. */
export function SettingField({
  name,
  value,
  sections,
  isOthers,
  error,
}: {
  name: SettingName;
  value: SiteSettings[SettingName];
  sections: readonly SectionNode[];
  /** Another role edits it; it is read-only here. */
  isOthers: boolean;
  error: string | undefined;
}) {
  const t = useTranslations('settings');
  const ta = useTranslations('admin');
  const id = useId();
  const hintKey = `hint.${name}` as 'hint.siteName';
  const hint = isOthers ? t('notYours') : t.has(hintKey) ? t(hintKey) : '';
  const shared = {
    id,
    name,
    disabled: isOthers,
    'aria-describedby': hint === '' ? undefined : `${id}-hint`,
    'aria-invalid': error !== undefined || undefined,
  };
  const notes = (
    <>
      {hint !== '' && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && <p className="field-error">{error}</p>}
    </>
  );
  if (typeof value === 'boolean') {
    return (
      <div>
        <label className="check">
          <input type="checkbox" {...shared} defaultChecked={value} /> {t(`name.${name}`)}
        </label>
        {notes}
      </div>
    );
  }
  if (typeof value === 'object' && value !== null) {
    return (
      <fieldset className="checks-group" aria-describedby={shared['aria-describedby']}>
        <legend className="label">{t(`name.${name}`)}</legend>
        {ROLES.map((role) => (
          <label key={role} className="check">
            <input
              type="checkbox"
              name={name}
              value={role}
              disabled={isOthers}
              defaultChecked={value.includes(role)}
            />{' '}
            {ta(`role.${role}`)}
          </label>
        ))}
        {notes}
      </fieldset>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>{t(`name.${name}`)}</label>
      {name === 'defaultSection' ? (
        <select {...shared} defaultValue={value ?? ''}>
          <option value="">{t('first')}</option>
          {sections
            .flatMap((top) => [top, ...top.children])
            .map((section) => (
              <option key={section.id} value={section.id}>
                {section.name}
              </option>
            ))}
        </select>
      ) : LONG_SETTINGS.has(name) ? (
        <textarea {...shared} rows={6} defaultValue={String(value ?? '')} />
      ) : (
        <input {...shared} type={typeof value === 'number' ? 'number' : 'text'} defaultValue={value ?? ''} />
      )}
      {notes}
    </div>
  );
}
