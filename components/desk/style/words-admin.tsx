import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { LimitedInput } from '#components/ui/limited-field.tsx';
import type { StyleDoors } from './style-doors.ts';

/** The dictionary of the house. */
export function WordsAdmin({
  words,
  doors,
  onChanged,
}: {
  words: readonly string[];
  doors: StyleDoors;
  onChanged: () => void;
}) {
  const t = useTranslations('style');
  const id = useId();
  const [problem, setProblem] = useState('');

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const answer = await doors.addWord(String(new FormData(form).get('word')));
    setProblem(answer.ok ? '' : (answer.error.fieldErrors?.word ?? answer.error.message));
    if (!answer.ok) return;
    form.reset();
    onChanged();
  }

  async function remove(word: string) {
    const answer = await doors.removeWord(word);
    setProblem(answer.ok ? '' : answer.error.message);
    if (answer.ok) onChanged();
  }

  return (
    <section aria-labelledby="words">
      <div className="page-head">
        <h2 id="words">{t('words')}</h2>
      </div>
      <p className="hint">{t('wordsHint')}</p>
      <form className="filter" onSubmit={(event) => void add(event)}>
        <div className="field">
          <label htmlFor={id}>{t('newWord')}</label>
          <LimitedInput id={id} name="word" required maxChars={60} autoComplete="off" />
          {problem !== '' && (
            <p className="field-error" role="alert">
              {problem}
            </p>
          )}
        </div>
        <button type="submit" className="button">
          {t('add')}
        </button>
      </form>
      <ul className="style-words">
        {words.map((word) => (
          <li key={word}>
            {word}
            <button
              type="button"
              className="button button-quiet button-small"
              aria-label={t('removeOne', { name: word })}
              onClick={() => void remove(word)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {words.length === 0 && <p className="empty">{t('none')}</p>}
    </section>
  );
}
