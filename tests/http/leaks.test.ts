import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { CheckName } from '#core/checks/checks.ts';
import { sessionCookieName } from '#core/people/session-cookie-name.ts';
import { findActor, findStaffByEmail } from '#db/queries/people/people.ts';
import { findSection } from '#db/queries/sections/sections.ts';
import { SIZES } from '#tests/sizes.ts';
import { joinRoom, type RoomForTest, until } from '#tests/support/collab/collab.ts';
import { openEditor, schema, type Writer } from '#tests/support/collab/writer.ts';
import { ask, crawl, type RawAnswer } from '#tests/support/site/crawl.ts';
import { sessionCookie } from '#tests/support/site/session-of.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { tokensOf } from '#tests/support/site/token-of.ts';
import { openNewsroom } from '#tests/support/workflow/open-newsroom.ts';
import { changeCheckRule } from '#usecases/checks/change-check-rule.ts';
import { reply } from '#usecases/comments/reply.ts';
import { startThread } from '#usecases/comments/start-thread.ts';
import type { Context } from '#usecases/context.ts';

/**
 * Words that cannot be guessed: one to search for, and one that no request contains, so that no answer may
 * echo it.
 */
type Plant = { readonly needle: string; readonly secret: string; readonly text: string };
const plants: Record<string, Plant> = {};

function plant(what: string): string {
  const [needle, secret] = [`kim${randomBytes(6).toString('hex')}`, `mat${randomBytes(9).toString('hex')}`];
  plants[what] = { needle, secret, text: `${needle} ${secret}` };
  return plants[what].text;
}

const tokens: Record<string, string> = {};
type Json = Record<string, unknown>;

async function call(person: string, method: string, address: string, data?: Json) {
  const response = await fetch(`${theSite().url}/api/v1${address}`, {
    method,
    headers: { authorization: `Bearer ${tokens[person]}`, 'content-type': 'application/json' },
    body: data === undefined ? undefined : JSON.stringify(data),
  });
  return {
    status: response.status,
    text: await response.clone().text(),
    json: (await response.json()) as Json,
  };
}

async function must(person: string, method: string, address: string, data?: Json): Promise<Json> {
  const { status, text, json } = await call(person, method, address, data);
  if (status >= 300) throw new Error(`${method} ${address} of ${person}: ${status} ${text}`);
  return json;
}

async function upload(words: string, exif: string): Promise<string> {
  const file = await sharp({ create: { width: 700, height: 400, channels: 3, background: randomColour() } })
    .withExif({ IFD0: { Artist: exif, ImageDescription: exif } })
    .jpeg()
    .toBuffer();
  const form = new FormData();
  form.set('file', new File([new Uint8Array(file)], `${exif.replace(' ', '-')}.jpg`, { type: 'image/jpeg' }));
  for (const field of ['caption', 'credit', 'alt']) form.set(field, `${field} ${words}`);
  const response = await fetch(`${theSite().url}/api/v1/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.lan}` },
    body: form,
  });
  return ((await response.json()) as { id: string }).id;
}

const randomColour = () => `#${randomBytes(3).toString('hex')}`;
const p = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const cookies: Record<string, string> = {};
const rooms: RoomForTest[] = [];

async function enter(person: string | null, articleId: string): Promise<{ room: RoomForTest; doc: Y.Doc }> {
  const doc = new Y.Doc();
  const url = `${theSite().url.replace('http', 'ws')}/collab`;
  const room = joinRoom({ url, articleId, doc, cookie: person === null ? '' : (cookies[person] ?? '') });
  rooms.push(room);
  return { room, doc };
}

/** The position of these words in the editor's document. */
function placeOf({ view }: Writer, words: string): { from: number; to: number } {
  let from = -1;
  view.state.doc.descendants((node, at) => {
    const inside = node.text?.indexOf(words) ?? -1;
    if (inside >= 0) from = at + inside;
  });
  if (from < 0) throw new Error(`The text has no “${words}”.`);
  return { from, to: from + words.length };
}

function type(writer: Writer, before: string, words: string): void {
  writer.view.dispatch(writer.view.state.tr.insertText(words, placeOf(writer, before).from));
}

/** Suggestions of every kind, each with its own words and id. */
function suggest(writer: Writer, by: string): void {
  const mark = (name: string, id: string, more: Json = {}) =>
    (schema.marks[name] as NonNullable<(typeof schema.marks)[string]>).create({
      id: id.replace(' ', '-'),
      by,
      at: '2026-11-24T00:00:00.000Z',
      ...more,
    });
  const change = (
    words: string,
    how: (from: number, to: number) => Parameters<Writer['view']['dispatch']>[0],
  ) => {
    const { from, to } = placeOf(writer, words);
    writer.view.dispatch(how(from, to));
  };
  const insert = (at: number, what: string) => {
    const words = plant(what);
    writer.view.dispatch(
      writer.view.state.tr.insert(at, schema.text(words, [mark('insertion', plant(`${what}, its id`))])),
    );
  };
  insert(placeOf(writer, 'đến sớm').from, 'a suggested insertion');
  change('hai tuần', (from, to) =>
    writer.view.state.tr.addMark(from, to, mark('deletion', plant('a suggested deletion, its id'))),
  );
  insert(placeOf(writer, 'hai tuần').to, 'a suggested replacement');
  change('khô trắng', (from, to) => {
    const href = `https://example.com/${plant('a suggested link').replace(' ', '-')}`;
    const link = schema.mark('link', { href });
    const format = mark('formatChange', plant('a suggested format, its id'), { before: [] });
    return writer.view.state.tr.addMark(from, to, link).addMark(from, to, format);
  });
  const stamp = {
    id: plant('a suggested block, its id').replace(' ', '-'),
    by,
    at: '2026-11-24T00:00:00.000Z',
  };
  const block = schema.node('paragraph', { suggestion: { kind: 'insert', ...stamp } }, [
    schema.text(plant('a suggested block')),
  ]);
  const behindFirst = writer.view.state.doc.firstChild?.nodeSize ?? 0;
  writer.view.dispatch(writer.view.state.tr.insert(behindFirst, block));
}

const story = {
  id: '',
  number: 0,
  url: '',
  publicMedia: '',
  hiddenMedia: '',
  hiddenTag: '',
  neverPublic: '',
};
const control = plant('the control');
let headline: string;
let author: Writer;
/** The text with its suggestions, right after publication. */
let atPublication: string;
let authorDoc: Y.Doc;

beforeAll(async () => {
  Object.assign(tokens, await tokensOf(['minh', 'lan', 'thu', 'tam'], theSite()));
  for (const person of ['minh', 'lan']) cookies[person] = await sessionCookie(person);
  story.publicMedia = await upload(control, plant('what the camera wrote'));
  headline = `Mặn về sớm ${control}`;
  const first = await must('lan', 'POST', '/articles', {
    headline: `Tít nháp ${plant('the headline before publication')}`,
    sapo: `Sapo ${control}`,
    section: 'the-gioi',
    tags: [{ name: 'Biến đổi khí hậu' }],
    leadMediaId: story.publicMedia,
    body: {
      type: 'doc',
      schema: 3,
      content: [
        p(`Cánh đồng khô trắng. ${control}`),
        p('Nước mặn đến sớm hơn hai tuần.'),
        { type: 'privateNote', content: [{ type: 'text', text: plant('a private note') }] },
      ],
    },
  });
  Object.assign(story, { id: first.id, number: first.number });
  await must('lan', 'PATCH', `/articles/${story.id}`, { baseVersion: 1, headline });

  const { room, doc } = await enter('lan', story.id);
  await room.synced();
  [author, authorDoc] = [await openEditor(doc), doc];
  const newsroom = await openNewsroom(theSite().dataDir);
  const as = (person: string) => actingAs(newsroom, person);
  const [lan, phuc, tam] = [await as('lan'), await as('phuc'), await as('tam')];
  suggest(author, lan.actor?.id ?? '');
  await room.saved();
  room.leave();
  await act('lan', 'submit');

  // Comments on the whole article, the headline and the body, with a mention of the managing editor.
  for (const field of [null, 'headline', 'body'] as const) {
    const name = field ?? 'whole article';
    const quote = field === null ? '' : plant(`the quote of a comment on the ${name}`);
    const { id: threadId } = await startThread(phuc, {
      articleId: story.id,
      text: plant(`a comment on the ${name}`),
      mentionIds: [tam.actor?.id],
      anchor: field && { field, start: 'AAAA', end: 'AAAA', quote },
    });
    await reply(phuc, { articleId: story.id, threadId, text: plant(`an answer to it on the ${name}`) });
    plants[`the conversation on the ${name}`] = { needle: threadId, secret: threadId, text: threadId };
  }
  for (const [what, { actor }] of Object.entries({ 'who commented': phuc, 'who was called by name': tam })) {
    const id = actor?.id ?? '';
    plants[what] = { needle: id, secret: id, text: id };
  }
  // In this test a story with open suggestions and private notes may be published. The default rules forbid
  // that.
  await judge(newsroom, 'no-private-notes', 'advised');
  await judge(newsroom, 'no-open-suggestions', 'advised');
  await newsroom.close();

  await act('thu', 'claim');
  await act('thu', 'approve');
  story.url = (await act('thu', 'publish')).url as string;

  // After publication the author writes on, with unfinished text.
  const again = await enter('lan', story.id);
  await again.room.synced();
  [author, authorDoc] = [await openEditor(again.doc), again.doc];
  atPublication = JSON.stringify(author.view.state.doc.toJSON());
  type(author, 'Nước mặn', `[TK ${plant('a TK in the next version')}] `);
  await again.room.saved();
  again.room.leave();
  const tk = plants['a TK in the next version']?.secret ?? '';
  const isCut = async () => (await call('lan', 'GET', `/articles/${story.id}`)).text.includes(tk);
  await until(isCut, 'the version of the typed text');
  story.hiddenMedia = await upload(plant('a picture of the next version'), plant('its camera'));
  const view = await must('lan', 'GET', `/articles/${story.id}`);
  const next = await must('lan', 'PATCH', `/articles/${story.id}`, {
    baseVersion: view.version,
    headline: `Tít mới ${plant('the headline of the next version')}`,
    leadMediaId: story.hiddenMedia,
    tags: [{ name: `Thẻ ${plant('a tag of the next version')}` }],
  });
  story.hiddenTag = ((next.tags as { url?: string; slug: string }[])[0] as { slug: string }).slug;
  const stale = await call('lan', 'PATCH', `/articles/${story.id}`, {
    baseVersion: view.version,
    sapo: plant('a text that came late'),
  });
  expect(stale.status).toBe(409);
  const last = await enter('lan', story.id);
  await last.room.synced();
  [author, authorDoc] = [await openEditor(last.doc), last.doc];
  type(author, 'Nước mặn', plant('the unsaved text'));
  await last.room.saved();

  const other = await must('lan', 'POST', '/articles', {
    headline: `Bài khác ${plant('an unpublished story')}`,
    sapo: 'Chưa ai đọc.',
    section: 'the-gioi',
    tags: [{ name: 'Biến đổi khí hậu' }],
    bodyHtml: `<p>Số liệu: [TK ${plant('a TK in an unpublished story')}].</p>`,
  });
  story.neverPublic = other.id as string;
});

afterAll(async () => {
  for (const room of rooms) room.leave();
  // Restores the default rules for later test files.
  const newsroom = await openNewsroom(theSite().dataDir);
  await judge(newsroom, 'no-open-suggestions', null);
  await newsroom.close();
});

type OpenNewsroom = Awaited<ReturnType<typeof openNewsroom>>;

async function actingAs({ ctx }: OpenNewsroom, person: string): Promise<Context> {
  const { id } = (await findStaffByEmail(ctx.db, `${person}@toasoan.example`)) ?? { id: '' };
  return { ...ctx, actor: await findActor(ctx.db, id) };
}

/** Sets the level of a check at publication; null restores the default. */
async function judge(newsroom: OpenNewsroom, name: CheckName, level: 'advised' | null): Promise<void> {
  await changeCheckRule(await actingAs(newsroom, 'thu'), {
    name,
    sectionId: (await findSection(newsroom.ctx.db, 'the-gioi'))?.id,
    publish: { level },
  });
}

async function act(person: string, action: string, data: Json = {}): Promise<Json> {
  return must(person, 'POST', `/articles/${story.id}/${action}`, data);
}

const hidden = () => Object.entries(plants).filter(([what]) => what !== 'the control');

/** The planted words that an answer leaks, plain or in base64. */
function leaksIn({ asked, address, head, body }: RawAnswer): string[] {
  // The sitemap index names a block of authors by its first id; a commenter may be that author.
  const bytes = `${head}\n${body.toString('utf8')}`
    .toLowerCase()
    .replace(/\/authors-[0-9a-f-]{36}\.xml/g, '');
  const exact = `${head}\n${body.toString('latin1')}`;
  return hidden().flatMap(([what, { needle, secret }]) => {
    // An answer may echo the search word; the second word of a plant is in no request.
    const words = address.includes(needle) ? [secret] : [needle, secret];
    const isAsked = address.includes(secret);
    const isIn = words.some(
      (word) => bytes.includes(word) || inBase64(word).some((form) => exact.includes(form)),
    );
    return isIn && !isAsked ? [`${what} in ${asked}`] : [];
  });
}

const base64Forms = new Map<string, string[]>();

/** The base64 forms of a word at each alignment, without the characters that depend on its neighbours. */
function inBase64(word: string): string[] {
  const known = base64Forms.get(word);
  if (known) return known;
  const forms = [0, 1, 2].map((shift) =>
    Buffer.from('x'.repeat(shift) + word)
      .toString('base64')
      .slice(shift === 0 ? 0 : shift + 1, -4),
  );
  base64Forms.set(word, forms);
  return forms;
}

const FEEDS = ['rss.xml', 'atom.xml', 'feed.json'];
const TAG = '/chu-de/bien-doi-khi-hau';
const segmentOf = (url: string) => new URL(url, theSite().url).pathname;

function publicAddresses(): string[] {
  const page = segmentOf(story.url);
  return [
    '/',
    page,
    ...['/the-gioi', TAG, '/dinh-chinh', '/tim-kiem', '/sign-in', '/sitemap.xml', '/news-sitemap.xml'],
    ...['', '/the-gioi', TAG].flatMap((of) => FEEDS.map((feed) => `${of}/${feed}`)),
    ...['/robots.txt', '/.well-known/security.txt', '/favicon.ico', '/manifest.webmanifest'],
    ...[
      '/api/openapi.json',
      '/api/health',
      '/api/ready',
      '/api/metrics',
      '/api/auth/session',
      '/api/auth/providers',
    ],
    ...[
      '/api/v1/public/articles',
      '/api/v1/public/articles?section=the-gioi',
      '/api/v1/sections',
      '/api/v1/nothing',
    ],
    ...['/api/v1/public/articles?tag=bien-doi-khi-hau', `/api/v1/public/articles/${story.number}`],
    ...['related', 'related?explain=1'].map((what) => `/api/v1/articles/${story.id}/${what}`),
    // Addresses that are wrong or were never public.
    ...[
      '/khong-co',
      '/the-gioi/khong-co-999999',
      '/the-gioi/%zz',
      '/media/khong-co/640.webp',
      '/_next/image?url=%2F',
    ],
    `/the-gioi/mot-tit-khac-${story.number}`,
    `/the-gioi/${story.number + 1}`,
    `/the-gioi/x-${story.number + 1}`,
    `/chu-de/${story.hiddenTag}`,
    `/chu-de/${story.hiddenTag}/rss.xml`,
    ...[story.publicMedia, story.hiddenMedia].map((id) => `/media/${id}/640.webp`),
  ];
}

function searches(): string[] {
  const needles = [control.split(' ')[0] ?? '', ...hidden().map(([, { needle }]) => needle)];
  return needles.flatMap((q) => [`/tim-kiem?q=${q}`, `/api/v1/search?q=${q}`]);
}

function deskAddresses(): string[] {
  return [story.id, story.neverPublic].flatMap((id) => [
    ...['', '/preview', '/view', '/history', '/cut', '/keep'].map((what) => `/desk/articles/${id}${what}`),
    ...['', '/versions', '/versions/1', '/versions/2', '/audit', '/forks', '/comments'].map(
      (what) => `/api/v1/articles/${id}${what}`,
    ),
  ]);
}

test('the planted words are visible to the people who may read them', async () => {
  const [view, comments, forks, versions] = await Promise.all(
    ['', '/comments', '/forks', '/versions'].map((what) =>
      call('lan', 'GET', `/articles/${story.id}${what}`),
    ),
  );
  const writing = atPublication + JSON.stringify(author.view.state.doc.toJSON());
  const other = await call('lan', 'GET', `/articles/${story.neverPublic}`);
  const first = await call('lan', 'GET', `/articles/${story.id}/versions/1`);
  const media = await call('lan', 'GET', '/media');
  const all =
    [view, comments, forks, versions, other, first, media].map((each) => each?.text).join('\n') + writing;
  const missing = hidden().filter(([, { secret }]) => !all.includes(secret));
  // Camera metadata is dropped on upload: no answer may contain it.
  expect(missing.map(([what]) => what)).toEqual(['what the camera wrote', 'its camera']);
  expect(authorDoc.getText('body').length).toBeGreaterThan(100);
});

describe('a visitor without a session', () => {
  test('finds no unpublished words in responses of the public addresses and the pages that they link', async () => {
    const { url } = theSite();
    const answers = await crawl(url, [...publicAddresses(), ...searches(), ...deskAddresses()], {
      levels: 1,
      everyNth: SIZES.everyNthLinkedPage,
    });
    expect(answers.length).toBeGreaterThan(150);
    expect(answers.flatMap(leaksIn)).toEqual([]);
    expect(
      answers
        .filter(({ address, status }) => status >= 500 && !address.startsWith('/api/auth/'))
        .map(({ asked, status }) => [asked, status]),
    ).toEqual([]);
    expect(answers.filter(({ address, status }) => address.startsWith('/desk') && status === 200)).toEqual(
      [],
    );
  }, 600_000);

  test('finds the published control words everywhere, which shows that the search works', async () => {
    const { secret } = plants['the control'] as Plant;
    const [q] = control.split(' ');
    const answer = (await ask(theSite().url, `/api/v1/public/articles/${story.number}`)).body.toString(
      'utf8',
    );
    const { publishedAt } = JSON.parse(answer) as { publishedAt: string };
    const shown = [
      ...['/', segmentOf(story.url), '/the-gioi', TAG, `/tim-kiem?q=${q}`, `/api/v1/search?q=${q}`],
      ...['', '/the-gioi', TAG].flatMap((of) => FEEDS.map((feed) => `${of}/${feed}`)),
      ...[
        '/api/v1/public/articles',
        `/api/v1/public/articles/${story.number}`,
        `/sitemap/${publishedAt.slice(0, 10)}.xml`,
        '/news-sitemap.xml',
      ],
      `/the-gioi/mot-tit-khac-${story.number}`,
    ];
    for (const address of shown) {
      const { head, body, status } = await ask(theSite().url, address);
      expect([address, status, `${head}${body}`.includes(secret)]).toEqual([address, status, true]);
    }
    const page = (await ask(theSite().url, segmentOf(story.url))).body.toString('utf8');
    expect(/<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(page)?.[1]).toContain(secret);
  });

  const VARIANTS: readonly (readonly [how: string, headers: Record<string, string>])[] = [
    ['packed with gzip', { 'accept-encoding': 'gzip' }],
    ['packed with Brotli', { 'accept-encoding': 'br' }],
    ['as data of the router', { rsc: '1', 'next-router-prefetch': '1' }],
    ['with an unknown cookie', { cookie: `${sessionCookieName}=made-up; __prerender_bypass=x` }],
    [
      'with internal headers of the framework',
      { 'x-middleware-subrequest': 'middleware:middleware', 'x-nextjs-data': '1' },
    ],
    ['in part', { range: 'bytes=0-200' }],
    ['in English', { 'accept-language': 'en', accept: 'application/json' }],
  ];

  test.each(VARIANTS.map(([how, headers], at) => [how, headers, at] as const))(
    'finds no unpublished words %s',
    async (_how, headers, variantAt) => {
      const { url } = theSite();
      const answers: RawAnswer[] = [];
      // Searches differ in one word, and the addresses of the desk in one part.
      const alike = [...searches(), ...deskAddresses()].filter(
        (_, at) => (at + variantAt) % SIZES.everyNthAlikeAddress === 0,
      );
      for (const address of [...publicAddresses(), ...alike]) {
        const answer = await ask(url, address, { headers });
        answers.push(answer);
        const { etag } = answer.headers;
        if (etag) answers.push(await ask(url, address, { headers: { ...headers, 'if-none-match': etag } }));
      }
      expect(answers.flatMap(leaksIn)).toEqual([]);
    },
  );

  test('gets nothing from the desk by any method, and no picture that no story shows', async () => {
    const { url } = theSite();
    for (const address of deskAddresses()) {
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const answer = await ask(url, address, { method });
        expect(leaksIn(answer)).toEqual([]);
        if (method !== 'OPTIONS')
          expect([method, address, answer.status < 300]).toEqual([method, address, false]);
      }
    }
    expect((await ask(url, `/media/${story.hiddenMedia}/640.webp`)).status).toBe(404);
    const shown = await ask(url, `/media/${story.publicMedia}/640.jpeg`);
    expect(shown.status).toBe(200);
    expect(leaksIn(shown)).toEqual([]);
  });

  test.each([
    ['a visitor', null, 'signed-out'],
    ['minh, a person without access', 'minh', 'forbidden'],
  ] as const)('is refused by the editing room of the story, as is %s', async (_who, person, why) => {
    for (const id of [story.id, story.neverPublic]) {
      const { room, doc } = await enter(person, id);
      await expect.poll(() => room.ended()).toBe(why);
      expect(Y.encodeStateAsUpdate(doc).length).toBe(2);
      expect(room.provider.awareness?.getStates().size).toBeLessThan(2);
    }
  });
});

test('a partner with the rights of a contributor finds no unpublished words', async () => {
  const { url } = theSite();
  const headers = { authorization: `Bearer ${tokens.minh}` };
  const seeds = [...publicAddresses(), ...searches()].filter((address) => address.startsWith('/api/v1'));
  const answers = await crawl(url, [...seeds, '/api/v1/articles', '/api/v1/articles?view=mine'], {
    levels: 1,
    headers,
  });
  expect(answers.flatMap(leaksIn)).toEqual([]);
  for (const address of deskAddresses().filter((each) => each.startsWith('/api/v1'))) {
    expect([address, (await ask(url, address, { headers })).status]).toEqual([address, 404]);
  }
});

describe('a text that is marked as unfinished', () => {
  const tries: readonly (readonly [person: string, action: string, data?: Json])[] = [
    ['thu', 'publish'],
    ['tam', 'publish'],
    ['thu', 'publish-update', { updateKind: 'minor' }],
    ['tam', 'publish-update', { updateKind: 'minor' }],
    ['lan', 'fast-publish'],
    ['thu', 'fast-publish'],
    ['tam', 'fast-publish'],
    ['thu', 'schedule', { publishAt: '2031-01-01T00:00:00Z' }],
    ['tam', 'schedule', { publishAt: '2031-01-01T00:00:00Z' }],
  ];
  const wordsOf = (id: string) =>
    (plants[id === story.id ? 'a TK in the next version' : 'a TK in an unpublished story'] as Plant).secret;

  test.each(['story', 'draft'])('cannot be published by any action (%s)', async (which) => {
    const id = which === 'story' ? story.id : story.neverPublic;
    expect((await call('lan', 'POST', `/articles/${id}/submit`, {})).json).toMatchObject({
      error: { code: 'article.checks-failed' },
    });
    for (const [person, action, data] of [
      ...tries,
      ['thu', 'approve'],
      ['tam', 'approve'],
      ...tries,
    ] as typeof tries) {
      const { status } = await call(person, 'POST', `/articles/${id}/${action}`, data ?? {});
      expect([person, action, status >= 400]).toEqual([person, action, true]);
    }
    const { number } = await must('lan', 'GET', `/articles/${id}`);
    const { head, body } = await ask(theSite().url, `/api/v1/public/articles/${number}`);
    expect(`${head}${body}`).not.toContain(wordsOf(id));
  });

  test('cannot be added between approval and publication', async () => {
    const { id, version } = await must('lan', 'POST', '/articles', {
      headline: 'Sạch khi gửi, dở khi duyệt',
      sapo: 'Một câu sapo.',
      section: 'the-gioi',
      tags: [{ name: 'Biến đổi khí hậu' }],
      bodyHtml: '<p>Xong.</p>',
    });
    await must('lan', 'POST', `/articles/${id}/submit`, {});
    const bodyHtml = `<p>Còn thiếu TK TK ${plant('a TK put in during the review')}.</p>`;
    const patched = await must('thu', 'PATCH', `/articles/${id}`, { baseVersion: version, bodyHtml });
    for (const [person, action, data] of [['thu', 'approve'], ['tam', 'approve'], ...tries] as typeof tries) {
      const { status } = await call(person, 'POST', `/articles/${id}/${action}`, data ?? {});
      expect([person, action, status >= 400]).toEqual([person, action, true]);
    }
    await must('thu', 'PATCH', `/articles/${id}`, {
      baseVersion: patched.version,
      bodyHtml: '<p>Đủ rồi.</p>',
    });
    const approved = await must('tam', 'POST', `/articles/${id}/approve`, {});
    const late = `<p>Lại thiếu [TK ${plant('a TK put in after the approval')}].</p>`;
    await must('thu', 'PATCH', `/articles/${id}`, { baseVersion: approved.version, bodyHtml: late });
    for (const [person, action, data] of tries) {
      const { status } = await call(person, 'POST', `/articles/${id}/${action}`, data ?? {});
      expect([person, action, status >= 400]).toEqual([person, action, true]);
    }
    const { number } = await must('lan', 'GET', `/articles/${id}`);
    expect((await ask(theSite().url, `/api/v1/public/articles/${number}`)).status).toBe(404);
  });
});
