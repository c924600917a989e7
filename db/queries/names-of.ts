import { eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { MediaView } from '#core/media/media-view.ts';
import type { Queryable } from '../client.ts';
import { articleVersions } from '../schema/article-versions.ts';
import { articles } from '../schema/articles.ts';
import { media } from '../schema/media.ts';
import { people } from '../schema/people.ts';
import { tags } from '../schema/tags.ts';

const named = alias(tags, 'named');

type PersonName = { id: string; name: string };
type TagName = { id: string; name: string; type: string; slug: string };
type PinName = { id: string; number: number; headline: string };

export type NamesOf = {
  readonly people: ReadonlyMap<string, PersonName>;
  readonly tags: ReadonlyMap<string, TagName>;
  readonly pins: ReadonlyMap<string, PinName>;
  readonly media: ReadonlyMap<string, MediaView>;
  /** Version numbers. */
  readonly versions: ReadonlyMap<string, number>;
};

/** What the ids of an article are called, one query a kind and none for an empty list. */
export async function getNamesOf(
  q: Queryable,
  ids: Readonly<Record<keyof NamesOf, readonly string[]>>,
): Promise<NamesOf> {
  return {
    people: byId(ids.people.length === 0 ? [] : await selectPeople(q, ids.people)),
    tags: byId(ids.tags.length === 0 ? [] : await selectTags(q, ids.tags)),
    pins: byId(ids.pins.length === 0 ? [] : await selectPins(q, ids.pins)),
    media: byId(ids.media.length === 0 ? [] : await selectMedia(q, ids.media)),
    versions: new Map(
      ids.versions.length === 0
        ? []
        : (
            await q
              .select({ id: articleVersions.id, number: articleVersions.number })
              .from(articleVersions)
              .where(inArray(articleVersions.id, [...ids.versions]))
          ).map(({ id, number }) => [id, number] as const),
    ),
  };
}

function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

function selectPeople(q: Queryable, ids: readonly string[]): Promise<PersonName[]> {
  return q
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...ids]));
}

/** A tag that was merged is called what the other is called. */
function selectTags(q: Queryable, ids: readonly string[]): Promise<TagName[]> {
  return q
    .select({ id: named.id, name: tags.name, type: tags.type, slug: tags.slug })
    .from(named)
    .innerJoin(tags, sql`${tags.id} = coalesce(${named.mergedInto}, ${named.id})`)
    .where(inArray(named.id, [...ids]));
}

function selectPins(q: Queryable, ids: readonly string[]): Promise<PinName[]> {
  return q
    .select({ id: articles.id, number: articles.number, headline: articleVersions.headline })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, articles.workingVersionId))
    .where(inArray(articles.id, [...ids]));
}

async function selectMedia(q: Queryable, ids: readonly string[]): Promise<MediaView[]> {
  return q
    .select({
      id: media.id,
      width: media.width,
      height: media.height,
      widths: media.renditionWidths,
      focalX: media.focalX,
      focalY: media.focalY,
      blurColor: media.blurColor,
    })
    .from(media)
    .where(inArray(media.id, [...ids]));
}
