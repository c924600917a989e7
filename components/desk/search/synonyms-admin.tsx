import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { changeSynonyms, removeSynonyms } from '#app/(desk)/actions/search.ts';
import type { SynonymGroup } from '#core/search/synonyms.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import type { SynonymDraft } from './synonym-dialog.tsx';

/** Manages the synonym groups. */
export function SynonymsAdmin({
  synonyms,
  onWrite,
  onChanged,
}: {
  synonyms: readonly SynonymGroup[];
  onWrite: (draft: SynonymDraft) => void;
  onChanged: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('search');
  const [problem, setProblem] = useState('');
  const [removed, setRemoved] = useState<SynonymGroup['names'] | null>(null);

  async function announce(answering: Promise<ActionResult<unknown>>, left: typeof removed) {
    const answer = await answering;
    setProblem(answer.ok ? '' : answer.error.message);
    if (!answer.ok) return;
    setRemoved(left);
    onChanged();
  }

  return (
    <section aria-labelledby="synonyms">
      <div className="page-head">
        <h2 id="synonyms">{t('synonyms')}</h2>
        <button type="button" className="button" onClick={() => onWrite({ id: null, names: [] })}>
          {t('newSynonyms')}
        </button>
      </div>
      <p className="hint">{t('synonymsHint')}</p>
      {problem !== '' && (
        <p className="notice notice-danger" role="alert">
          {problem}
        </p>
      )}
      {removed !== null && (
        <p className="notice row" role="status">
          {t('removed', { names: removed.join(' = ') })}
          <button
            type="button"
            className="button button-small"
            onClick={() => void announce(call(changeSynonyms({ id: null, names: [...removed] })), null)}
          >
            {t('undo')}
          </button>
        </p>
      )}
      <ul className="rows">
        {synonyms.map(({ id, names }) => (
          <li key={id} className="rows-item">
            <div>{names.join(' = ')}</div>
            <div className="row">
              <button
                type="button"
                className="button button-small"
                aria-label={t('editOne', { name: names[0] ?? '' })}
                onClick={() => onWrite({ id, names })}
              >
                {t('edit')}
              </button>
              <button
                type="button"
                className="button button-small"
                aria-label={t('removeOne', { name: names[0] ?? '' })}
                onClick={() => void announce(call(removeSynonyms(id)), names)}
              >
                {t('remove')}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {synonyms.length === 0 && <p className="empty">{t('noSynonyms')}</p>}
    </section>
  );
}
