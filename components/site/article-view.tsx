import type { ReactNode } from 'react';
import { creditLine } from '#core/document/credit-line.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { isUpright } from '#core/media/is-upright.ts';
import type { RelatedReason } from '#core/related/choose-related.ts';
import { bindWords } from '#core/text/bind-words.ts';
import { eventUrl } from '#core/urls.ts';
import { ArticleEnd } from './article-end.tsx';
import { ArticleHead } from './article-head.tsx';
import type { ArticlePage } from './article-page.ts';
import { MostReadList } from './most-read-list.tsx';
import { otherLanguage } from './other-language.ts';
import type { PageStyle } from './page-style.ts';
import { Picture } from './picture.tsx';
import { siteText } from './site-text.ts';
import { StoryCard } from './story-card.tsx';
import type { StoryText } from './story-text.ts';

/**
 * The page of a story, in the language of the story. `data-format` selects the look of each format in
 * `article.css`.
 */
export function ArticleView({
  page,
  text,
  style: siteStyle,
  shareUrl = null,
  children,
}: {
  page: ArticlePage;
  text: StoryText;
  style: PageStyle;
  /** The absolute URL of the story for readers; none in a preview. */
  shareUrl?: string | null;
  /** Live entries. Then the sapo, the lead photo and the text are background, behind a fold above them. */
  children?: ReactNode;
}) {
  const { article } = page;
  const style: PageStyle = { ...siteStyle, locale: article.locale };
  const lang = otherLanguage(article, siteStyle);
  return (
    <div className="page-article" lang={lang} data-format={article.format}>
      <article className="article">
        <ArticleHead
          page={page}
          text={text}
          style={style}
          hasTools={shareUrl !== null}
          hasSapo={children === undefined}
        />
        {children === undefined ? (
          <StoryContent page={page} text={text} />
        ) : (
          <details className="background">
            <summary>{siteText(article.locale)('live.background')}</summary>
            {article.sapo && <p className="article-sapo">{bindWords(article.sapo)}</p>}
            <StoryContent page={page} text={text} isFolded />
          </details>
        )}
        {children}
        <ArticleEnd page={page} style={style} shareUrl={shareUrl} />
        {shareUrl !== null && <p className="print-url">{shareUrl}</p>}
      </article>
      {hasAround(page) && <Around page={page} style={style} />}
    </div>
  );
}

/** The lead photo, the contents and the text. */
function StoryContent({
  page,
  text,
  isFolded = false,
}: {
  page: ArticlePage;
  text: StoryText;
  isFolded?: boolean;
}) {
  const { lead, locale } = page.article;
  return (
    <>
      {lead && <LeadFigure page={page} creditForm={text.creditForm} isFirst={!isFolded} />}
      <Contents text={text} locale={locale} />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: core/document writes this HTML and escapes every text and attribute in it. */}
      <div className="body" dangerouslySetInnerHTML={{ __html: text.html }} />
    </>
  );
}

/** For portrait photos. */
const NARROW_LEAD_SIZES = '(min-width: 760px) 544px, 80vw';
const LEAD_SIZES = '(min-width: 1040px) 960px, (min-width: 760px) 100vw, 80vw';
/** Full width. */
const WIDE_LEAD_SIZES = '100vw';

function LeadFigure({
  page: { article },
  creditForm,
  isFirst,
}: {
  page: ArticlePage;
  creditForm: string;
  isFirst: boolean;
}) {
  const { lead, format } = article;
  if (lead === null) return null;
  const isNarrow = isUpright(lead);
  const sizes = isNarrow ? NARROW_LEAD_SIZES : format === 'long_read' ? WIDE_LEAD_SIZES : LEAD_SIZES;
  return (
    <figure className="article-lead" data-portrait={isNarrow ? '' : undefined}>
      <Picture media={lead} isFirst={isFirst} sizes={sizes} />
      {(lead.caption || lead.credit) && (
        <figcaption>
          {lead.caption}{' '}
          {lead.credit && <span className="credit">{creditLine(lead.credit, creditForm)}</span>}
        </figcaption>
      )}
    </figure>
  );
}

function Contents({ text: { chapters }, locale }: { text: StoryText; locale: Locale }) {
  if (chapters.length === 0) return null;
  const label = siteText(locale)('contents');
  return (
    <nav className="contents" aria-label={label}>
      <p className="contents-title" aria-hidden="true">
        {label}
      </p>
      <ol>
        {chapters.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Whether there is related content. An empty landmark would only distract users of screen readers. */
function hasAround(page: ArticlePage): boolean {
  const { related, sameSection } = page;
  return isBeside(page) || hasColumn(page) || related.length + sameSection.length > 0;
}

function hasColumn({ latest, mostRead, sameSection, isSectionInColumn }: ArticlePage): boolean {
  return latest.length > 0 || mostRead !== null || (isSectionInColumn && sameSection.length > 0);
}

/**
 * Reader modes (Readability) would take related content of a short story for text. They ignore a box within a
 * box. The order is that of a phone; on a wide screen the first box and the third are a column beside the
 * text.
 */
function Around({ page, style }: { page: ArticlePage; style: PageStyle }) {
  return (
    <div className="around">
      <aside className="around" role="none">
        {isBeside(page) && <Beside page={page} style={style} />}
        <Related page={page} style={style} />
        {hasColumn(page) && <Column page={page} style={style} />}
        {!page.isSectionInColumn && <SameSection page={page} style={style} />}
      </aside>
    </div>
  );
}

function isBeside({ article, newer, tags }: ArticlePage): boolean {
  return article.format !== 'sponsored' && (newer.length > 0 || eventAmong(tags) !== undefined);
}

function eventAmong(tags: ArticlePage['tags']) {
  return tags.find((tag) => tag.type === 'event');
}

/** Other stories of the same event. */
function Beside({
  page: { article, newer, eventLine, tags },
  style,
}: {
  page: ArticlePage;
  style: PageStyle;
}) {
  const t = siteText(article.locale);
  const event = eventAmong(tags);
  return (
    <div className="beside">
      {newer.length > 0 && (
        <section className="newer" aria-labelledby="dien-bien">
          <h2 className="block-title" id="dien-bien">
            {t('newer')}
          </h2>
          {newer.map((story) => (
            <StoryCard key={story.id} story={story} size="line" style={style} />
          ))}
        </section>
      )}
      {event && (
        <section className="event-line" aria-labelledby="dong-su-kien">
          <h2 className="block-title" id="dong-su-kien">
            {t('eventLine')}
          </h2>
          <p className="block-subject">
            <a href={eventUrl(event.slug)}>{event.name}</a>
          </p>
          {eventLine.map((story) => (
            <StoryCard key={story.id} story={story} size="line" style={style} under={event.name} />
          ))}
          <p className="block-more">
            <a href={eventUrl(event.slug)}>{t('wholeEventLine')}</a>
          </p>
        </section>
      )}
    </div>
  );
}

function Related({ page: { article, related }, style }: { page: ArticlePage; style: PageStyle }) {
  if (related.length === 0) return null;
  return (
    <section className="related" aria-labelledby="lien-quan">
      <h2 className="block-title" id="lien-quan">
        {siteText(article.locale)('related')}
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
  );
}

/** The newest and the most-read stories. The last list stays in view beside a longer text. */
function Column({ page, style }: { page: ArticlePage; style: PageStyle }) {
  const { article, latest, mostRead, sections, isSectionInColumn } = page;
  return (
    <div className="column">
      {latest.length > 0 && (
        <section className="latest" aria-labelledby="moi-nhat">
          <h2 className="block-title" id="moi-nhat">
            {siteText(article.locale)('latest')}
          </h2>
          {latest.map((story) => (
            <StoryCard key={story.id} story={story} size="line" style={style} />
          ))}
        </section>
      )}
      {isSectionInColumn && <SameSection page={page} style={style} />}
      <MostReadList mostRead={mostRead} sections={sections} style={style} />
    </div>
  );
}

function SameSection({ page: { article, sameSection }, style }: { page: ArticlePage; style: PageStyle }) {
  if (sameSection.length === 0) return null;
  return (
    <section className="same-section" aria-labelledby="cung-muc">
      <h2 className="block-title" id="cung-muc">
        {siteText(article.locale)('sameSection')}
      </h2>
      <div className="same-section-stories">
        {sameSection.map((story) => (
          <StoryCard key={story.id} story={story} size="card" style={style} />
        ))}
      </div>
    </section>
  );
}

function reasonText(reason: RelatedReason, locale: Locale): string {
  return siteText(locale)(`reason.${reason.kind}`, 'tag' in reason ? { tag: reason.tag } : {});
}
