import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { StyleDesks } from './style-desks.ts';

/** The desk of a style entry. The value for the whole house is empty. */
export function DeskField({ desks, sectionId }: { desks: StyleDesks; sectionId: string | null | undefined }) {
  const t = useTranslations('style');
  const id = useId();
  const first = desks.choices[0] ?? null;
  return (
    <div className="field">
      <label htmlFor={id}>{t('desk')}</label>
      <select id={id} name="sectionId" defaultValue={(sectionId === undefined ? first : sectionId) ?? ''}>
        {desks.choices.map((choice) => (
          <option key={choice ?? ''} value={choice ?? ''}>
            {desks.nameOf(choice)}
          </option>
        ))}
      </select>
    </div>
  );
}
