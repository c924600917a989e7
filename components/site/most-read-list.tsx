import type { MostRead } from '#core/page-views/most-read.ts';
import { sectionName } from '#core/taxonomy/section-name.ts';
import type { PageStyle } from './page-style.ts';
import { siteText } from './site-text.ts';
import { StoryCard } from './story-card.tsx';

type Section = { readonly id: string; readonly name: string; readonly nameEn: string };

/**
 * The most-read stories, numbered. Nothing if there are too few views. `sections` are those whose list it may
 * be.
 */
export function MostReadList({
  mostRead,
  sections = [],
  style,
}: {
  mostRead: MostRead | null;
  sections?: readonly Section[];
  style: PageStyle;
}) {
  if (mostRead === null) return null;
  const t = siteText(style.locale);
  const section = sections.find(({ id }) => id === mostRead.sectionId);
  return (
    <section className="most-read" aria-labelledby="doc-nhieu">
      <h2 className="block-title" id="doc-nhieu">
        {section ? t('mostReadIn', { section: sectionName(section, style.locale) }) : t('mostRead')}
      </h2>
      <ol>
        {mostRead.stories.map((story) => (
          <li key={story.id}>
            <StoryCard story={story} size="ranked" style={style} />
          </li>
        ))}
      </ol>
    </section>
  );
}
