import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { bodySchemaNumber } from '#core/document/body.ts';
import type { StoredBody } from '#core/document/upgrade-steps.ts';
import { slugFor } from '#core/text/slug.ts';
import { openDatabase } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { folderStorage } from '#platform/storage/storage.ts';
import { newId } from '#platform/time/new-id.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { rebuildProjections } from '#usecases/articles/rebuild-projections.ts';
import type { Services } from '#usecases/context.ts';
import { recountTerms } from '#usecases/related/recount-terms.ts';
import { type CollectionDoc, outByNow } from './collection.ts';
import { datesOf } from './dates-of.ts';

/** A newsroom whose archive is a collection, with all data that reader lists need. */
export type NewsroomOfDocs = {
  readonly services: Services;
  /** Connected as the owner of the tables. */
  readonly pool: pg.Pool;
  /** The article of each document, and back. */
  readonly articleIds: ReadonlyMap<string, string>;
  readonly docIds: ReadonlyMap<string, string>;
  readonly close: () => Promise<void>;
};

/**
 * One update of term statistics weighs at most this many stories. The others are weighed when they are
 * written again.
 */
const weighedAtOnce = 5_000;

/**
 * Publishes the documents in a new database on its own embedded server, each with its section and date. All
 * dates are shifted into the past if some are in the future. `datesOf` supplies unknown dates. With
 * `withTags` each has the tags of the collection.
 */
export async function newsroomOfDocs(
  docs: readonly CollectionDoc[],
  { withTags }: { withTags: boolean },
): Promise<NewsroomOfDocs> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'toasoan-eval-'));
  const server = await startPostgres({ dataDir, log: createLogger('error') });
  const articleIds = new Map(docs.map(({ id }) => [id, newId()]));
  const pool = new pg.Pool({ connectionString: server.connectionString, max: 2 });
  // A connection that is still closing is cut when the server stops.
  pool.on('error', () => {});
  try {
    await migrateDatabase(server.connectionString);
    await publish(pool, outByNow(docs, new Date()), { articleIds, withTags });
    const { db, close } = await openDatabase({
      connectionString: server.connectionString,
      maxConnections: 4,
    });
    const services: Services = {
      db,
      storage: folderStorage(path.join(dataDir, 'media')),
      site: { url: 'http://collection.example', locale: 'vi', timeZone: 'Asia/Ho_Chi_Minh' },
      now: () => new Date(),
      newId: () => newId(),
    };
    await rebuildProjections(services);
    await recountTerms(services);
    if (docs.length > weighedAtOnce) await rebuildProjections(services);
    await pool.query(
      'update tags t set story_count = (select count(*) from article_tags a where a.tag_id = t.id)',
    );
    await pool.query('analyze');
    return {
      services,
      pool,
      articleIds,
      docIds: new Map([...articleIds].map(([doc, article]) => [article, doc])),
      async close() {
        await close();
        await pool.end();
        await server.stop();
        rmSync(dataDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await pool.end();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
}

async function publish(
  pool: pg.Pool,
  docs: readonly CollectionDoc[],
  { articleIds, withTags }: { articleIds: ReadonlyMap<string, string>; withTags: boolean },
): Promise<void> {
  const person = newId();
  const sections = new Map([...new Set(docs.map(sectionOf))].map((name) => [name, newId()]));
  const tags = new Map(
    (withTags ? [...new Set(docs.flatMap((doc) => doc.tags))] : []).map((name) => [name, newId()]),
  );
  const client = await pool.connect();
  try {
    await client.query('begin');
    // Article and version refer to each other.
    await client.query('set local session_replication_role = replica');
    await client.query(
      `insert into people (id, kind, name, slug, created_at) values ($1, 'guest', 'Collection', 'collection', now())`,
      [person],
    );
    await client.query(
      `insert into sections (id, slug, name, name_en, position) select id, 'muc-' || place, name, name, place
       from unnest($1::uuid[], $2::text[]) with ordinality as s (id, name, place)`,
      [[...sections.values()], [...sections.keys()].map((name) => name.slice(0, 60) || '–')],
    );
    await client.query(
      `insert into tags (id, type, name, fold, slug, created_at)
       select id, 'topic', left(name, 80), 'tag ' || place, 'tag-' || place, now()
       from unnest($1::uuid[], $2::text[]) with ordinality as t (id, name, place)`,
      [[...tags.values()], [...tags.keys()]],
    );
    const dates = datesOf(docs);
    for (const [index, doc] of docs.entries()) {
      const at = dates[index];
      const section = sections.get(sectionOf(doc));
      const versionId = newId();
      await client.query(
        `insert into articles (id, number, locale, slug, section_id, work_state, public_state, working_version_id,
           working_number, live_version_id, created_by, created_at, saved_at, published_at, first_published_at)
         overriding system value
         values ($1, $2, 'vi', $3, $4, 'approved', 'live', $5, 1, $5, $6, $7, $7, $7, $7)`,
        [articleIds.get(doc.id), index + 1, slugFor(doc.headline), section, versionId, person, at],
      );
      await client.query(
        `insert into article_versions (id, article_id, number, base_number, reason, saved_by, contributor_ids, saved_at,
           content_hash, format, kicker, headline, sapo, section_id, lead, byline_ids, tag_ids, pin_ids, body)
         values ($1, $2, 1, 0, 'created', $3, '{}', $4, 'collection', 'news', '', $5, $6, $7, null, '{}', $8, '{}', $9)`,
        [
          ...[versionId, articleIds.get(doc.id), person, at, doc.headline, doc.sapo, section],
          [...new Set(doc.tags)].flatMap((tag) => tags.get(tag) ?? []),
          JSON.stringify(bodyOfText(doc.body)),
        ],
      );
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** A document without a section gets its own section: a shared one would make documents related. */
function sectionOf({ id, section }: CollectionDoc): string {
  return section || `– ${id}`;
}

function bodyOfText(text: string): StoredBody {
  const paragraphs = text.split(/\n+/).filter((line) => line.trim() !== '');
  return {
    type: 'doc',
    schema: bodySchemaNumber,
    content: paragraphs.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
  } as StoredBody;
}
