import type { PublicNote } from '#core/articles/public-note.ts';
import { correctionsUrl } from '#core/urls.ts';
import { NoteItem } from './note-item.tsx';
import type { PageStyle } from './page-style.ts';
import { Pager, storyPagerLabels } from './pager.tsx';
import { siteText } from './site-text.ts';

/** The page of corrections. */
export function CorrectionsView({
  page,
  style,
}: {
  page: {
    readonly notes: readonly PublicNote[];
    readonly isFirstPage: boolean;
    readonly nextCursor: string | null;
  };
  style: PageStyle;
}) {
  const t = siteText(style.locale);
  return (
    <div className="listing">
      <header className="listing-head">
        <h1>{t('corrections')}</h1>
        <p className="listing-description">{t('correctionsIntro')}</p>
      </header>
      {page.notes.length === 0 && <p className="empty">{t('noCorrections')}</p>}
      <ul className="note-list">
        {page.notes.map((note) => (
          <li key={note.id} className="note">
            <h2 className="note-story">
              {note.url ? <a href={note.url}>{note.headline}</a> : note.headline}
            </h2>
            <NoteItem note={note} style={style} />
          </li>
        ))}
      </ul>
      <Pager
        path={correctionsUrl}
        nextCursor={page.nextCursor}
        isFirstPage={page.isFirstPage}
        labels={storyPagerLabels(t)}
      />
    </div>
  );
}
