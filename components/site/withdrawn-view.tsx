import type { Withdrawal } from '#core/articles/withdrawal.ts';
import { correctionsUrl, homeUrl, noticeUrl } from '#core/urls.ts';
import type { PageStyle } from './page-style.ts';
import { siteText } from './site-text.ts';

/** What stands where a killed or taken-down story was. */
export function WithdrawnView({ withdrawal, style }: { withdrawal: Withdrawal; style: PageStyle }) {
  const t = siteText(style.locale);
  const isKilled = withdrawal.state === 'killed';
  return (
    <div className="notice">
      <p className="notice-code">410</p>
      <h1>{t(isKilled ? 'withdrawn' : 'takenDown')}</h1>
      <p>{t(isKilled ? 'withdrawnText' : 'takenDownText')}</p>
      {withdrawal.note && (
        <section className="note" aria-labelledby="ly-do">
          <h2 id="ly-do">{t('withdrawnNote')}</h2>
          <p>{withdrawal.note}</p>
        </section>
      )}
      <p className="notice-ways">
        {withdrawal.noticeId && <a href={noticeUrl(withdrawal.noticeId)}>{t('toNotice')}</a>}
        <a href={homeUrl}>{t('home')}</a>
        <a href={correctionsUrl}>{t('corrections')}</a>
      </p>
    </div>
  );
}
