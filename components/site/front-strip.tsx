import type { PublicStory } from '#core/articles/public-story.ts';
import type { PublicSection } from '#core/taxonomy/public-section.ts';
import { sectionName } from '#core/taxonomy/section-name.ts';
import { sectionUrl } from '#core/urls.ts';
import type { PageStyle } from './page-style.ts';
import { type CardSize, StoryCard } from './story-card.tsx';

/**
 * The layouts of strips in turn, for variety on a long page: a picture with two smaller ones; a picture with
 * headlines at the side; a picture between short items.
 */
const RHYTHMS = [
  { name: 'pictures', sizes: ['feature', 'card', 'card', 'line', 'line'] },
  { name: 'headlines', sizes: ['feature', 'line', 'line', 'line', 'line'] },
  { name: 'middle', sizes: ['feature', 'brief', 'brief', 'brief', 'brief'] },
] as const satisfies readonly { name: string; sizes: readonly CardSize[] }[];
/** With fewer stories the middle layout has no items on both sides. */
const fewestForRhythm = 4;

/** The target of the link to a section on the front page. */
export function stripId({ slug }: Pick<PublicSection, 'slug'>): string {
  return `muc-${slug}`;
}

/** A section on the front page. `index`: the number of the strip, from 0. */
export function FrontStrip({
  strip: { section, children, stories },
  index,
  style,
}: {
  strip: {
    readonly section: PublicSection;
    readonly children: readonly PublicSection[];
    readonly stories: readonly PublicStory[];
  };
  index: number;
  style: PageStyle;
}) {
  const turn = stories.length < fewestForRhythm ? 0 : index % RHYTHMS.length;
  const { name, sizes } = RHYTHMS[turn] ?? RHYTHMS[0];
  const title = sectionName(section, style.locale);
  return (
    <section className="strip" aria-labelledby={stripId(section)}>
      <header className="strip-head">
        <h2 id={stripId(section)}>
          <a href={sectionUrl(section.slug)}>{title}</a>
        </h2>
        {children.length > 0 && (
          <ul className="strip-children">
            {children.map((child) => (
              <li key={child.id}>
                <a href={sectionUrl(child.slug)}>{sectionName(child, style.locale)}</a>
              </li>
            ))}
          </ul>
        )}
      </header>
      <div className="strip-stories" data-rhythm={name} data-count={stories.length}>
        {stories.map((story, place) => (
          <StoryCard key={story.id} story={story} size={sizes[place] ?? 'line'} style={style} under={title} />
        ))}
      </div>
    </section>
  );
}
