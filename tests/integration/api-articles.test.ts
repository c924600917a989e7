import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/time/new-id.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { provideServices } from '#usecases/services.ts';
import { createToken } from '#usecases/tokens/create-token.ts';

let newsroom: Newsroom;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
  provideServices(newsroom.as(null));
  for (const name of ['minh', 'lan', 'huy', 'thu', 'binh', 'tam', 'phuc', 'quan']) {
    const { token } = await createToken(newsroom.as(null), { personEmail: `${name}@toasoan.example` });
    tokens[name] = token;
  }
});

const story = {
  headline: 'Nước sông Hồng dâng nhanh trong đêm',
  sapo: 'Các trạm đo ở hạ lưu ghi nhận mực nước cao nhất từ đầu mùa.',
  bodyHtml:
    '<p>Mưa lớn ở thượng nguồn kéo dài <b>ba ngày</b>.</p><script>alert(1)</script><p>Đê vẫn an toàn.</p>',
  section: 'the-gioi',
  tags: [{ name: 'Sông Hồng', type: 'place' }, { name: 'biến đổi khí hậu' }],
};

async function begin(token = tokens.lan) {
  const created = await callApi('POST', '/articles', { token, json: story });
  expect(created.status).toBe(201);
  return created.json;
}

test('a story sent as HTML reports the pictures and lines that were left out', async () => {
  const bodyHtml =
    '<p>Đê bao sáng nay. (Ảnh: Hoàng Nam)</p><p>Nước lên từ đêm qua.</p>' +
    '<figure><img src="https://cms.example/de-bao.jpg" alt="Đê"><figcaption>Người dân đắp đê.</figcaption></figure>' +
    '<p>Xem thêm: Lũ về sớm ở đầu nguồn</p><p><img src="data:image/png;base64,AAAA" alt="Bản đồ" width="600"></p>';
  const made = await callApi('POST', '/articles', { token: tokens.lan, json: { ...story, bodyHtml } });
  const leftOut = [
    { what: 'picture', text: 'https://cms.example/de-bao.jpg' },
    { what: 'picture', text: 'Bản đồ' },
    { what: 'photo-line', text: 'Đê bao sáng nay. (Hoàng Nam)' },
    { what: 'related-line', text: 'Lũ về sớm ở đầu nguồn' },
  ];
  expect([made.status, made.json.leftOut]).toEqual([201, leftOut]);
  expect(JSON.stringify(made.json.body)).toContain('Người dân đắp đê.');
  const save = (json: unknown) =>
    callApi('PATCH', `/articles/${made.json.id}`, { token: tokens.lan, json: json as object });
  const again = await save({ baseVersion: 1, bodyHtml: `${bodyHtml}<p>Hết.</p>` });
  expect([again.status, again.json.leftOut]).toEqual([200, leftOut]);
  expect((await save({ baseVersion: 2, sapo: 'Chỉ đổi sapo.' })).json.leftOut).toEqual([]);
});

test('a story goes from draft to readers through the API alone', async () => {
  const draft = await begin();
  expect(draft).toMatchObject({
    version: 1,
    workState: 'draft',
    publicState: 'none',
    headline: story.headline,
  });
  expect(draft.url).toBe(`/the-gioi/nuoc-song-hong-dang-nhanh-trong-dem-${draft.number}`);
  expect(draft.abilities.submit).toEqual({ ok: true });
  expect(JSON.stringify(draft.body)).not.toContain('alert');
  expect(draft.tags.map((tag) => tag.name)).toEqual(['Sông Hồng', 'Biến đổi khí hậu']);

  const act = (who: string, action: string, json: unknown = {}) =>
    callApi('POST', `/articles/${draft.id}/${action}`, { token: tokens[who], json });
  expect((await act('lan', 'submit')).json.workState).toBe('in_review');
  expect((await act('lan', 'approve')).json.error.code).toBe('action.not-your-role');
  expect((await act('thu', 'claim')).json.claimedBy.name).toBe('thu');
  expect((await act('thu', 'approve', { baseVersion: 1 })).json.workState).toBe('approved');
  expect((await callApi('GET', `/public/articles/${draft.number}`)).status).toBe(404);
  expect((await act('thu', 'publish')).json.publicState).toBe('live');

  const read = await callApi('GET', `/public/articles/${draft.number}`);
  expect(read.json).toMatchObject({
    headline: story.headline,
    url: draft.url,
    section: { slug: 'the-gioi' },
  });
  for (const filter of [
    'section=the-gioi',
    'tag=song-hong',
    'author=lan',
    'section=the-gioi&tag=song-hong&author=lan',
  ]) {
    const list = await callApi('GET', `/public/articles?${filter}`);
    expect(list.json.items.map((item) => item.id)).toContain(draft.id);
  }
  expect((await callApi('GET', '/public/articles?section=kinh-te')).json.items).toEqual([]);
  const found = await callApi('GET', `/search?q=${encodeURIComponent('song hong')}`);
  expect(found.json.items[0]?.story.id).toBe(draft.id);
  const related = await callApi('GET', `/articles/${draft.id}/related?explain=1`);
  expect(related.status).toBe(200);

  const audit = await callApi('GET', `/articles/${draft.id}/audit`, { token: tokens.lan });
  expect(audit.json.items.map((row) => row.action)).toEqual([
    'article.publish',
    'article.approve',
    'article.claim',
    'article.submit',
    'article.create',
  ]);

  const killed = await callApi('POST', `/articles/${draft.id}/kill`, {
    token: tokens.tam,
    json: { publicNote: 'Bài được rút để kiểm tra lại.' },
  });
  expect(killed.json.publicState).toBe('killed');
  const gone = await callApi('GET', `/public/articles/${draft.number}`);
  expect(gone.status).toBe(410);
  expect(gone.json.error).toMatchObject({
    code: 'article.gone',
    details: { note: 'Bài được rút để kiểm tra lại.' },
  });
});

test('a save based on an old version is refused, and its text is kept as a fork', async () => {
  const { id } = await begin();
  const first = await callApi('PATCH', `/articles/${id}`, {
    token: tokens.lan,
    json: { baseVersion: 1, sapo: 'Một sapo mới.' },
  });
  expect(first.json).toMatchObject({ version: 2, sapo: 'Một sapo mới.', headline: story.headline });
  const late = await callApi('PATCH', `/articles/${id}`, {
    token: tokens.lan,
    json: { baseVersion: 1, headline: 'Tiêu đề viết từ bản cũ' },
  });
  expect(late.status).toBe(409);
  expect(late.json.error).toMatchObject({ code: 'article.stale-version', details: { yours: 1, current: 2 } });
  const forks = await callApi('GET', `/articles/${id}/forks`, { token: tokens.lan });
  expect(forks.json.items[0]).toMatchObject({
    id: late.json.error.details.forkId,
    content: { headline: 'Tiêu đề viết từ bản cũ' },
  });
  const versions = await callApi('GET', `/articles/${id}/versions`, { token: tokens.lan });
  expect(versions.json.items.map((row) => row.number)).toEqual([2, 1]);
  const version = await callApi('GET', `/articles/${id}/versions/1`, { token: tokens.lan });
  expect(version.json.content.sapo).toBe(story.sapo);
});

test('a number larger than any version or launch never causes a server error', async () => {
  const { id } = await begin();
  const tooLarge = 3_000_000_000;
  const ask = async (method: string, address: string, json?: unknown, token = tokens.lan) => {
    const answer = await callApi(method, address, { token, json });
    return [answer.status, answer.json.error?.code];
  };
  expect(await ask('GET', `/articles/${id}/versions/${tooLarge}`)).toEqual([404, 'article.not-found']);
  const versions = (beforeNumber: number) =>
    callApi('GET', `/articles/${id}/versions?beforeNumber=${beforeNumber}`, { token: tokens.lan });
  expect((await versions(tooLarge)).json.items.map(({ number }) => number)).toEqual([1]);
  expect((await versions(-tooLarge)).json.error).toMatchObject({
    code: 'request.invalid',
    fieldErrors: { beforeNumber: 'field.invalid' },
  });
  const changes = { baseVersion: tooLarge, headline: 'Tiêu đề khác' };
  expect(await ask('PATCH', `/articles/${id}`, changes)).toEqual([422, 'article.unknown-base-version']);
  const link = { kind: 'preview', label: 'Luật sư', version: tooLarge };
  expect(await ask('POST', `/articles/${id}/links`, link)).toEqual([422, 'request.invalid']);
  const launch = { revision: tooLarge };
  expect(await ask('POST', '/fronts/home/top/restore', launch, tokens.tam)).toEqual([404, 'front.not-found']);
});

describe('invalid input gets a stable code and changes nothing', () => {
  const refused = (name: string, json: unknown, fieldErrors: Record<string, string>) =>
    test(name, async () => {
      const before = await callApi('GET', '/articles', { token: tokens.huy });
      const answer = await callApi('POST', '/articles', { token: tokens.huy, json });
      expect(answer.status).toBe(422);
      expect(answer.json.error).toMatchObject({ code: 'request.invalid', fieldErrors });
      const after = await callApi('GET', '/articles', { token: tokens.huy });
      expect(after.json.items.length).toBe(before.json.items.length);
    });
  refused('an empty headline', { ...story, headline: '  ' }, { headline: 'field.required' });
  refused('no headline', { ...story, headline: undefined }, { headline: 'field.required' });
  refused(
    'a headline that is too long',
    { ...story, headline: 'a'.repeat(161) },
    { headline: 'field.too-long' },
  );
  refused(
    'a section that does not exist',
    { ...story, section: 'khong-co' },
    { section: 'field.unknown-reference' },
  );
  refused(
    'an author who does not exist',
    { ...story, byline: ['lan', 'ai-do'] },
    { 'byline.1': 'field.unknown-reference' },
  );
  refused(
    'a pin of a story that is not public',
    { ...story, relatedPins: [999_999] },
    { 'relatedPins.0': 'field.unknown-reference' },
  );
  refused(
    'a photo that does not exist',
    { ...story, leadMediaId: '018f0000-0000-7000-8000-000000000000' },
    { leadMediaId: 'field.unknown-reference' },
  );
  refused(
    'an invalid body',
    {
      ...story,
      bodyHtml: undefined,
      body: { type: 'doc', schema: 1, content: [{ type: 'heading', attrs: { level: 9 } }] },
    },
    { body: 'body.invalid' },
  );
  refused(
    'a body and a photo given in both forms',
    { ...story, body: { type: 'doc', schema: 2, content: [] }, lead: null, leadMediaId: null },
    { bodyHtml: 'field.conflicting', leadMediaId: 'field.conflicting' },
  );
  refused(
    'an embargo in the past',
    { ...story, embargoUntil: '2020-01-01T00:00:00Z' },
    { embargoUntil: 'article.embargo-in-past' },
  );
  refused('a text with a NUL', { ...story, sapo: 'a\0b' }, { sapo: 'field.invalid' });
  refused('an unknown field', { ...story, workState: 'approved' }, { request: 'field.unknown' });
});

test('a draft is created with its embargo, or not at all if the embargo is over', async () => {
  const embargoUntil = new Date(Date.now() + 3_600_000).toISOString();
  const begun = await callApi('POST', '/articles', { token: tokens.lan, json: { ...story, embargoUntil } });
  expect(begun).toMatchObject({ status: 201, json: { embargoUntil } });
  // The embargo may end during the request.
  const id = newId();
  const late = { id, content: contentFor(newsroom), embargoUntil: new Date(Date.now() - 1) };
  await expect(createArticle(newsroom.as('lan'), late)).rejects.toThrow('article.embargo-in-past');
  await expect(readArticle(newsroom.as('lan'), { articleId: id })).rejects.toThrow('article.not-found');
});

test('a body over the size limit gets 413 and leaves the story unchanged', async () => {
  const { id } = await begin();
  const answer = await callApi('PATCH', `/articles/${id}`, {
    token: tokens.lan,
    json: { baseVersion: 1, bodyHtml: `<p>${'a'.repeat(2_000_000)}</p>` },
  });
  expect(answer.status).toBe(413);
  expect(answer.json.error.code).toBe('body.too-large');
  const read = await callApi('GET', `/articles/${id}`, { token: tokens.lan });
  expect(read.json).toMatchObject({ version: 1, headline: story.headline });
});

test.each([
  ['broken JSON', '{"headline":', 'application/json', 400, 'request.invalid-json'],
  [
    'bytes that are not UTF-8',
    new Uint8Array([0x22, 0xff, 0x22]),
    'application/json',
    400,
    'request.invalid-json',
  ],
  ['JSON with another content type', '{}', 'text/plain', 415, 'request.unsupported-type'],
  ['deeply nested JSON', '['.repeat(50_000) + ']'.repeat(50_000), 'application/json', 422, 'request.invalid'],
])('%s is refused with its code', async (_, body, type, status, code) => {
  const answer = await callApi('POST', '/articles', {
    token: tokens.lan,
    body,
    headers: { 'content-type': type },
  });
  expect([answer.status, answer.json.error.code]).toEqual([status, code]);
});

test.each([
  ['no token', undefined, 401, 'auth.required'],
  ['a made-up token', `tsn_${'x'.repeat(43)}`, 401, 'auth.invalid-token'],
])('%s is rejected', async (_, token, status, code) => {
  const answer = await callApi('POST', '/articles', { token, json: story });
  expect([answer.status, answer.json.error.code]).toEqual([status, code]);
  expect(answer.headers.get('www-authenticate')).toContain('Bearer');
});

test('a draft of another person is indistinguishable from a missing story', async () => {
  const { id } = await begin();
  const unknown = '018f0000-0000-7000-8000-000000000000';
  for (const who of ['minh', 'huy', 'binh', 'phuc', 'quan', 'tam']) {
    for (const address of ['', '/versions', '/versions/1', '/audit', '/forks', '/comments', '/related']) {
      const hidden = await callApi('GET', `/articles/${id}${address}`, { token: tokens[who] });
      const absent = await callApi('GET', `/articles/${unknown}${address}`, { token: tokens[who] });
      expect([who, address, hidden.status, hidden.json]).toEqual([who, address, 404, absent.json]);
    }
    const save = await callApi('PATCH', `/articles/${id}`, {
      token: tokens[who],
      json: { baseVersion: 1, sapo: 'x' },
    });
    expect([save.status, save.json.error.code]).toEqual([404, 'article.not-found']);
  }
  expect((await callApi('GET', '/articles/not-an-id', { token: tokens.lan })).status).toBe(404);
  expect((await callApi('POST', `/articles/${id}/explode`, { token: tokens.lan })).json.error.code).toBe(
    'action.unknown',
  );
});

test('error messages follow Accept-Language', async () => {
  const say = async (language: string) =>
    (await callApi('POST', '/articles', { headers: { 'accept-language': language } })).json.error.message;
  expect(await say('vi')).toBe('Bạn cần đăng nhập.');
  expect(await say('fr;q=1, en;q=0.5')).not.toBe(await say('vi'));
  expect(await say('fr')).toBe(await say('vi'));
});

test('a public list continues by cursor without gaps or repeats', async () => {
  const ids: string[] = [];
  for (let number = 0; number < 3; number += 1) {
    const { id } = await begin();
    ids.push(id);
    for (const [who, action] of [
      ['lan', 'submit'],
      ['thu', 'approve'],
      ['thu', 'publish'],
    ] as const) {
      const done = await callApi('POST', `/articles/${id}/${action}`, { token: tokens[who] });
      expect([action, done.status]).toEqual([action, 200]);
    }
  }
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page = await callApi('GET', `/public/articles?limit=1${cursor && `&cursor=${cursor}`}`);
    seen.push(...page.json.items.map((item) => item.id));
    cursor = page.json.nextCursor;
  }
  expect(seen.slice(0, 3)).toEqual(ids.toReversed());
  expect(new Set(seen).size).toBe(seen.length);
  expect((await callApi('GET', '/public/articles?cursor=nonsense')).json.error.fieldErrors).toEqual({
    cursor: 'field.invalid',
  });
});

test('an editor sets priority and deadline by the API without a new version or the loss of the approval', async () => {
  const { id } = await begin();
  const plan = (who: string, json: unknown) =>
    callApi('PATCH', `/articles/${id}/plan`, { token: tokens[who], json });
  await callApi('POST', `/articles/${id}/submit`, { token: tokens.lan });
  await callApi('POST', `/articles/${id}/approve`, { token: tokens.thu });

  const refused = await plan('lan', { priority: 'urgent' });
  expect([refused.status, refused.json.error.code]).toEqual([403, 'action.not-your-role']);
  expect((await plan('thu', { priority: 'urgent', dueAt: '2026-12-01T17:00:00+07:00' })).json).toEqual({
    priority: 'urgent',
    dueAt: '2026-12-01T10:00:00.000Z',
  });
  const read = await callApi('GET', `/articles/${id}`, { token: tokens.lan });
  expect(read.json).toMatchObject({
    ...{ priority: 'urgent', dueAt: '2026-12-01T10:00:00.000Z', version: 1, workState: 'approved' },
    abilities: { plan: { ok: false, why: 'action.not-your-role' } },
  });
  expect((await plan('thu', { dueAt: null })).json).toEqual({ priority: 'urgent', dueAt: null });

  for (const [json, fieldErrors] of [
    [{ priority: 'now' }, { priority: 'field.invalid' }],
    [{ dueAt: 'ngày mai' }, { dueAt: 'field.invalid' }],
    [{ due: null }, { request: 'field.unknown' }],
  ]) {
    const answer = await plan('thu', json);
    expect([answer.status, answer.json.error]).toMatchObject([422, { code: 'request.invalid', fieldErrors }]);
  }
  const audit = await callApi('GET', `/articles/${id}/audit`, { token: tokens.thu });
  expect(audit.json.items.filter(({ action }) => action === 'article.plan')).toHaveLength(2);
});
