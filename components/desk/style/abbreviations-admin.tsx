import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { changeAbbreviation, removeAbbreviation } from '#app/(desk)/actions/house-style.ts';
import { type Abbreviation, expansionMaxChars, shortMaxChars } from '#core/house-style/abbreviation.ts';
import { changesOf } from '#core/shared/changes-of.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { useIdempotencyKey } from '../forms/use-idempotency-key.ts';
import { DeskField } from './desk-field.tsx';
import type { StyleDesks } from './style-desks.ts';
import { StyleDialog } from './style-dialog.tsx';
import { StyleField } from './style-field.tsx';
import { StyleRow } from './style-row.tsx';

type Row = Abbreviation & { readonly mayChange: boolean };

/** Manages the abbreviations of the house and its desks. */
export function AbbreviationsAdmin({
  abbreviations,
  desks,
  onChanged,
}: {
  abbreviations: readonly Row[];
  desks: StyleDesks;
  onChanged: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('style');
  const [opened, setOpened] = useState<Row | 'new' | null>(null);
  const edited = opened === 'new' ? null : opened;
  const { idFor, isMade } = useIdempotencyKey();
  return (
    <section aria-labelledby="abbreviations">
      <div className="page-head">
        <h2 id="abbreviations">{t('abbreviations')}</h2>
        <button type="button" className="button" onClick={() => setOpened('new')}>
          {t('newAbbreviation')}
        </button>
      </div>
      <p className="hint">{t('abbreviationsHint')}</p>
      <ul className="rows">
        {abbreviations.map((row) => (
          <StyleRow
            key={row.id}
            name={row.short}
            mayChange={row.mayChange}
            onEdit={() => setOpened(row)}
            onRemove={() => call(removeAbbreviation(row.id))}
            onChanged={onChanged}
          >
            <strong>{row.short}</strong> → {row.expansion}{' '}
            <span className="badge">{desks.nameOf(row.sectionId)}</span>
          </StyleRow>
        ))}
      </ul>
      {abbreviations.length === 0 && <p className="empty">{t('none')}</p>}
      {opened !== null && (
        <StyleDialog
          title={edited === null ? t('newAbbreviation') : t('editOne', { name: edited.short })}
          keep="style.abbreviation"
          of={edited?.id ?? ''}
          save={(form) => {
            const fields = {
              sectionId: String(form.get('sectionId')) || null,
              short: String(form.get('short')),
              expansion: String(form.get('expansion')),
            };
            return call(
              changeAbbreviation(
                edited === null
                  ? { ...fields, id: null, newId: idFor(fields) }
                  : // Only changed fields are sent, so that concurrent changes by others survive.
                    { ...changesOf(edited, fields).to, id: edited.id },
              ),
            );
          }}
          onDone={() => {
            isMade();
            setOpened(null);
            onChanged();
          }}
          onClose={() => setOpened(null)}
        >
          {(errors) => (
            <>
              <StyleField
                name="short"
                label={t('short')}
                value={edited?.short}
                error={errors.short}
                maxChars={shortMaxChars}
                isRequired
              />
              <StyleField
                name="expansion"
                label={t('expansion')}
                value={edited?.expansion}
                error={errors.expansion}
                maxChars={expansionMaxChars}
                isRequired
              />
              <DeskField desks={desks} sectionId={edited?.sectionId} />
            </>
          )}
        </StyleDialog>
      )}
    </section>
  );
}
