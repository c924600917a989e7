import type { PublicNote } from '#core/articles/public-note.ts';
import { correctionsUrl, noticesUrl } from '#core/urls.ts';
import { NoteItem } from './note-item.tsx';
import type { PageStyle } from './page-style.ts';
import { Pager, storyPagerLabels } from './pager.tsx';
import { siteText } from './site-text.ts';

/** The page of corrections, or that of the notices of what was taken down. */
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
  return (
    <div className="listing">
      <header className="listing-head">
        <h1>{t(of)}</h1>
        <p className="listing-description">{t(`${of}Intro`)}</p>
      </header>
      {page.notes.length === 0 && (
        <p className="empty">{t(of === 'corrections' ? 'noCorrections' : 'noNotices')}</p>
      )}
      {of === 'corrections' && (
        <p className="block-more">
          <a href={noticesUrl}>{t('notices')}</a>
        </p>
      )}
      <ul className="note-list">
        {page.notes.map((note) => (
          <li key={note.id} className="note" id={`ghi-chu-${note.id}`}>
            <h2 className="note-story">
              {note.url ? <a href={note.url}>{note.headline}</a> : note.headline}
            </h2>
            <NoteItem note={note} style={style} />
          </li>
        ))}
      </ul>
      <Pager
        path={of === 'corrections' ? correctionsUrl : noticesUrl}
        nextCursor={page.nextCursor}
        isFirstPage={page.isFirstPage}
        labels={storyPagerLabels(t)}
      />
    </div>
  );
}
