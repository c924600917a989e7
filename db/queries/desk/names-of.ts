import { inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { MediaView } from '#core/media/media-view.ts';
import type { Queryable } from '../../client.ts';
import { articleVersions } from '../../schema/articles.ts';
import { media } from '../../schema/media.ts';
import { people } from '../../schema/people.ts';
import { tags } from '../../schema/tags.ts';

const named = alias(tags, 'named');

type PersonName = { id: string; name: string };
type TagName = { id: string; name: string; type: string; slug: string };

export type NamesOf = {
  readonly people: ReadonlyMap<string, PersonName>;
  readonly tags: ReadonlyMap<string, TagName>;
  readonly media: ReadonlyMap<string, MediaView>;
  /** Version numbers. */
  readonly versions: ReadonlyMap<string, number>;
};

/** The names of an article's ids, with one query per kind and no query for an empty list. */
export async function getNamesOf(
  q: Queryable,
  ids: Readonly<Record<keyof NamesOf, readonly string[]>>,
): Promise<NamesOf> {
  const [ofPeople, ofTags, ofMedia, ofVersions] = await Promise.all([
    ids.people.length === 0 ? [] : selectPeople(q, ids.people),
    ids.tags.length === 0 ? [] : selectTags(q, ids.tags),
    ids.media.length === 0 ? [] : selectMedia(q, ids.media),
    ids.versions.length === 0 ? [] : selectVersions(q, ids.versions),
  ]);
  return {
    people: byId(ofPeople),
    tags: byId(ofTags),
    media: byId(ofMedia),
    versions: new Map(ofVersions.map(({ id, number }) => [id, number])),
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

/** A merged tag has the name of the remaining one. */
function selectTags(q: Queryable, ids: readonly string[]): Promise<TagName[]> {
  return q
    .select({ id: named.id, name: tags.name, type: tags.type, slug: tags.slug })
    .from(named)
    .innerJoin(tags, sql`${tags.id} = coalesce(${named.mergedInto}, ${named.id})`)
    .where(inArray(named.id, [...ids]));
}

function selectVersions(q: Queryable, ids: readonly string[]): Promise<{ id: string; number: number }[]> {
  return q
    .select({ id: articleVersions.id, number: articleVersions.number })
    .from(articleVersions)
    .where(inArray(articleVersions.id, [...ids]));
}

async function selectMedia(q: Queryable, ids: readonly string[]): Promise<MediaView[]> {
  return q
    .select({
      id: media.id,
      width: media.width,
      height: media.height,
      widths: media.renditionWidths,
      avifWidths: media.avifWidths,
      focalX: media.focalX,
      focalY: media.focalY,
      blurColor: media.blurColor,
    })
    .from(media)
    .where(inArray(media.id, [...ids]));
}
