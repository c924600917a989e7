import type { PublicStory } from '#core/articles/public-story.ts';
import { NewestStories } from './newest-stories.tsx';
import type { PageStyle } from './page-style.ts';
import { SearchForm } from './search-form.tsx';

/** Links for readers when a story is missing: search and the newest stories. */
export function WaysOn({ newest, style }: { newest: readonly PublicStory[]; style: PageStyle }) {
  return (
    <>
      <search>
        <SearchForm locale={style.locale} id="tim-tiep" />
      </search>
      <NewestStories stories={newest} style={style} className="notice-newest" />
    </>
  );
}
