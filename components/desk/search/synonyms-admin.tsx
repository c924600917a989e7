import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { SynonymGroup } from '#core/search/synonyms.ts';
import type { SearchDoors, SynonymDraft } from './search-doors.ts';

/** The names that mean one thing, group by group. */
export function SynonymsAdmin({
  synonyms,
  doors,
  onWrite,
  onChanged,
}: {
  synonyms: readonly SynonymGroup[];
  doors: SearchDoors;
  onWrite: (draft: SynonymDraft) => void;
  onChanged: () => void;
}) {
  const t = useTranslations('search');
  const [problem, setProblem] = useState('');

  async function remove(id: string) {
    const answer = await doors.removeSynonyms(id);
    setProblem(answer.ok ? '' : answer.error.message);
    if (answer.ok) onChanged();
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
                onClick={() => void remove(id)}
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
