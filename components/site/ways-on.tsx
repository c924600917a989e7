import type { PublicStory } from '#core/articles/public-story.ts';
import type { PageStyle } from './page-style.ts';
import { SearchForm } from './search-form.tsx';
import { siteText } from './site-text.ts';
import { StoryCard } from './story-card.tsx';

/** What a reader can do where a story is not: search, or read what is newest. */
export function WaysOn({ newest, style }: { newest: readonly PublicStory[]; style: PageStyle }) {
  const t = siteText(style.locale);
  return (
    <>
      <search>
        <SearchForm locale={style.locale} id="tim-tiep" />
      </search>
      {newest.length > 0 && (
        <section className="notice-newest" aria-labelledby="doc-tiep">
          <h2 className="block-title" id="doc-tiep">
            {t('latest')}
          </h2>
          {newest.map((story) => (
            <StoryCard key={story.id} story={story} size="line" style={style} showSection />
          ))}
        </section>
      )}
    </>
  );
}
