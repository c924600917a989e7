import type { PublicNote } from '#core/articles/public-note.ts';
import { isoDateTime, longDateTime } from '#core/i18n/format-date.ts';
import { sectionName } from '#core/taxonomy/section-name.ts';
import type { PageStyle } from './page-style.ts';
import { siteText } from './site-text.ts';

/** What a public note says: kind, when, and in a correction what was wrong and what is right. */
export function NoteItem({ note, style }: { note: PublicNote; style: PageStyle }) {
  const t = siteText(style.locale);
  return (
    <>
      <p className="note-head">
        <strong>{t(`note.${note.kind}`)}</strong>
        <time dateTime={isoDateTime(note.publishedAt, style.timeZone)}>
          {longDateTime(note.publishedAt, style)}
        </time>
      </p>
      {note.kind === 'take_down' && (
        <dl className="note-facts">
          <div>
            <dt>{t('work.name')}</dt>
            <dd>{note.headline}</dd>
          </div>
          <div>
            <dt>{t('work.section')}</dt>
            <dd>{sectionName(note.section, style.locale)}</dd>
          </div>
          {note.workPublishedAt && (
            <div>
              <dt>{t('work.date')}</dt>
              <dd>{longDateTime(note.workPublishedAt, style)}</dd>
            </div>
          )}
        </dl>
      )}
      {note.note && <p>{note.note}</p>}
      {(note.wrongInformation || note.correctedInformation) && (
        <dl className="note-facts">
          {note.wrongInformation && (
            <div>
              <dt>{t('wrong')}</dt>
              <dd>{note.wrongInformation}</dd>
            </div>
          )}
          {note.correctedInformation && (
            <div>
              <dt>{t('right')}</dt>
              <dd>{note.correctedInformation}</dd>
            </div>
          )}
        </dl>
      )}
      {note.apology && <p>{note.apology}</p>}
    </>
  );
}
