import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { indexedTerms } from '#core/taxonomy/suggesting/story-terms.ts';
import { tagKey, tagNameMaxChars } from '#core/taxonomy/tag-key.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import { type CollectionDoc, outByNow } from './collection.ts';
import { datesOf } from './dates-of.ts';

/** A document of a collection as a published story of the archive. */
export type ArchivedDoc = CollectionDoc & {
  readonly articleId: string;
  readonly sectionId: string;
  /** Its tags; spelling variants of one tag count once. */
  readonly tagIds: readonly string[];
  readonly at: Date;
};

export type TaggedArchive = {
  readonly docs: readonly ArchivedDoc[];
  /** The number of stories per tag id, and the names of tags. */
  readonly storyCounts: ReadonlyMap<string, number>;
  readonly names: ReadonlyMap<string, string>;
};

/**
 * Publishes a collection in a migrated, empty newsroom: sections from its categories, tags from its tags, and
 * the data that tag suggestions read. Unknown dates are spread evenly between the first and the last one. If
 * some dates are in the future, all are shifted into the past.
 */
export async function fillWithTagged(
  connectionString: string,
  docs: readonly CollectionDoc[],
): Promise<TaggedArchive> {
  const sections = idsOf(docs.map(({ section }) => section));
  const tags = new Map<string, { id: string; name: string }>();
  for (const name of docs.flatMap((doc) => doc.tags)) {
    const clean = cleanName(name);
    const key = tagKey(clean);
    if (key !== '' && !tags.has(key)) tags.set(key, { id: randomUUID(), name: clean });
  }
  const moments = datesOf(outByNow(docs, new Date()));
  const archived = docs.map((doc, index) => ({
    ...doc,
    articleId: randomUUID(),
    sectionId: sections.get(doc.section) ?? '',
    at: moments[index] ?? new Date(0),
    tagIds: [...new Set(doc.tags.flatMap((name) => tags.get(tagKey(cleanName(name)))?.id ?? []))],
  }));
  const names = new Map([...tags.values()].map(({ id, name }) => [id, name]));
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await write(client, { archived, sections, tags, names });
  } finally {
    await client.end();
  }
  const storyCounts = new Map<string, number>();
  for (const { tagIds } of archived)
    for (const id of tagIds) storyCounts.set(id, (storyCounts.get(id) ?? 0) + 1);
  return { docs: archived, storyCounts, names };
}

/**
 * The same documents with only those tags that at least two of them have. This is a tag list made with
 * knowledge of the whole collection.
 */
export function withTagsOfTwo(docs: readonly CollectionDoc[]): CollectionDoc[] {
  const storyCounts = new Map<string, number>();
  for (const { tags } of docs) {
    for (const key of new Set(tags.map((name) => tagKey(cleanName(name)))))
      storyCounts.set(key, (storyCounts.get(key) ?? 0) + 1);
  }
  const ofTwo = (name: string) => (storyCounts.get(tagKey(cleanName(name))) ?? 0) > 1;
  return docs.map((doc) => ({ ...doc, tags: doc.tags.filter(ofTwo) }));
}

/** A tag name as the desk normalizes it. */
function cleanName(name: string): string {
  return normaliseText(name).slice(0, tagNameMaxChars);
}

async function write(
  client: pg.Client,
  {
    archived,
    sections,
    tags,
    names,
  }: {
    archived: readonly ArchivedDoc[];
    sections: ReadonlyMap<string, string>;
    tags: ReadonlyMap<string, { id: string; name: string }>;
    names: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const author = randomUUID();
  const of = <T>(pick: (doc: ArchivedDoc) => T): T[] => archived.map(pick);
  const version = new Map(archived.map(({ articleId }) => [articleId, randomUUID()]));
  // The referenced rows are inserted in the same transaction.
  await client.query('set session_replication_role = replica');
  await client.query(
    `insert into people (id, kind, name, slug, created_at) values ($1, 'guest', 'Bộ sưu tập', 'bo-suu-tap', now())`,
    [author],
  );
  await client.query(
    `insert into sections (id, slug, name, name_en, description, position)
     select id, 'muc-' || place, name, name, '', place from unnest($1::uuid[], $2::text[]) with ordinality s (id, name, place)`,
    [[...sections.values()], [...sections.keys()].map((name) => name || '–')],
  );
  await client.query(
    `insert into tags (id, type, name, fold, slug, created_at)
     select id, 'topic', name, fold, 'the-' || place, now()
     from unnest($1::uuid[], $2::text[], $3::text[]) with ordinality t (id, name, fold, place)`,
    [[...tags.values()].map(({ id }) => id), [...tags.values()].map(({ name }) => name), [...tags.keys()]],
  );
  await client.query(
    `insert into articles (id, locale, slug, section_id, work_state, public_state, working_version_id, working_number,
       live_version_id, created_by, created_at, saved_at, published_at, first_published_at)
     select id, 'vi', 'bai', section, 'approved', 'live', version, 1, version, $5, at, at, at, at
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[]) a (id, section, version, at)`,
    [
      of(({ articleId }) => articleId),
      of(({ sectionId }) => sectionId),
      of(({ articleId }) => version.get(articleId)),
      of(({ at }) => at),
      author,
    ],
  );
  await client.query(
    `insert into article_versions (id, article_id, number, base_number, reason, saved_by, saved_at, content_hash, format,
       kicker, headline, sapo, section_id, byline_ids, tag_ids, pin_ids, body)
     select version, id, 1, 0, 'imported', null, at, '', 'news', '', headline, '', section, '{}', '{}', '{}',
       '{"type": "doc", "schema": 2, "content": []}'
     from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::uuid[]) v (version, id, at, headline, section)`,
    [
      of(({ articleId }) => version.get(articleId)),
      of(({ articleId }) => articleId),
      of(({ at }) => at),
      of(({ headline }) => headline),
      of(({ sectionId }) => sectionId),
    ],
  );
  const archivedTags = archived.flatMap(({ articleId, tagIds, at }) =>
    tagIds.map((tagId) => ({ articleId, tagId, at })),
  );
  await client.query(
    `insert into article_tags (article_id, tag_id, published_at) select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[])`,
    [
      archivedTags.map((each) => each.articleId),
      archivedTags.map((each) => each.tagId),
      archivedTags.map((each) => each.at),
    ],
  );
  await client.query(
    `insert into search_docs (article_id, published_at, document) select id, at, '' from unnest($1::uuid[], $2::timestamptz[]) d (id, at)`,
    [of(({ articleId }) => articleId), of(({ at }) => at)],
  );
  const terms = archived.flatMap(({ articleId, headline, tagIds, at }) =>
    indexedTerms({ headline, tagNames: tagIds.flatMap((id) => names.get(id) ?? []) }).map((term) => ({
      term,
      articleId,
      at,
    })),
  );
  await client.query(
    `insert into headline_terms (term, published_at, article_id) select * from unnest($1::text[], $2::timestamptz[], $3::uuid[])`,
    [terms.map((each) => each.term), terms.map((each) => each.at), terms.map((each) => each.articleId)],
  );
  await client.query(
    'vacuum (analyze) articles, article_versions, article_tags, search_docs, headline_terms, tags',
  );
}

function idsOf(keys: readonly string[]): Map<string, string> {
  return new Map([...new Set(keys)].map((key) => [key, randomUUID()]));
}
