import type { PublicStory } from '#core/articles/public-story.ts';
import type { MarkedPiece } from '#core/search/mark-matches.ts';
import { searchUrl } from '#core/urls.ts';
import type { PageStyle } from './page-style.ts';
import { Pager } from './pager.tsx';
import { SearchForm } from './search-form.tsx';
import { sectionName } from './section-name.ts';
import { siteText } from './site-text.ts';
import { TimeStamp } from './time-stamp.tsx';

type Result = {
  readonly story: PublicStory;
  readonly headline: readonly MarkedPiece[];
  readonly passage: readonly MarkedPiece[];
};

type Answer =
  | { readonly kind: 'nothing-asked' | 'no-words'; readonly text: string }
  | {
      readonly kind: 'results';
      readonly text: string;
      readonly results: readonly Result[];
      readonly isFirstPage: boolean;
      readonly nextCursor: string | null;
    };

/** The search page in each of its states. */
export function SearchView({ answer, style }: { answer: Answer; style: PageStyle }) {
  const t = siteText(style.locale);
  const { text } = answer;
  return (
    <div className="listing search">
      <header className="listing-head">
        <h1>{t('searchTitle')}</h1>
        <search>
          <SearchForm locale={style.locale} id="tim" text={text} />
        </search>
        <p className="search-hint">{t('searchHint')}</p>
      </header>
      {answer.kind === 'no-words' && <p className="empty">{t('searchNoWords', { text })}</p>}
      {answer.kind === 'results' && answer.results.length === 0 && (
        <p className="empty">{t('searchNone', { text })}</p>
      )}
      {answer.kind === 'results' && answer.results.length > 0 && (
        <section aria-labelledby="ket-qua">
          <h2 className="block-title" id="ket-qua">
            {t('searchResults', { text })}
          </h2>
          <ol className="results">
            {answer.results.map((result) => (
              <li key={result.story.id}>
                <SearchHit result={result} style={style} />
              </li>
            ))}
          </ol>
          <Pager
            path={searchUrl()}
            query={{ q: text }}
            nextCursor={answer.nextCursor}
            isFirstPage={answer.isFirstPage}
            labels={{ name: t('pages'), first: t('firstResults'), next: t('moreResults') }}
          />
        </section>
      )}
    </div>
  );
}

function SearchHit({ result, style }: { result: Result; style: PageStyle }) {
  const { story, headline, passage } = result;
  return (
    <article className="result" lang={story.locale === style.locale ? undefined : story.locale}>
      <p className="kicker">{sectionName(story.section, style.locale)}</p>
      <h3 className="story-headline">
        <a href={story.url}>
          <Marked pieces={headline} />
        </a>
      </h3>
      <p className="story-sapo">
        <Marked pieces={passage} />
      </p>
      <p className="story-meta">
        <TimeStamp at={story.publishedAt} style={style} />
      </p>
    </article>
  );
}

function Marked({ pieces }: { pieces: readonly MarkedPiece[] }) {
  let start = 0;
  return pieces.map(({ text, marked }) => {
    const key = start;
    start += text.length;
    return marked ? <mark key={key}>{text}</mark> : text;
  });
}
