import pg from 'pg';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { parsePageChange } from '#core/page-changes/page-change.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { codeOf } from '#tests/support/code-of.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { inTime } from '#tests/support/in-time.ts';
import { addEntry, liveStory } from '#tests/support/workflow/live-story.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { linkEdition } from '#usecases/articles/link-edition.ts';
import { listArticleAudit } from '#usecases/articles/list-article-audit.ts';
import { listQueue } from '#usecases/articles/list-queue.ts';
import { markTranslated } from '#usecases/articles/mark-translated.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { writeEntry } from '#usecases/live/write-entry.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});
beforeEach(() => newsroom.setNow(null));

type Story = { readonly id: string; readonly url: string };

/** A pair, public or not; the translation was made from version 1. */
async function pair({
  make = newsroom.published,
  original,
}: {
  make?: Newsroom['published'];
  original?: Story;
} = {}): Promise<{ vi: Story; en: Story }> {
  const vi = original ?? (await make());
  const en = await make({ headline: 'The delta learns to live with salt' }, { locale: 'en' });
  await linkEdition(newsroom.as('thu'), { articleId: en.id, editionId: vi.id });
  return { vi, en };
}

/** Saves, approves and publishes another text. Returns the version. */
async function update({ id }: Story, updateKind: string, headline: string): Promise<number> {
  const { version: baseVersion } = await readArticle(newsroom.as('lan'), { articleId: id });
  await saveArticle(newsroom.as('lan'), { articleId: id, baseVersion, changes: { headline } });
  await newsroom.act('lan', id, 'submit');
  await newsroom.act('thu', id, 'approve');
  const { version } = await newsroom.act('thu', id, 'publish_update', {
    updateKind,
    publicNote: 'Bài trước ghi sai.',
  });
  return version;
}

async function translationOf({ id }: Story, name: 'thu' | 'lan' = 'thu') {
  return (await readArticle(newsroom.as(name), { articleId: id })).edition?.translation ?? null;
}

async function pageOf({ url }: Story) {
  const [, section = '', segment = ''] = url.split('/');
  const { result, tags } = await runRender(() => readArticlePage(newsroom.as(null), { section, segment }));
  if (result?.kind !== 'page') throw new Error(`${url} is no page`);
  return { isOriginalCorrected: result.page.isOriginalCorrected, tags };
}

/** The cache tags that `work` invalidates. */
async function invalidatedBy(work: () => Promise<unknown>): Promise<string[]> {
  const listener = new pg.Client({ connectionString: database.connectionString });
  await listener.connect();
  const payloads: string[] = [];
  listener.on('notification', ({ payload = '' }) => payloads.push(payload));
  try {
    await listener.query('listen page_tags');
    await work();
    // Notifications arrive in commit order: with this one, all earlier ones are here.
    await database.pool.query(`select pg_notify('page_tags', 'over')`);
    await inTime(() => expect(payloads).toContain('over'));
  } finally {
    await listener.end();
  }
  return payloads.flatMap((payload) => parsePageChange(payload).tags);
}

const mark = (name: 'thu' | 'lan' | 'binh', articleId: string, originalVersion: number) =>
  markTranslated(newsroom.as(name), { articleId, originalVersion });

test('a link starts at the original’s public version, and later publications make the translation lag', async () => {
  const { vi, en } = await pair();
  expect(await translationOf(en)).toMatchObject({ state: 'current', version: 1, currentVersion: 1 });
  // Both sides know it.
  expect(await translationOf(vi)).toMatchObject({ state: 'current', version: 1 });

  await update(vi, 'minor_fix', 'Đồng bằng tìm cách sống chung với mặn');
  expect(await translationOf(en)).toMatchObject({ state: 'current', version: 1, currentVersion: 2 });
  await update(vi, 'update', 'Đồng bằng sống chung với mặn');
  expect(await translationOf(en)).toMatchObject({ state: 'original_updated' });
  await update(vi, 'correction', 'Đồng bằng sống cùng nước mặn');
  expect(await translationOf(en)).toMatchObject({ state: 'original_corrected', currentVersion: 4 });
  await newsroom.act('tam', vi.id, 'withhold');
  expect(await translationOf(en)).toMatchObject({ state: 'original_withdrawn' });
});

test('readers of the translation learn of the correction until a text from the new original is public', async () => {
  const { vi, en } = await pair();
  expect(await pageOf(en)).toMatchObject({ isOriginalCorrected: false });
  let corrected = 0;
  const changed = await invalidatedBy(async () => {
    corrected = await update(vi, 'correction', 'Đồng bằng sống cùng nước mặn');
  });
  const page = await pageOf(en);
  expect(page.isOriginalCorrected).toBe(true);
  // The correction of the original invalidates the page by this tag.
  expect(changed).toContain(`article:${vi.id}`);
  expect(page.tags).toContain(`article:${vi.id}`);
  expect(await pageOf(vi)).toMatchObject({ isOriginalCorrected: false });

  const { version: baseVersion } = await readArticle(newsroom.as('lan'), { articleId: en.id });
  const changes = { headline: 'The delta learns to live with brine' };
  await saveArticle(newsroom.as('lan'), { articleId: en.id, baseVersion, changes });
  expect(await mark('lan', en.id, corrected)).toMatchObject({ translation: { state: 'current' } });
  // The public text is still the old translation.
  expect(await pageOf(en)).toMatchObject({ isOriginalCorrected: true });
  await newsroom.act('lan', en.id, 'submit');
  await newsroom.act('thu', en.id, 'approve');
  await newsroom.act('thu', en.id, 'publish_update', { updateKind: 'update', publicNote: 'Updated.' });
  expect(await pageOf(en)).toMatchObject({ isOriginalCorrected: false });
});

test('an editor marks a public text as current, and the audit records the version', async () => {
  const { vi, en } = await pair();
  const corrected = await update(vi, 'correction', 'Đồng bằng sống cùng nước mặn');
  expect(await codeOf(mark('lan', en.id, corrected))).toBe('action.not-your-role');
  expect(await codeOf(mark('binh', en.id, corrected))).toBe('action.not-your-desk');
  expect(await codeOf(mark('thu', en.id, 1))).toBe('article.original-newer');
  expect(await codeOf(mark('thu', vi.id, 1))).toBe('article.not-translation');
  const changed = await invalidatedBy(() => mark('thu', en.id, corrected));
  expect(changed).toContain(`article:${en.id}`);
  expect(await pageOf(en)).toMatchObject({ isOriginalCorrected: false });
  const [last] = await listArticleAudit(newsroom.as('thu'), { articleId: en.id });
  expect(last).toMatchObject({
    action: 'article.mark_translated',
    detail: { version: 1, originalId: vi.id, originalVersion: corrected },
  });
});

test('a corrected live entry of the original counts, and a later mark settles it', async () => {
  const { articleId, url } = await liveStory(newsroom);
  const { en } = await pair({ original: { id: articleId, url } });
  const { id: entryId } = await addEntry(newsroom.as('thu'), articleId);
  expect(await translationOf(en)).toMatchObject({ state: 'current' });
  await writeEntry(newsroom.as('thu'), {
    ...{ articleId, entryId, baseVersion: 1, change: 'correction', publicNote: 'Sai số.' },
    content: { headline: 'Đúng số' },
  });
  expect(await translationOf(en)).toMatchObject({ state: 'original_corrected' });
  expect(await pageOf(en)).toMatchObject({ isOriginalCorrected: true });
  await mark('thu', en.id, 1);
  expect(await translationOf(en)).toMatchObject({ state: 'current' });
});

test('a draft original counts by its working version, and a removed link forgets the version', async () => {
  const { vi, en } = await pair({ make: newsroom.approved });
  expect(await translationOf(en)).toMatchObject({ state: 'current', version: 1 });
  const changes = { headline: 'Đồng bằng sống cùng nước mặn' };
  await saveArticle(newsroom.as('lan'), { articleId: vi.id, baseVersion: 1, changes });
  expect(await translationOf(en)).toMatchObject({ state: 'original_updated', currentVersion: 2 });
  await linkEdition(newsroom.as('thu'), { articleId: en.id, editionId: null });
  expect(await translationOf(en)).toBeNull();
  await linkEdition(newsroom.as('thu'), { articleId: en.id, editionId: vi.id });
  expect(await translationOf(en)).toMatchObject({ state: 'current', version: 2 });
});

test('lists and the checks before publication show a translation that lags, and it can be published', async () => {
  const { vi, en } = await pair();
  await update(vi, 'correction', 'Đồng bằng sống cùng nước mặn');
  const { version: baseVersion } = await readArticle(newsroom.as('lan'), { articleId: en.id });
  const changes = { headline: 'The delta learns to live with brine' };
  await saveArticle(newsroom.as('lan'), { articleId: en.id, baseVersion, changes });
  await newsroom.act('lan', en.id, 'submit');
  const { items } = await listQueue(newsroom.as('thu'), { view: 'desk', state: 'in_review' });
  expect(items.find(({ id }) => id === en.id)).toMatchObject({ translation: 'original_corrected' });
  const { checks } = await newsroom.act('thu', en.id, 'approve');
  expect(checks).toContainEqual(
    expect.objectContaining({ name: 'translation-current', level: 'advised', passed: false }),
  );
  const published = { updateKind: 'update', publicNote: 'Updated.' };
  expect(await newsroom.act('thu', en.id, 'publish_update', published)).toMatchObject({
    publicState: 'live',
  });
  const all = (await listQueue(newsroom.as('thu'), { view: 'all' })).items;
  expect(all.find(({ id }) => id === vi.id)).toMatchObject({ translation: null });
});
