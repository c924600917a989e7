import { DeskLink } from '#components/desk/shell/desk-link.tsx';
import type { Locale } from '#core/i18n/locales.ts';
import { articleHistoryDeskUrl, noticesUrl } from '#core/urls.ts';
import { translator } from '../shared/messages.ts';

/**
 * Replaces the text of a story that was taken down, for people who may not read it. It names the reason and
 * links onward.
 */
export function SealedNotice({ articleId, url, locale }: { articleId: string; url: string; locale: Locale }) {
  const t = translator(locale, 'desk');
  return (
    <section className="notice stack sealed">
      <h2>{t('article.sealed.title')}</h2>
      <p>{t('article.sealed.text')}</p>
      <div className="row">
        <a className="button button-small" href={noticesUrl} target="_blank" rel="noreferrer">
          {t('article.sealed.notice')}
        </a>
        <a className="button button-small" href={url} target="_blank" rel="noreferrer">
          {t('article.sealed.page')}
        </a>
        <DeskLink className="button button-small" href={articleHistoryDeskUrl(articleId)}>
          {t('article.sealed.history')}
        </DeskLink>
      </div>
    </section>
  );
}
