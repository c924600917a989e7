import type { PublicStory } from '#core/articles/public-story.ts';
import { initialsOf } from '#core/people/initials-of.ts';
import type { PublicAuthor } from '#core/people/public-author.ts';
import { authorUrl } from '#core/urls.ts';
import type { PageStyle } from './page-style.ts';
import { Pager, storyPagerLabels } from './pager.tsx';
import { siteText } from './site-text.ts';
import { StoryList } from './story-list.tsx';

/** Somebody who signs stories, and the stories. */
export function AuthorView({
  page,
  style,
}: {
  page: {
    readonly author: PublicAuthor;
    readonly stories: readonly PublicStory[];
    readonly isFirstPage: boolean;
    readonly nextCursor: string | null;
  };
  style: PageStyle;
}) {
  const t = siteText(style.locale);
  const { author, stories } = page;
  return (
    <div className="listing">
      <header className="listing-head listing-author">
        <span className="monogram" aria-hidden="true">
          {initialsOf(author.name)}
        </span>
        <div>
          <p className="listing-type">{t(`authorKind.${author.kind}`)}</p>
          <h1>{author.name}</h1>
          {author.bio && <p className="listing-description">{author.bio}</p>}
        </div>
      </header>
      <StoryList stories={stories} style={style} showSection />
      <Pager
        path={authorUrl(author.slug)}
        nextCursor={page.nextCursor}
        isFirstPage={page.isFirstPage}
        labels={storyPagerLabels(t)}
      />
    </div>
  );
}
