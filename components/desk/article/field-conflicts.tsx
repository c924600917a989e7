'use client';
import { useTranslations } from 'use-intl/react';
import type * as Y from 'yjs';
import { discardLostWords, type FieldConflict, takeLostWords } from '#core/working-copy/field-text.ts';
import type { Parts } from './writing/use-parts.ts';
import './recovery.css';

/** Fields that two people replaced at the same time: both texts, and the choice between them. */
export function FieldConflicts({
  doc,
  conflicts,
  texts,
  canEdit,
}: {
  doc: Y.Doc;
  conflicts: readonly FieldConflict[];
  texts: Parts['texts'];
  canEdit: boolean;
}) {
  const t = useTranslations('desk.fieldConflicts');
  const fields = useTranslations('fields');
  return (
    <section className="notice recovery" role="alert">
      <h2 className="notice-title">{t('title')}</h2>
      <p>{t('intro')}</p>
      {conflicts.map((conflict) => (
        <div key={conflict.id} data-field-conflict={conflict.field}>
          <dl className="recovery-sides">
            <dt>{t('current', { field: fields(conflict.field) })}</dt>
            <dd>{texts[conflict.field] || t('empty')}</dd>
            <dt>{t('lost')}</dt>
            <dd>{conflict.text}</dd>
          </dl>
          {canEdit && (
            <div className="row">
              <button
                type="button"
                className="button button-small button-primary"
                onClick={() => takeLostWords(doc, conflict)}
              >
                {t('take')}
              </button>
              <button
                type="button"
                className="button button-small"
                onClick={() => discardLostWords(doc, conflict)}
              >
                {t('discard')}
              </button>
            </div>
          )}
        </div>
      ))}
    </section>
  );
}
