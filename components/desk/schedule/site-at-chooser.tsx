'use client';
import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl/react';
import { siteAtUrl } from '#core/urls.ts';
import { useErrorText } from '../forms/use-error-text.ts';
import { MomentField } from '../moments/moment-field.tsx';
import { useMoment } from '../moments/use-moment.ts';
import './schedule.css';
import '../planning/planning.css';

type Coming = { readonly articleId: string; readonly publishAt: Date; readonly headline: string };

/** Chooses the moment of a site preview, with the next publications as shortcuts. */
export function SiteAtChooser({
  coming,
  refusal,
}: {
  coming: readonly Coming[];
  /** The code of the error of the last chosen moment. */
  refusal: string | null;
}) {
  const t = useTranslations('schedule');
  const when = useMoment();
  const errorText = useErrorText();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const at = String(new FormData(event.currentTarget).get('at') ?? '');
    // Reader pages are not part of the desk, so the browser loads them.
    if (at !== '') window.location.assign(siteAtUrl(new Date(at), '/'));
  }

  return (
    <div>
      <div className="page-head">
        <h1>{t('site.title')}</h1>
      </div>
      <p className="hint">{t('site.intro')}</p>
      {refusal !== null && (
        <p className="notice notice-danger" role="alert">
          {errorText(refusal)}
        </p>
      )}
      <form className="stack site-at-form" onSubmit={submit}>
        <MomentField name="at" label={t('site.at')} />
        <button type="submit" className="button button-primary">
          {t('site.show')}
        </button>
      </form>
      <h2 className="plan-span">{t('site.next')}</h2>
      {coming.length === 0 && <p className="muted">{t('site.nothing')}</p>}
      <ol className="rows">
        {coming.map(({ articleId, publishAt, headline }) => (
          <li key={articleId} className="rows-item">
            <a className="queue-headline" href={siteAtUrl(publishAt, '/')}>
              {headline}
            </a>
            <strong className="rows-time">{when(publishAt)}</strong>
          </li>
        ))}
      </ol>
    </div>
  );
}
