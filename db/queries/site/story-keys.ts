import { type SQL, sql } from 'drizzle-orm';
import type { Locale } from '#core/i18n/locales.ts';
import type { ListCursor } from '#core/shared/list-cursor.ts';
import { withoutPlannedValue } from '../shared/planner-hints.ts';
import { behind, inOrder, type StoryOrder } from './public-story.ts';

/** The stories, their order, and the cursor. */
type Stretch = {
  readonly sectionId?: SQL;
  readonly locale?: Locale | undefined;
  readonly before?: ListCursor | undefined;
  readonly order?: StoryOrder;
};

/** The stories of a list with all displayed columns, in order; to be used with `inOrderOfKeys`. */
export function storiesOf(stretch: Stretch): SQL {
  return sql`${storyKeys(stretch)} key join public_articles p on p.id = key.id`;
}

/** The order of `storiesOf`. */
export function inOrderOfKeys(order: StoryOrder = 'newest'): SQL {
  return inOrder(order, sql`key.published_at`, sql`key.id`);
}

/**
 * `id` and `published_at` of the stories in a list, from an index, in order; hidden and unpublished stories
 * included. The index with section and language is an index-only scan, so it is the cheapest for any values.
 * A generic plan on `public_articles` (decision 0051) would follow the site's time order and check the
 * section of each story. For a small section it would read all stories.
 */
function storyKeys({ sectionId, locale, before, order = 'newest' }: Stretch): SQL {
  return sql`(
    select a.id, a.published_at from articles a
    where a.public_state in ('live', 'scheduled')
      and ${sectionId === undefined ? sql`true` : sql`a.section_id = ${sectionId}`}
      and ${locale === undefined ? sql`true` : sql`a.locale = ${withoutPlannedValue(sql`${locale}::text`)}`}
      and ${behind(order, { publishedAt: sql`a.published_at`, id: sql`a.id` }, before)}
    order by ${inOrder(order, sql`a.published_at`, sql`a.id`)})`;
}
