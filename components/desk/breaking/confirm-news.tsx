'use client';
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import type { News } from './unsent-news.ts';

/** The second confirmation: what readers will see, where and for how long, and that a review debt follows. */
export function ConfirmNews({
  news,
  source,
  section,
  person,
  minutes,
  isSending,
  isSilent,
  onBack,
  onGo,
}: {
  news: News;
  source: string;
  section: SectionNode | null;
  person: string;
  minutes: number;
  isSending: boolean;
  /** The server was asked and has not answered. */
  isSilent: boolean;
  onBack: () => void;
  onGo: () => void;
}) {
  const t = useTranslations('breaking');
  const isEnglish = useLocale() === 'en';
  const form = useRef<HTMLFormElement>(null);
  // Not to a button: the key of the first confirmation may still be held down.
  useEffect(() => form.current?.focus(), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!isSending) onGo();
  }

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key !== 'Enter' || event.repeat || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.current?.requestSubmit();
  }

  return (
    <form
      ref={form}
      className="stack breaking-stage"
      aria-label={t('confirm.title')}
      tabIndex={-1}
      onSubmit={submit}
      onKeyDown={onKeyDown}
      // The same for the second click of a double click.
      onClickCapture={(event) => {
        if (event.detail > 1) event.preventDefault();
      }}
    >
      <p>
        <strong>{t('confirm.readers')}</strong>
      </p>
      <blockquote className="breaking-preview">
        <p className="breaking-label">{t('confirm.label')}</p>
        <p className="breaking-headline">{news.headline}</p>
        {news.sapo !== '' && <p>{news.sapo}</p>}
        <p className="hint">
          {section && (isEnglish ? section.nameEn : section.name)} · {source}
        </p>
      </blockquote>
      <ul className="breaking-consequences">
        <li>{t('confirm.places', { minutes })}</li>
        <li>{t('confirm.debt', { name: person })}</li>
      </ul>
      <div role="status">
        {isSending && <p className="notice">{isSilent ? t('silent') : t('sending')}</p>}
      </div>
      {isSending ? (
        <p className="hint">{t('stays')}</p>
      ) : (
        <DialogButtons cancel={t('back')} go={t('publish')} isDanger onCancel={onBack} />
      )}
    </form>
  );
}
