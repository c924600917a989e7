import { beforeAll, expect, test } from 'vitest';
import { termOf } from '#core/search/term-sketch.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { recordSearchTerms } from '#usecases/search/record-search-terms.ts';
import { followRedirect } from '#usecases/site/follow-redirect.ts';
import { readArchive } from '#usecases/site/read-archive.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readAuthor } from '#usecases/site/read-author.ts';
import { readCorrections } from '#usecases/site/read-corrections.ts';
import { readEmbeddedStory } from '#usecases/site/read-embedded-story.ts';
import { readPublicHistory } from '#usecases/site/read-public-history.ts';
import { readSection } from '#usecases/site/read-section.ts';
import { readTag } from '#usecases/site/read-tag.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import { suggestSearches } from '#usecases/site/suggest-searches.ts';

let newsroom: Newsroom;

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
  await newsroom.published({ headline: 'Giá vàng đứng yên' });
});

test('a NUL in a search is a space', async () => {
  const found = await searchSite(newsroom.as(null), { text: 'giá\0vàng' });
  expect(found).toMatchObject({ kind: 'results', text: 'giá vàng', results: [{}] });
  expect(await suggestSearches(newsroom.as(null), { text: 'giá\0v' })).toEqual([
    expect.objectContaining({ name: 'Giá vàng đứng yên' }),
  ]);
  for (const text of ['\0', ' \0 ']) {
    expect((await searchSite(newsroom.as(null), { text })).kind).toBe('nothing-asked');
    expect(await suggestSearches(newsroom.as(null), { text })).toEqual([]);
  }
});

test('a NUL in a recorded search does not prevent its record', async () => {
  const term = termOf('vàng\0');
  expect(term).toBe('vàng');
  await recordSearchTerms(newsroom.as(null), [{ day: '2026-11-28', term: term ?? '', searches: 3 }]);
});

test('a NUL anywhere else in a reader’s request matches nothing and causes no error', async () => {
  const reader = newsroom.as(null);
  const slug = 'a\0';
  const filters = { section: slug, tag: slug, author: slug, from: slug, to: slug, sort: slug, cursor: slug };
  expect(await searchSite(reader, { text: 'vàng', ...filters })).toMatchObject({ kind: 'results' });
  expect(await readSection(reader, { slug })).toBeNull();
  expect(await readTag(reader, { slug, path: `/chu-de/${slug}` })).toBeNull();
  expect(await readAuthor(reader, { slug, path: `/tac-gia/${slug}` })).toBeNull();
  expect(await followRedirect(reader, `/${slug}/b`)).toBeNull();
  expect(await readArchive(reader, { segments: ['2026', slug] })).toBeNull();
  for (const segment of [slug, `${slug}-999`]) {
    expect(await readArticlePage(reader, { section: slug, segment })).toBeNull();
    expect(await readPublicHistory(reader, { section: slug, segment })).toBeNull();
  }
  const address = 'http://site.example/a%00/a%00-999';
  expect(await readEmbeddedStory(reader, { address, askedHost: 'site.example' })).toBeNull();
  for (const cursor of [slug, `1\0_${newsroom.world}`]) {
    expect(await readSection(reader, { slug: 'the-gioi', cursor })).toMatchObject({ isFirstPage: true });
    expect(await readTag(reader, { slug: 'bien-doi-khi-hau', path: '/', cursor })).toMatchObject({
      isFirstPage: true,
    });
    expect(await readCorrections(reader, { cursor })).toMatchObject({ isFirstPage: true });
  }
});
