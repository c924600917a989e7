import { useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { changeForms } from '#app/(desk)/actions/house-style.ts';
import { DraftForm } from '#components/ui/draft-form.tsx';
import { LimitedInput } from '#components/ui/limited-field.tsx';
import {
  formMaxChars,
  type HouseForms,
  QUOTE_MARKS,
  type QuoteMarks,
} from '#core/house-style/house-forms.ts';
import { LOCALES, type Locale } from '#core/i18n/locales.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { useFailure } from '../forms/use-failure.ts';

/** The default forms by language, if the house has set none. */
export type DefaultForms = Readonly<Record<'creditForm' | 'quoteForm', Readonly<Record<Locale, string>>>>;

const FORMS = ['creditForm', 'quoteForm'] as const;
const PAIRS: Readonly<Record<QuoteMarks, readonly [string, string]>> = {
  curly: ['“', '”'],
  angle: ['«', '»'],
  straight: ['"', '"'],
};

/** The house forms of photo credits and quotations, with a preview. */
export function FormsAdmin({
  forms,
  defaults,
  onChanged,
}: {
  forms: HouseForms;
  defaults: DefaultForms;
  onChanged: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('style');
  const id = useId();
  const [draft, setDraft] = useState(forms);
  const { failure, setFailure, onInput } = useFailure();
  const [isSaved, setSaved] = useState(false);

  async function save() {
    const answer = await call(changeForms(draft));
    setFailure(answer.ok ? null : answer.error);
    setSaved(answer.ok);
    if (answer.ok) onChanged();
    return answer;
  }

  const labelOf = (form: (typeof FORMS)[number]) =>
    form === 'creditForm'
      ? t('creditForm', { place: '{credit}' })
      : t('quoteForm', { place: '{cite}', role: '{role}' });

  return (
    <section aria-labelledby="forms">
      <div className="page-head">
        <h2 id="forms">{t('forms')}</h2>
      </div>
      <p className="hint">{t('formsHint')}</p>
      <DraftForm className="stack" keep="style.forms" onSend={save} onInput={onInput}>
        {FORMS.map((form) => (
          <fieldset key={form} className="style-forms">
            <legend>{labelOf(form)}</legend>
            {LOCALES.map((locale) => (
              <div className="field" key={locale}>
                <label htmlFor={`${id}-${form}-${locale}`}>
                  {t(locale === 'vi' ? 'vietnamese' : 'english')}
                </label>
                <LimitedInput
                  id={`${id}-${form}-${locale}`}
                  name={`${form}.${locale}`}
                  value={draft[form][locale]}
                  placeholder={defaults[form][locale]}
                  maxChars={formMaxChars}
                  error={failure?.fieldErrors?.[`${form}.${locale}`]}
                  onChange={(event) =>
                    setDraft({ ...draft, [form]: { ...draft[form], [locale]: event.target.value } })
                  }
                />
              </div>
            ))}
          </fieldset>
        ))}
        <div className="field">
          <label htmlFor={`${id}-marks`}>{t('quoteMarks')}</label>
          <select
            id={`${id}-marks`}
            name="quoteMarks"
            value={draft.quoteMarks}
            onChange={(event) => setDraft({ ...draft, quoteMarks: event.target.value as QuoteMarks })}
          >
            {QUOTE_MARKS.map((marks) => (
              <option key={marks} value={marks}>
                {t(`quoteMark.${marks}`)}
              </option>
            ))}
          </select>
        </div>
        <FormsPreview draft={draft} defaults={defaults} />
        <div className="row">
          <button type="submit" className="button button-primary">
            {t('save')}
          </button>
          <span role="status">{isSaved ? t('saved') : failure?.message}</span>
        </div>
      </DraftForm>
    </section>
  );
}

/** The forms with a sample photo and speaker, in the language of the screen. */
function FormsPreview({ draft, defaults }: { draft: HouseForms; defaults: DefaultForms }) {
  const t = useTranslations('style');
  const locale: Locale = useLocale() === 'en' ? 'en' : 'vi';
  const [open, close] = PAIRS[draft.quoteMarks];
  const fill = (form: (typeof FORMS)[number], words: Readonly<Record<string, string>>) =>
    (draft[form][locale] || defaults[form][locale]).replace(
      /\{(\w+)\}/g,
      (place, name) => words[name] ?? place,
    );
  return (
    <figure className="style-preview" aria-label={t('preview')}>
      <p>
        {t('sampleCaption')} {fill('creditForm', { credit: t('sampleCredit') })}
      </p>
      <blockquote>
        <p>
          {open}
          {t('sampleQuote')}
          {close}
        </p>
        <footer>{fill('quoteForm', { cite: t('sampleCite'), role: t('sampleRole') })}</footer>
      </blockquote>
    </figure>
  );
}
