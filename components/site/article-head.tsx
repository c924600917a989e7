import type { PublicStory } from '#core/articles/public-story.ts';
import { yearsOld } from '#core/articles/story-age.ts';
import { isoDateTime, longDateTime, shortDate } from '#core/i18n/format-date.ts';
import { initialsOf } from '#core/people/initials-of.ts';
import type { PublicSection } from '#core/taxonomy/public-section.ts';
import { sectionName } from '#core/taxonomy/section-name.ts';
import { bindWords } from '#core/text/bind-words.ts';
import { authorUrl, homeUrl, sectionUrl } from '#core/urls.ts';
import type { ArticlePage } from './article-page.ts';
import { ArticleTools } from './article-tools.tsx';
import { Kicker } from './kicker.tsx';
import type { PageStyle } from './page-style.ts';
import { paidWords } from './paid-words.ts';
import { Picture } from './picture.tsx';
import { siteText } from './site-text.ts';
import type { StoryText } from './story-text.ts';

/** An edit within this time after publication is not announced. */
const quietEditMs = 60_000;
/** Formats for which the reading time is shown. */
const SIT_DOWN: ReadonlySet<string> = new Set(['analysis', 'opinion', 'interview', 'long_read']);

/** The head of the article above the text: breadcrumbs, label, headline, authors, time and notices. */
export function ArticleHead({
  page,
  text,
  style,
  hasTools,
  hasSapo,
}: {
  page: ArticlePage;
  text: StoryText;
  style: PageStyle;
  /** False in a preview. */
  hasTools: boolean;
  /** False for live coverage, whose newest entry has to be on the first screen. */
  hasSapo: boolean;
}) {
  const { article, sections } = page;
  const t = siteText(article.locale);
  const paid = paidWords(article);
  return (
    <header className="article-head">
      <Breadcrumbs sections={sections} article={article} />
      {paid ? (
        <p className="paid" role="note">
          <strong>{paid.label}</strong> {paid.by && <span>{paid.by}</span>}{' '}
          <span className="paid-note">{t('paid.note')}</span>
        </p>
      ) : (
        <Kicker
          story={article}
          words={article.kicker}
          under={sections.map((section) => sectionName(section, article.locale))}
        />
      )}
      {article.format === 'opinion' && <Voices page={page} />}
      <h1>{bindWords(article.headline)}</h1>
      {hasSapo && article.sapo && <p className="article-sapo">{bindWords(article.sapo)}</p>}
      <Notices page={page} style={style} />
      <div className="article-meta">
        <Byline page={page} />
        <Dateline article={article} text={text} style={style} />
        {hasTools && <ArticleTools article={article} />}
      </div>
    </header>
  );
}

/**
 * In an `aside`, because reader modes would take the breadcrumbs of a short story for text. `role="none"`
 * hides it from screen readers, which hear only the links.
 */
function Breadcrumbs({
  sections,
  article,
}: {
  sections: readonly PublicSection[];
  article: Pick<PublicStory, 'locale'>;
}) {
  const t = siteText(article.locale);
  return (
    <aside className="around" role="none">
      <nav className="breadcrumbs" aria-label={t('breadcrumbs')}>
        <ol>
          <li>
            <a href={homeUrl}>{t('home')}</a>
          </li>
          {sections.map((section) => (
            <li key={section.id}>
              <a href={sectionUrl(section.slug)}>{sectionName(section, article.locale)}</a>
            </li>
          ))}
        </ol>
      </nav>
    </aside>
  );
}

/** The author of an opinion, above the opinion. */
function Voices({ page: { article, bylines } }: { page: ArticlePage }) {
  const t = siteText(article.locale);
  return (
    <div className="voices">
      {bylines.map((author) => (
        <p key={author.id} className="voice">
          {author.picture ? (
            <span className="portrait">
              <Picture media={author.picture} alt="" sizes="120px" isFirst />
            </span>
          ) : (
            <span className="monogram" data-initials={initialsOf(author.name)} />
          )}
          <a rel="author" href={authorUrl(author.slug)}>
            {author.name}
          </a>
        </p>
      ))}
      <p className="voices-note">{t('opinionNote')}</p>
    </div>
  );
}

/** An opinion has named its author already. */
function Byline({ page: { article, bylines } }: { page: ArticlePage }) {
  const t = siteText(article.locale);
  if (bylines.length === 0 || article.format === 'opinion') return null;
  return (
    <p className="byline">
      <span className="visually-hidden">{t('by')}: </span>
      {bylines.map((author, index) => (
        <span key={author.id}>
          {index > 0 && ', '}
          <a rel="author" href={authorUrl(author.slug)}>
            {author.name}
          </a>
        </span>
      ))}
    </p>
  );
}

function Dateline({ article, text, style }: { article: PublicStory; text: StoryText; style: PageStyle }) {
  const t = siteText(article.locale);
  const isModified = article.modifiedAt.getTime() - article.publishedAt.getTime() > quietEditMs;
  const facts = [
    ...(SIT_DOWN.has(article.format) ? [t('minutes', { count: text.minutes })] : []),
    ...(article.format === 'photo' ? [t('photos', { count: text.photoCount })] : []),
  ];
  return (
    <p className="dateline">
      {article.datelinePlace && `${article.datelinePlace}, `}
      <time dateTime={isoDateTime(article.publishedAt, style.timeZone)}>
        {longDateTime(article.publishedAt, style)}
      </time>
      {facts.map((fact) => (
        <span key={fact} className="dateline-fact">
          {` ${fact}`}
        </span>
      ))}{' '}
      {isModified && (
        <span className="dateline-updated">
          {t('updated', { time: '' })}
          <time dateTime={isoDateTime(article.modifiedAt, style.timeZone)}>
            {longDateTime(article.modifiedAt, style)}
          </time>
        </span>
      )}
    </p>
  );
}

/**
 * Notices before the text: the story is old, it or its original was corrected, or it exists in another
 * language.
 */
function Notices({ page, style }: { page: ArticlePage; style: PageStyle }) {
  const { article, notes, edition, isOriginalCorrected } = page;
  const t = siteText(article.locale);
  const years = yearsOld(article.publishedAt, style.now, style.timeZone);
  const corrections = notes.filter(({ kind }) => kind === 'correction' || kind === 'clarification');
  if (years === 0 && corrections.length === 0 && edition === null) return null;
  return (
    <ul className="article-notices">
      {years > 0 && <li className="article-age">{years === 1 ? t('ageOne') : t('age', { count: years })}</li>}
      {corrections.map((note) => (
        <li key={note.id}>
          <a href={`#ghi-chu-${note.id}`}>
            {t('correctedOn', { kind: t(`note.${note.kind}`), date: shortDate(note.publishedAt, style) })}
          </a>
        </li>
      ))}
      {edition !== null && isOriginalCorrected && (
        <li>
          <a href={edition.url} hrefLang={edition.locale}>
            {t('originalCorrected')}
          </a>
        </li>
      )}
      {edition !== null && (
        <li>
          <a className="article-edition" href={edition.url} lang={edition.locale} hrefLang={edition.locale}>
            {siteText(edition.locale)('readThisEdition')}
          </a>
        </li>
      )}
    </ul>
  );
}
