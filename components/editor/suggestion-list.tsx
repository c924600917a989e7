'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Decide } from '#core/working-copy/settle-suggestions.ts';
import { keyOf, type PlacedSuggestion } from './suggesting/placed-suggestions.ts';
import { useSuggestionWords } from './suggesting/use-suggestion-words.ts';

/**
 * The list of a story's suggestions, to accept or reject them one by one, all at once, or all of one person.
 */
export function SuggestionList(props: {
  suggestions: readonly PlacedSuggestion[];
  personId: string;
  /** Whether this person may accept or reject suggestions of others. They may withdraw their own. */
  mayEdit: boolean;
  /** Describes the author and time of a suggestion. */
  describe: (suggestion: PlacedSuggestion) => string;
  nameOf: (personId: string) => string;
  onShow: (suggestion: PlacedSuggestion) => void;
  onSettle: (decide: Decide) => void;
}) {
  const { suggestions, personId, mayEdit, describe, nameOf, onShow, onSettle } = props;
  const t = useTranslations('desk.suggesting');
  const wordsOf = useSuggestionWords();
  const id = useId();
  const [author, setAuthor] = useState('');
  const authors = [...new Set(suggestions.map(({ by }) => by))];
  const isFiltered = authors.includes(author);
  const shown = isFiltered ? suggestions.filter(({ by }) => by === author) : suggestions;
  const own = shown.filter(({ by }) => by === personId);

  function settleAll(verdict: 'accept' | 'reject', among: readonly PlacedSuggestion[]) {
    const keys = new Set(among.map(keyOf));
    onSettle((stamp) => (keys.has(keyOf(stamp)) ? verdict : 'keep'));
  }

  return (
    <section className="suggestion-list" aria-labelledby={id}>
      <h3 id={id}>{t('list')}</h3>
      {authors.length > 1 && (
        <label className="suggestion-author">
          {t('author')}
          <select value={isFiltered ? author : ''} onChange={(event) => setAuthor(event.target.value)}>
            <option value="">{t('everybody')}</option>
            {authors.map((each) => (
              <option key={each} value={each}>
                {nameOf(each) || t('colleague')}
              </option>
            ))}
          </select>
        </label>
      )}
      <ol>
        {shown.map((suggestion) => (
          <li key={keyOf(suggestion)}>
            <button type="button" className="suggestion-what" onClick={() => onShow(suggestion)}>
              <span>{wordsOf(suggestion)}</span>
              <small>{describe(suggestion)}</small>
            </button>
            <Verdicts {...{ suggestion, personId, mayEdit, onSettle }} />
          </li>
        ))}
      </ol>
      <div className="suggestion-buttons">
        {mayEdit && (
          <>
            <button type="button" onClick={() => settleAll('accept', shown)}>
              {t('acceptAll', { count: shown.length })}
            </button>
            <button type="button" onClick={() => settleAll('reject', shown)}>
              {t('rejectAll', { count: shown.length })}
            </button>
          </>
        )}
        {!mayEdit && own.length > 0 && (
          <button type="button" onClick={() => settleAll('reject', own)}>
            {t('withdrawAll', { count: own.length })}
          </button>
        )}
      </div>
    </section>
  );
}

/** The buttons that accept or reject one suggestion. */
export function Verdicts(props: {
  suggestion: PlacedSuggestion;
  personId: string;
  mayEdit: boolean;
  onSettle: (decide: Decide) => void;
}) {
  const { suggestion, personId, mayEdit, onSettle } = props;
  const t = useTranslations('desk.suggesting');
  const what = useSuggestionWords()(suggestion);
  const decide = (verdict: 'accept' | 'reject') => () =>
    onSettle((stamp) => (keyOf(stamp) === keyOf(suggestion) ? verdict : 'keep'));
  const button = (name: 'accept' | 'reject' | 'withdraw', verdict: 'accept' | 'reject') => (
    <button
      type="button"
      aria-label={`${t(name)}: ${what}`}
      // Keeps the selection in the text.
      onMouseDown={(event) => event.preventDefault()}
      onClick={decide(verdict)}
    >
      {t(name)}
    </button>
  );
  if (!mayEdit && suggestion.by !== personId) return null;
  return (
    <div className="suggestion-buttons">
      {mayEdit && button('accept', 'accept')}
      {mayEdit ? button('reject', 'reject') : button('withdraw', 'reject')}
    </div>
  );
}
