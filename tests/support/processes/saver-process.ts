import { openDatabase } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { contentFor, makeNewsroom } from '../workflow/newsroom.ts';

const WRITERS = 4;

// A newsroom in a process of its own: saves four drafts without a pause until something fails. Each
// acknowledged save is a line on standard output, written before the next save begins.
const { connectionString } = await startPostgres({
  dataDir: process.argv[2] ?? '',
  log: createLogger('error'),
});
await migrateDatabase(connectionString);
const { db } = await openDatabase({ connectionString });
const newsroom = await makeNewsroom(db);
await Promise.all(Array.from({ length: WRITERS }, write));
process.exit(0);

async function write(): Promise<void> {
  const ctx = newsroom.as('lan');
  const { id: articleId } = await createArticle(ctx, { content: contentFor(newsroom) });
  for (let version = 1; ; ) {
    const headline = `Bản thứ ${version + 1} của bài đang viết`;
    try {
      const saved = await saveArticle(ctx, { articleId, baseVersion: version, changes: { headline } });
      version = saved.version;
    } catch {
      return;
    }
    process.stdout.write(`${JSON.stringify({ articleId, version, headline })}\n`);
  }
}
