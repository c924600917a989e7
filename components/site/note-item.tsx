import type { PublicNote } from '#core/articles/public-note.ts';
import { isoDateTime, longDateTime } from '#core/i18n/format-date.ts';
import { sectionName } from '#core/taxonomy/section-name.ts';
import { otherLanguage } from './other-language.ts';
import type { PageStyle } from './page-style.ts';
import { siteText } from './site-text.ts';

/** A public note: its kind, its time, and for a correction the wrong and the right statement. */
export function NoteItem({ note, style }: { note: PublicNote; style: PageStyle }) {
  const t = siteText(style.locale);
  const lang = otherLanguage(note, style);
  return (
    <>
      <p className="note-head">
        <strong>{t(`note.${note.kind}`)}</strong>{' '}
        <time dateTime={isoDateTime(note.publishedAt, style.timeZone)}>
          {longDateTime(note.publishedAt, style)}
        </time>
      </p>
      {note.kind === 'take_down' && (
        <dl className="note-facts">
          <div>
            <dt>{t('work.name')}</dt>
            <dd lang={lang}>{note.headline}</dd>
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
      {note.note && <p lang={lang}>{note.note}</p>}
      {(note.wrongInformation || note.correctedInformation) && (
        <dl className="note-facts">
          {note.wrongInformation && (
            <div>
              <dt>{t('wrong')}</dt>
              <dd lang={lang}>{note.wrongInformation}</dd>
            </div>
          )}
          {note.correctedInformation && (
            <div>
              <dt>{t('right')}</dt>
              <dd lang={lang}>{note.correctedInformation}</dd>
            </div>
          )}
        </dl>
      )}
      {note.apology && <p lang={lang}>{note.apology}</p>}
    </>
  );
}
