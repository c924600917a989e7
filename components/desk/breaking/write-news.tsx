'use client';
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { headlineMaxChars, sapoMaxChars } from '#core/articles/field-limits.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import { checkNews, type NewsCheck } from './news-checks.ts';
import type { News, Source } from './unsent-news.ts';

const FIELD_OF: Readonly<Record<NewsCheck, string>> = {
  headline: 'headline',
  tk: 'headline',
  sapo: 'sapo',
  section: 'sectionId',
  source: 'sourceId',
  block: 'headline',
};

type WriteNewsProps = {
  news: News;
  sources: readonly Source[];
  sections: readonly SectionNode[];
  sectionIds: readonly string[];
  /** The server's reason for a rejection. */
  refusal: string | null;
  onChange: (changes: Partial<News>) => void;
  onCancel: () => void;
  onGo: () => void;
};

/**
 * The fields of the breaking story with live results of the four checks. Enter moves to the next field;
 * Ctrl+Enter confirms.
 */
export function WriteNews({
  news,
  sources,
  sections,
  sectionIds,
  refusal,
  onChange,
  onCancel,
  onGo,
}: WriteNewsProps) {
  const t = useTranslations('breaking');
  const isEnglish = useLocale() === 'en';
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [wasTried, setTried] = useState(false);
  const checks = checkNews(news, sectionIds);
  const failed = checks.filter(({ passed }) => !passed);
  const isFaulty = (field: string) => wasTried && failed.some(({ name }) => FIELD_OF[name] === field);

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const [first] = failed;
    if (first === undefined) return onGo();
    form.current?.querySelector<HTMLElement>(`[name="${FIELD_OF[first.name]}"]`)?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.repeat) return;
    const field = event.target;
    const isWords = field instanceof HTMLTextAreaElement;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      form.current?.requestSubmit();
    } else if (isWords) {
      // Both fields are single-line texts; Enter moves to the next field.
      event.preventDefault();
      const fields = [...(form.current?.querySelectorAll<HTMLElement>('textarea, select') ?? [])];
      fields[fields.indexOf(field) + 1]?.focus();
    }
  }

  const shared = (name: 'headline' | 'sapo' | 'sectionId' | 'sourceId') => ({
    id: `${id}-${name}`,
    name,
    value: news[name],
    'aria-invalid': isFaulty(name) || undefined,
    'aria-describedby': `${id}-checks`,
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });

  return (
    <form ref={form} className="stack breaking-form" onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      {news.wasSent && <p className="notice">{t('leftSent')}</p>}
      {refusal !== null && (
        <p className="notice notice-danger" role="alert">
          {t('refused')} {refusal}
        </p>
      )}
      <div className="field">
        <label htmlFor={`${id}-headline`}>
          {t('field.headline')}
          <Count of={news.headline} most={headlineMaxChars} />
        </label>
        {/* biome-ignore lint/a11y/noAutofocus: the sheet was opened to type the headline, and seconds count. */}
        <textarea {...shared('headline')} rows={2} autoFocus />
      </div>
      <div className="field">
        <label htmlFor={`${id}-sapo`}>
          {t('field.sapo')}
          <Count of={news.sapo} most={sapoMaxChars} />
        </label>
        <textarea {...shared('sapo')} rows={3} />
      </div>
      <div className="breaking-choices">
        <div className="field">
          <label htmlFor={`${id}-sectionId`}>{t('field.section')}</label>
          <select {...shared('sectionId')}>
            <option value="">{t('choose')}</option>
            {flat(sections, 0).map(({ section, depth }) => (
              <option key={section.id} value={section.id}>
                {'\u2003'.repeat(depth)}
                {isEnglish ? section.nameEn : section.name}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-sourceId`}>{t('field.source')}</label>
          <select {...shared('sourceId')}>
            {sources.map((source) => (
              <option key={source.id} value={source.id}>
                {source.name}
              </option>
            ))}
          </select>
        </div>
      </div>
      <ul className="breaking-checks" id={`${id}-checks`} aria-label={t('checks')}>
        {checks.map(({ name, passed }) => (
          <li key={name} data-passed={passed}>
            {t(`check.${name}.${passed ? 'passed' : 'failed'}`, { most: mostOf(name) })}
          </li>
        ))}
      </ul>
      {wasTried && failed.length > 0 && (
        <p className="field-error" role="alert">
          {t('missing', { count: failed.length })}
        </p>
      )}
      <p className="hint breaking-keys">{t('keys')}</p>
      <DialogButtons cancel={t('close')} go={t('go')} isDanger onCancel={onCancel} />
    </form>
  );
}

function Count({ of, most }: { of: string; most: number }) {
  return (
    <span className={of.length > most ? 'count-over' : 'muted'}>
      {of.length}/{most}
    </span>
  );
}

function mostOf(name: NewsCheck): number {
  return name === 'sapo' ? sapoMaxChars : headlineMaxChars;
}

function flat(sections: readonly SectionNode[], depth: number): { section: SectionNode; depth: number }[] {
  return sections.flatMap((section) => [{ section, depth }, ...flat(section.children, depth + 1)]);
}
