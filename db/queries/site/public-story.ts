import { type SQL, sql } from 'drizzle-orm';
import { TEXT_FIELDS } from '#core/articles/article-fields.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import { publicTexts, type StoryTexts } from '#core/articles/public-texts.ts';
import type { Format } from '#core/articles/states.ts';
import type { VersionLead } from '#core/articles/version-content.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { MediaView } from '#core/media/media-view.ts';
import type { ListCursor } from '#core/shared/list-cursor.ts';
import { articleUrl } from '#core/urls.ts';
import { columnName } from '../shared/column-name.ts';
import { withoutPlannedValue } from '../shared/planner-hints.ts';

/** A row of `storyColumns` from `pg`. */
export type StoryRow = StoryTexts & {
  id: string;
  number: number;
  locale: Locale;
  slug: string;
  section_id: string;
  section_slug: string;
  section_name: string;
  section_name_en: string;
  format: Format;
  published_ms: number;
  modified_ms: number;
  byline_names: string[] | null;
  lead: VersionLead | null;
  media: MediaView | null;
};

const textColumns = sql.raw(TEXT_FIELDS.map((name) => `p.${columnName(name)} as "${name}"`).join(', '));

/** The columns of `public_articles p` for lists, to be used with `storyJoins`. Without bodies. */
export const storyColumns: SQL = sql`
  p.id, p.number::float8 as number, p.locale, p.slug, p.section_id, ps.slug as section_slug,
  ps.name as section_name, ps.name_en as section_name_en, p.format, ${textColumns},
  (extract(epoch from p.published_at) * 1000)::float8 as published_ms,
  (extract(epoch from p.modified_at) * 1000)::float8 as modified_ms,
  (select array_agg(bp.name order by b.position) from article_bylines b join people bp on bp.id = b.person_id
    where b.article_id = p.id) as byline_names,
  p.lead,
  case when pm.id is null then null else json_build_object('id', pm.id, 'width', pm.width, 'height', pm.height,
    'widths', pm.rendition_widths, 'avifWidths', pm.avif_widths, 'focalX', pm.focal_x, 'focalY', pm.focal_y,
    'blurColor', pm.blur_color) end as media`;

export const storyJoins: SQL = sql`
  join sections ps on ps.id = p.section_id left join media pm on pm.id = (p.lead ->> 'mediaId')::uuid`;

/** After the cursor in newest-first order; true without a cursor. */
export function olderThan(publishedAt: SQL, id: SQL, before: ListCursor | undefined): SQL {
  if (before === undefined) return sql`true`;
  return sql`(${publishedAt}, ${id}) < ${placeOf(before)}`;
}

/** The order of a list of stories. */
export type StoryOrder = 'newest' | 'oldest';

/** The `order by` of a list. */
export function inOrder(order: StoryOrder, publishedAt: SQL, id: SQL): SQL {
  return order === 'newest' ? sql`${publishedAt} desc, ${id} desc` : sql`${publishedAt}, ${id}`;
}

/** After the cursor in either order; true without a cursor. */
export function behind(
  order: StoryOrder,
  { publishedAt, id }: { publishedAt: SQL; id: SQL },
  cursor: ListCursor | undefined,
): SQL {
  if (order === 'newest' || cursor === undefined) return olderThan(publishedAt, id, cursor);
  return sql`(${publishedAt}, ${id}) > ${placeOf(cursor)}`;
}

function placeOf({ publishedAt, id }: ListCursor): SQL {
  return sql`(${withoutPlannedValue(sql`${publishedAt.toISOString()}::timestamptz`)}, ${withoutPlannedValue(sql`${id}::uuid`)})`;
}

/** Maps the row to its domain type. */
export function storyFrom(row: StoryRow): PublicStory {
  const { lead, media } = row;
  return {
    id: row.id,
    number: row.number,
    locale: row.locale,
    slug: row.slug,
    url: articleUrl({ sectionSlug: row.section_slug, slug: row.slug, number: row.number }),
    section: {
      id: row.section_id,
      slug: row.section_slug,
      name: row.section_name,
      nameEn: row.section_name_en,
    },
    format: row.format,
    ...publicTexts(row),
    publishedAt: new Date(row.published_ms),
    modifiedAt: new Date(row.modified_ms),
    bylineNames: row.byline_names ?? [],
    lead: lead && media ? { ...media, alt: lead.alt, caption: lead.caption, credit: lead.credit } : null,
  };
}
