import type { PublicNote } from '#core/articles/public-note.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import { fillForm } from '#core/document/fill-form.ts';
import { isoDateTime, longDateTime } from '#core/i18n/format-date.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { PublicByline } from '#core/people/public-author.ts';
import type { RelatedReason } from '#core/related/choose-related.ts';
import type { RelatedSlots } from '#core/related/related-slots.ts';
import type { PublicSection } from '#core/taxonomy/public-section.ts';
import type { PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { articleHistoryUrl, authorUrl, eventUrl, homeUrl, sectionUrl } from '#core/urls.ts';
import { NoteItem } from './note-item.tsx';
import type { PageStyle } from './page-style.ts';
import { Picture } from './picture.tsx';
import { sectionName } from './section-name.ts';
import { siteText } from './site-text.ts';
import { StoryCard } from './story-card.tsx';
import { tagAddress } from './tag-view.tsx';

type ArticlePage = RelatedSlots & {
  readonly article: PublicStory;
  readonly bylines: readonly PublicByline[];
  readonly tags: readonly PublicTagLink[];
  readonly notes: readonly PublicNote[];
  readonly hasHistory: boolean;
  readonly sections: readonly PublicSection[];
  readonly sameSection: readonly PublicStory[];
};

/** Within this time after publication a change is the work of the same hour and not worth a line. */
const quietEditMs = 60_000;

/** A story's page. Everything in it speaks the story's own language. */
export function ArticleView({
  page,
  bodyHtml,
  style: siteStyle,
  creditForm,
}: {
  page: ArticlePage;
  /** Written by `core/document`, which escapes all that an editor typed. */
  bodyHtml: string;
  style: PageStyle;
  /** How the house writes the credit of a photo, with `{credit}` in it. */
  creditForm: string;
}) {
  const { article, bylines, tags, notes, sections, related, newer, eventLine, sameSection } = page;
  const style: PageStyle = { ...siteStyle, locale: article.locale };
  const t = siteText(article.locale);
  const event = tags.find((tag) => tag.type === 'event');
  const lang: Locale | undefined = article.locale === siteStyle.locale ? undefined : article.locale;
  const isModified = article.modifiedAt.getTime() - article.publishedAt.getTime() > quietEditMs;
  return (
    <div className="page-article" lang={lang}>
      <article className="article">
        <header className="article-head">
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
          <ArticleKicker article={article} />
          <h1>{article.headline}</h1>
          {article.sapo && <p className="article-sapo">{article.sapo}</p>}
          <div className="article-meta">
            {bylines.length > 0 && (
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
            )}
            <p className="dateline">
              <time dateTime={isoDateTime(article.publishedAt, style.timeZone)}>
                {longDateTime(article.publishedAt, style)}
              </time>
              {isModified && (
                <span className="dateline-updated">
                  {t('updated', { time: longDateTime(article.modifiedAt, style) })}
                </span>
              )}
            </p>
            <p className="share" data-share="" data-copied={t('copied')} hidden>
              <button type="button">{t('copyLink')}</button>
              <span className="visually-hidden" role="status" />
            </p>
          </div>
        </header>
        {article.lead && (
          <figure
            className="article-lead"
            data-portrait={article.lead.height > article.lead.width ? '' : undefined}
          >
            <Picture media={article.lead} isFirst sizes="(min-width: 1040px) 960px, 100vw" />
            {(article.lead.caption || article.lead.credit) && (
              <figcaption>
                {article.lead.caption}{' '}
                {article.lead.credit && <Credit credit={article.lead.credit} form={creditForm} />}
              </figcaption>
            )}
          </figure>
        )}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: core/document writes this HTML and escapes every text and attribute in it. */}
        <div className="body" dangerouslySetInnerHTML={{ __html: bodyHtml }} />
        {notes.length > 0 && (
          <section className="notes" aria-labelledby="ghi-chu">
            <h2 className="block-title" id="ghi-chu">
              {t('notes')}
            </h2>
            {notes.map((note) => (
              <div key={note.id} className="note" id={`ghi-chu-${note.id}`}>
                <NoteItem note={note} style={style} />
              </div>
            ))}
          </section>
        )}
        {page.hasHistory && (
          <p className="article-history">
            <a href={articleHistoryUrl(article.url)} rel="nofollow">
              {t('history.link')}
            </a>
          </p>
        )}
        {tags.length > 0 && (
          <nav className="article-tags" aria-label={t('tags')}>
            <ul className="chips">
              {tags.map((tag) => (
                <li key={tag.id}>
                  <a rel="tag" href={tagAddress(tag)}>
                    {tag.name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </article>
      {(newer.length > 0 || event) && (
        <div className="beside">
          {newer.length > 0 && (
            <section className="block" aria-labelledby="dien-bien">
              <h2 className="block-title" id="dien-bien">
                {t('newer')}
              </h2>
              {newer.map((story) => (
                <StoryCard key={story.id} story={story} size="line" style={style} />
              ))}
            </section>
          )}
          {event && (
            <section className="block block-event" aria-labelledby="dong-su-kien">
              <h2 className="block-title" id="dong-su-kien">
                {t('eventLine')}
              </h2>
              <p className="block-subject">
                <a href={eventUrl(event.slug)}>{event.name}</a>
              </p>
              {eventLine.map((story) => (
                <StoryCard key={story.id} story={story} size="line" style={style} />
              ))}
              <p className="block-more">
                <a href={eventUrl(event.slug)}>{t('wholeEventLine')}</a>
              </p>
            </section>
          )}
        </div>
      )}
      {related.length > 0 && (
        <section className="related" aria-labelledby="lien-quan">
          <h2 className="block-title" id="lien-quan">
            {t('related')}
          </h2>
          {related.map(({ story, reason }) => (
            <StoryCard
              key={story.id}
              story={story}
              size="row"
              style={style}
              note={reasonText(reason, article.locale)}
            />
          ))}
        </section>
      )}
      {sameSection.length > 0 && (
        <section className="same-section" aria-labelledby="cung-muc">
          <h2 className="block-title" id="cung-muc">
            {t('sameSection')}
          </h2>
          <div className="same-section-stories">
            {sameSection.map((story) => (
              <StoryCard key={story.id} story={story} size="card" style={style} />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

function ArticleKicker({ article }: { article: PublicStory }) {
  const format = siteText(article.locale)(`format.${article.format}`);
  const kicker = article.kicker.toLocaleLowerCase() === format.toLocaleLowerCase() ? '' : article.kicker;
  if (!kicker && !format) return null;
  return (
    <p className="kicker">
      {format && <span className="kicker-format">{format}</span>}
      {kicker && <span>{kicker}</span>}
    </p>
  );
}

/** "(Nguồn: Reuters)", or as the house writes it, unless another word is written there, such as "Minh họa:". */
function Credit({ credit, form }: { credit: string; form: string }) {
  const words = credit.replace(/^\((.*)\)$/s, '$1');
  const isNamed = /^\p{L}[\p{L} ]{1,20}:/u.test(words);
  return <span className="credit">{isNamed ? `(${words})` : fillForm(form, { credit: words })}</span>;
}

function reasonText(reason: RelatedReason, locale: Locale): string {
  const t = siteText(locale);
  if (reason.kind === 'shared-tags') return t('reason.shared-tags', { count: reason.count });
  return t(`reason.${reason.kind}`);
}
