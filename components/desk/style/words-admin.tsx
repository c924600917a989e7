import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { addWord, removeWord } from '#app/(desk)/actions/house-style.ts';
import { DraftForm } from '#components/ui/draft-form.tsx';
import { LimitedInput } from '#components/ui/limited-field.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { RemoveButton } from './remove-button.tsx';

/** Manages the house dictionary. */
export function WordsAdmin({ words, onChanged }: { words: readonly string[]; onChanged: () => void }) {
  const call = useActionCall();
  const t = useTranslations('style');
  const id = useId();
  const [problem, setProblem] = useState('');

  async function add(form: HTMLFormElement) {
    const answer = await call(addWord(String(new FormData(form).get('word'))));
    setProblem(answer.ok ? '' : (answer.error.fieldErrors?.word ?? answer.error.message));
    if (answer.ok) {
      form.reset();
      onChanged();
    }
    return answer;
  }

  return (
    <section aria-labelledby="words">
      <div className="page-head">
        <h2 id="words">{t('words')}</h2>
      </div>
      <p className="hint">{t('wordsHint')}</p>
      <DraftForm className="filter" keep="style.word" onSend={add}>
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
      </DraftForm>
      <ul className="style-words">
        {words.map((word) => (
          <li key={word}>
            {word}
            <RemoveButton
              name={word}
              ask={t('removeWordAsk')}
              className="button button-quiet button-small"
              onRemove={() => call(removeWord(word))}
              onChanged={onChanged}
            >
              ×
            </RemoveButton>
          </li>
        ))}
      </ul>
      {words.length === 0 && <p className="empty">{t('none')}</p>}
    </section>
  );
}
