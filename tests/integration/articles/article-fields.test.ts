import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storyJsonLd } from '#app/_shell/reader/page-json-ld.ts';
import { ARTICLE_FIELDS, FIELD_NAMES, TEXT_FIELDS } from '#core/articles/article-fields.ts';
import type { Format } from '#core/articles/states.ts';
import { noHouseForms } from '#core/house-style/house-forms.ts';
import { recordOf } from '#core/shared/record-of.ts';
import { listExportedArticles } from '#db/queries/operations/export.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { checkDesk } from '#tests/support/workflow/check-desk.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { provideServices } from '#usecases/services.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readPublicHistory } from '#usecases/site/read-public-history.ts';
import { readSiteSettings } from '#usecases/site/read-site-settings.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import { createToken } from '#usecases/tokens/create-token.ts';
import { importArticles } from '../../../scripts/newsroom/import.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let desk: ReturnType<typeof checkDesk>;
let token: string;
const folder = mkdtempSync(path.join(tmpdir(), 'toasoan-fields-'));

/** A unique word for each text field. */
const wordOf = (name: string, format: Format) => `qz${name}${format}`.toLowerCase();
const textsOf = (format: Format) => recordOf(TEXT_FIELDS, (name) => wordOf(name, format));

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  desk = checkDesk(newsroom);
  provideServices(newsroom.as(null));
  ({ token } = await createToken(newsroom.as(null), { personEmail: 'lan@toasoan.example' }));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Publishes a story with every field filled. A sponsor is public only in sponsored content. */
async function publishFilled(format: Format) {
  const lead = await desk.photo();
  const pinned = await desk.live({ headline: `Chuyến phà cuối ${format}` });
  const filled = { ...textsOf(format), format, lead, pinIds: [pinned], bylineIds: [newsroom.people.minh.id] };
  const id = await desk.live(filled);
  const { url, number } = await readArticle(newsroom.as('lan'), { articleId: id });
  return { id, url, number };
}

const placeOf = (url: string) => {
  const [, section = '', segment = ''] = url.split('/');
  return { section, segment };
};

async function jsonLdOf(format: Format) {
  const { url } = await publishFilled(format);
  const { result } = await runRender(() => readArticlePage(newsroom.as(null), placeOf(url)));
  if (result?.kind !== 'page') throw new Error(`${url} is no page`);
  const words = { settings: await readSiteSettings(newsroom.as(null)), forms: noHouseForms };
  return storyJsonLd(result.page, words)[0] ?? {};
}

test('the JSON-LD has a property for each field that the table maps, and no others', async () => {
  const nodes = [await jsonLdOf('analysis'), await jsonLdOf('sponsored')] as Record<string, unknown>[];
  for (const name of FIELD_NAMES) {
    const { kind, jsonLd } = ARTICLE_FIELDS[name];
    const words = (['analysis', 'sponsored'] as const).map((format) => wordOf(name, format));
    if (jsonLd === null) {
      for (const word of words) expect(JSON.stringify(nodes)).not.toContain(word);
      continue;
    }
    const values = nodes.map((node) => JSON.stringify(node[jsonLd] ?? null));
    if (kind === 'text')
      expect(
        words.some((word) => values.join().includes(word)),
        name,
      ).toBe(true);
    else expect(values, name).not.toContain('null');
  }
});

test('the texts of a story survive the API, the export and an import', async () => {
  const texts = textsOf('photo');
  const sent = { ...texts, format: 'sponsored', section: 'the-gioi', bodyHtml: '<p>Một đoạn.</p>' };
  const created = await callApi('POST', '/articles', { token, json: sent });
  expect(created.status).toBe(201);
  expect((await callApi('GET', `/articles/${created.json.id}`, { token })).json).toMatchObject(texts);

  const { number } = created.json;
  const [exported] = await listExportedArticles(database.db, { after: number - 1, limit: 1 });
  expect(exported?.working).toMatchObject(texts);

  const file = path.join(folder, 'export.jsonl');
  writeFileSync(file, JSON.stringify(exported));
  const place = { ctx: newsroom.as(null) } as Parameters<typeof importArticles.run>[0];
  const input = { io: process, words: [file], options: { person: 'lan@toasoan.example' } };
  const { json } = await importArticles.run(place, input);
  const [imported] = (json as { articles: { id: string }[] }).articles;
  const article = await readArticle(newsroom.as('lan'), { articleId: imported?.id });
  expect(article.content).toMatchObject(texts);
});

test('readers and partners get the texts and changes of a public story, and search finds it by the indexed fields', async () => {
  const { id, url, number } = await publishFilled('sponsored');
  const texts = textsOf('sponsored');
  expect((await callApi('GET', `/public/articles/${number}`)).json).toMatchObject(texts);

  for (const name of TEXT_FIELDS) {
    const answer = await searchSite(newsroom.as(null), { text: wordOf(name, 'sponsored') });
    const found = answer.kind === 'results' ? answer.results.map(({ story }) => story.id) : [];
    expect(found.includes(id), name).toBe(ARTICLE_FIELDS[name].search !== null);
  }

  const changes = recordOf(TEXT_FIELDS, (name) => `${texts[name]} khác`);
  await saveArticle(newsroom.as('lan'), { articleId: id, baseVersion: 1, changes });
  await desk.act('lan', id, 'submit');
  await desk.act('tam', id, 'approve');
  await desk.act('tam', id, 'publish_update', { updateKind: 'update', publicNote: 'Có thay đổi.' });
  const history = await readPublicHistory(newsroom.as(null), placeOf(url));
  const shown = history !== null && 'versions' in history ? (history.versions[0]?.changes ?? []) : [];
  expect(shown.map(({ field }) => field)).toEqual(TEXT_FIELDS);
});

test('the working version contains every saved field', async () => {
  const content = contentFor(newsroom, { ...textsOf('news'), lead: await desk.photo() });
  const articleId = await desk.draft(content);
  const { content: read } = await readArticle(newsroom.as('lan'), { articleId });
  expect(Object.keys(read).sort()).toEqual([...FIELD_NAMES].sort());
  expect(read).toMatchObject(textsOf('news'));
});
