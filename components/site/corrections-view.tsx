import type { PublicNote } from '#core/articles/public-note.ts';
import { monthAndYear } from '#core/i18n/calendar-words.ts';
import { dayOf } from '#core/i18n/day-bounds.ts';
import { correctionsUrl, noticesUrl } from '#core/urls.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { NoteItem } from './note-item.tsx';
import { otherLanguage } from './other-language.ts';
import type { PageStyle } from './page-style.ts';
import { Pager } from './pager.tsx';
import { siteText } from './site-text.ts';

/** The page of corrections, or that of takedown notices, grouped by month. */
export function CorrectionsView({
  page,
  style,
  of = 'corrections',
}: {
  page: {
    readonly notes: readonly PublicNote[];
    readonly isFirstPage: boolean;
    readonly nextCursor: string | null;
  };
  style: PageStyle;
  of?: 'corrections' | 'notices';
}) {
  const t = siteText(style.locale);
  const isCorrections = of === 'corrections';
  const months = Map.groupBy(page.notes, (note) => dayOf(note.publishedAt, style.timeZone).slice(0, 7));
  return (
    <div className="listing">
      <header className="listing-head">
        <Breadcrumbs
          above={isCorrections ? [] : [{ name: t('corrections'), url: correctionsUrl }]}
          locale={style.locale}
        />
        <h1>{t(of)}</h1>
        <p className="listing-description">{t(`${of}Intro`)}</p>
        {isCorrections && (
          <p className="listing-ways">
            <a href={noticesUrl}>{t('notices')}</a>
          </p>
        )}
      </header>
      {page.notes.length === 0 && <p className="empty">{t(isCorrections ? 'noCorrections' : 'noNotices')}</p>}
      {[...months].map(([month, notes]) => (
        <section key={month} className="note-month" aria-labelledby={`thang-${month}`}>
          <h2 className="block-title" id={`thang-${month}`}>
            {monthAndYear(month, style.locale)}
          </h2>
          <ul className="note-list">
            {notes.map((note) => (
              <li key={note.id} className="note" id={`ghi-chu-${note.id}`}>
                <h3 className="note-story" lang={otherLanguage(note, style)}>
                  {note.url ? <a href={`${note.url}#ghi-chu-${note.id}`}>{note.headline}</a> : note.headline}
                </h3>
                <NoteItem note={note} style={style} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Pager
        path={isCorrections ? correctionsUrl : noticesUrl}
        place={page}
        labels={{
          name: t('pages'),
          first: t('newest'),
          previous: t(`${of}Newer`),
          next: t(`${of}Older`),
        }}
      />
    </div>
  );
}
