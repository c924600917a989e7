import { useTranslations } from 'use-intl/react';
import type { Locale } from '#core/i18n/locales.ts';
import { minutesForWords } from '#core/text/reading-time.ts';
import type { TextToolsState } from './text-tools-store.ts';

/** The line below the text: word count, placeholders, advice, and the switches of the tools. */
export function TextCounts({
  state,
  locale,
  onFind,
  onNextTk,
  onNextAdvice,
  onToggleSpelling,
}: {
  state: TextToolsState;
  locale: Locale;
  onFind: () => void;
  onNextTk: () => void;
  onNextAdvice: () => void;
  onToggleSpelling: () => void;
}) {
  const t = useTranslations('style.text');
  const { counts, selection, spelling } = state;
  const toLookAt = state.misspelt + state.styleAdvice;
  return (
    <div className="text-tools-line">
      <span className="text-tools-counts">
        {selection === null
          ? t('counts', { ...counts, minutes: minutesForWords(counts.words, locale) })
          : t('selection', selection)}
      </span>
      {counts.tk > 0 && (
        <button
          type="button"
          className="text-tools-tk"
          aria-label={t('tkNext', { count: counts.tk })}
          onClick={onNextTk}
        >
          {t('tk', { count: counts.tk })}
        </button>
      )}
      {toLookAt > 0 && (
        <button type="button" aria-label={t('findingsNext', { count: toLookAt })} onClick={onNextAdvice}>
          {t('findings', { count: toLookAt })}
        </button>
      )}
      <button
        type="button"
        aria-pressed={spelling === 'on' || spelling === 'loading'}
        title={t(spelling === 'on' ? 'spellingOn' : 'spellingOff')}
        onClick={onToggleSpelling}
      >
        {t('spelling')}
      </button>
      <button type="button" aria-keyshortcuts="Control+F" onClick={onFind}>
        {t('find')}
      </button>
      <span role="status" className="text-tools-status">
        {spelling === 'loading' && t('spellingLoading')}
        {spelling === 'failed' && t('spellingFailed')}
      </span>
    </div>
  );
}
