import type { PublicStory } from '#core/articles/public-story.ts';
import type { Withdrawal } from '#core/articles/withdrawal.ts';
import { correctionsUrl, homeUrl } from '#core/urls.ts';
import { NoteItem } from './note-item.tsx';
import { noticeAddress } from './notice-address.ts';
import { otherLanguage } from './other-language.ts';
import type { PageStyle } from './page-style.ts';
import { type SiteTextKey, siteText } from './site-text.ts';
import { WaysOn } from './ways-on.tsx';

const WORDS = {
  killed: { title: 'withdrawn', text: 'withdrawnText' },
  taken_down: { title: 'takenDown', text: 'takenDownText' },
  expired: { title: 'expired', text: 'expiredText' },
} as const satisfies Record<Withdrawal['state'], { title: SiteTextKey; text: SiteTextKey }>;

/** The title of a withdrawn story's page. */
export function withdrawnTitle({ state }: Withdrawal): SiteTextKey {
  return WORDS[state].title;
}

/** Replaces a killed, taken-down or expired story. */
export function WithdrawnView({
  withdrawal,
  newest,
  style,
}: {
  withdrawal: Withdrawal;
  newest: readonly PublicStory[];
  style: PageStyle;
}) {
  const { locale } = withdrawal;
  const t = siteText(locale);
  const words = WORDS[withdrawal.state];
  return (
    <div className="notice">
      <div className="notice-quote" lang={otherLanguage(withdrawal, style)}>
        <p className="notice-code">410</p>
        <h1>{t(words.title)}</h1>
        <p>{t(words.text)}</p>
        {withdrawal.note && (
          <section className="note" aria-labelledby="ly-do">
            <h2 id="ly-do">{t('withdrawnNote')}</h2>
            <p>{withdrawal.note}</p>
          </section>
        )}
        {withdrawal.notice && (
          <section className="note withdrawn-notice" aria-label={t('note.take_down')}>
            <NoteItem note={withdrawal.notice} style={style} />
          </section>
        )}
        <p className="notice-ways">
          {withdrawal.notice && <a href={noticeAddress(withdrawal.notice)}>{t('toNotice')}</a>}{' '}
          <a href={homeUrl}>{t('home')}</a> <a href={correctionsUrl}>{t('corrections')}</a>
        </p>
      </div>
      <WaysOn newest={newest} style={style} />
    </div>
  );
}
