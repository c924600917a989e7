import { type SQL, sql } from 'drizzle-orm';
import type { Locale } from '#core/i18n/locales.ts';
import type { ListCursor } from '#core/shared/list-cursor.ts';
import { unseen } from './plan-once.ts';
import { behind, inOrder, type StoryOrder } from './public-story.ts';

/** Which stories, in which order, behind which. */
type Stretch = {
  readonly sectionId?: SQL;
  readonly locale?: Locale | undefined;
  readonly before?: ListCursor | undefined;
  readonly order?: StoryOrder;
};

/** The stories that stand in a list, in its order, with all that a list shows of them: to be read with `inOrderOfKeys`. */
export function storiesOf(stretch: Stretch): SQL {
  return sql`${storyKeys(stretch)} key join public_articles p on p.id = key.id`;
}

/** The order of `storiesOf`. */
export function inOrderOfKeys(order: StoryOrder = 'newest'): SQL {
  return inOrder(order, sql`key.published_at`, sql`key.id`);
}

/**
 * `id` and `published_at` of what is in a list as far as an index knows, in its order. What readers may not have now, or not yet, is
 * among it. The index that has the section and the language answers alone, without a row: so it is the cheapest whatever the
 * values. Asked of `public_articles` at once, a plan without values (decision 0051) walks the site in the order of time and looks whether each
 * story is in the section, which of a small section reads all there are.
 */
function storyKeys({ sectionId, locale, before, order = 'newest' }: Stretch): SQL {
  return sql`(
    select a.id, a.published_at from articles a
    where a.public_state in ('live', 'scheduled')
      and ${sectionId === undefined ? sql`true` : sql`a.section_id = ${sectionId}`}
      and ${locale === undefined ? sql`true` : sql`a.locale = ${unseen(sql`${locale}::text`)}`}
      and ${behind(order, sql`a.published_at`, sql`a.id`, before)}
    order by ${inOrder(order, sql`a.published_at`, sql`a.id`)})`;
}
