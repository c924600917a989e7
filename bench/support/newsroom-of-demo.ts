import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { articleUrl } from '#core/urls.ts';
import { openDatabase } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { folderStorage } from '#platform/storage/storage.ts';
import { newId } from '#platform/time/new-id.ts';
import { createLogger } from '#platform/traces/logger.ts';
import type { Services } from '#usecases/context.ts';
import { seedDemo } from '#usecases/seed/seed-demo.ts';
import { readDemoFiles } from '#usecases/seed/shared/demo-files.ts';

/** The demonstration newsroom in a database of its own. */
export type NewsroomOfDemo = {
  readonly services: Services;
  /** The URL of a public story by its key in the demonstration files. */
  readonly urlOf: (key: string) => string;
  readonly close: () => Promise<void>;
};

/** Fills a new database with the demonstration newsroom, as of `now`. */
export async function newsroomOfDemo(now: Date): Promise<NewsroomOfDemo> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'toasoan-demo-'));
  const server = await startPostgres({ dataDir, log: createLogger('error') });
  await migrateDatabase(server.connectionString);
  const { db, close } = await openDatabase({ connectionString: server.connectionString, maxConnections: 4 });
  const services: Services = {
    db,
    storage: folderStorage(path.join(dataDir, 'media')),
    site: { url: 'http://demonstration.example', locale: 'vi', timeZone: 'Asia/Ho_Chi_Minh' },
    now: () => now,
    newId: () => newId(),
  };
  await seedDemo(services, { password: newId() });
  const { rows } = await db.execute<{ headline: string; number: number; slug: string; section: string }>(sql`
    select p.headline, p.number::int as number, p.slug, s.slug as section
    from public_articles p join sections s on s.id = p.section_id`);
  const urls = new Map(
    rows.map(({ section, headline, ...story }) => [headline, articleUrl({ ...story, sectionSlug: section })]),
  );
  const headlines = new Map(readDemoFiles().stories.map(({ key, headline }) => [key, headline]));
  return {
    services,
    urlOf(key) {
      const url = urls.get(headlines.get(key) ?? '');
      if (url === undefined) throw new Error(`There is no public story “${key}” in the demonstration.`);
      return url;
    },
    async close() {
      await close();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
