import { beforeAll, describe, expect, test } from 'vitest';
import type { TokenScope } from '#core/people/token-scopes.ts';
import { newId } from '#platform/time/new-id.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { provideServices } from '#usecases/services.ts';
import { followRedirect } from '#usecases/site/follow-redirect.ts';
import { createToken } from '#usecases/tokens/create-token.ts';
import { listTokens } from '#usecases/tokens/list-tokens.ts';
import { revokeToken } from '#usecases/tokens/revoke-token.ts';

let newsroom: Newsroom;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
  provideServices(newsroom.as(null));
  for (const name of ['minh', 'lan', 'thu', 'quan']) {
    tokens[name] = (await createToken(newsroom.as(null), { personEmail: `${name}@toasoan.example` })).token;
  }
});

const add = (who: string, json: unknown) => callApi('POST', '/tags', { token: tokens[who], json });
/** Publishes a story under a tag: a tag without public stories has no page. */
async function publishUnder(name: string): Promise<void> {
  const json = {
    ...{ headline: 'Một ngày của thành phố', sapo: 'Một câu tóm tắt.', section: 'the-gioi' },
    ...{ bodyHtml: '<p>Một đoạn.</p>', tags: [{ name }] },
  };
  const { json: story } = await callApi('POST', '/articles', { token: tokens.lan, json });
  for (const [who, action] of [
    ['lan', 'submit'],
    ['thu', 'approve'],
    ['thu', 'publish'],
  ] as const)
    expect((await callApi('POST', `/articles/${story.id}/${action}`, { token: tokens[who] })).status).toBe(
      200,
    );
}

const search = async (q: string) =>
  (await callApi('GET', `/tags?q=${encodeURIComponent(q)}`, { token: tokens.lan })).json.items.map(
    (tag) => tag.name,
  );

test('a tag whose name, case variant or alias exists gets 409 with the existing tag', async () => {
  const first = await add('lan', { name: 'Trí tuệ nhân tạo', aliases: ['AI', 'Artificial intelligence'] });
  expect([first.status, first.json.slug]).toEqual([201, 'tri-tue-nhan-tao']);
  for (const name of [
    'TRÍ TUỆ NHÂN TẠO',
    'Trí  tuệ nhân tạo'.normalize('NFD'),
    'ai',
    'Artificial INTELLIGENCE',
  ]) {
    const twin = await add('lan', { name });
    expect([name, twin.status, twin.json.error.code, twin.json.error.details]).toEqual([
      name,
      409,
      'tag.exists',
      { id: first.json.id, name: 'Trí tuệ nhân tạo' },
    ]);
  }
  expect((await add('lan', { name: 'Một thẻ khác', aliases: ['A.I', 'ai'] })).json.error.code).toBe(
    'tag.exists',
  );
});

test('a name that differs from a tag in accents alone gets a warning, which the partner may override', async () => {
  const tag = { name: 'Lê Minh Hương', type: 'person' };
  const { json: first } = await add('lan', tag);
  const other = { ...tag, name: 'Lê Minh Hưởng' };
  const warned = await add('lan', other);
  expect([warned.status, warned.json.error]).toMatchObject([
    409,
    { code: 'tag.near', details: { called: other.name, near: [{ ...tag, id: first.id }] } },
  ]);
  const post = (tags: object[]) =>
    callApi('POST', '/articles', { token: tokens.lan, json: { headline: 'Khai trương', tags } });
  expect((await post([other])).json.error.code).toBe('tag.near');
  expect((await post([{ ...other, createAnyway: true }])).status).toBe(201);
  expect((await add('lan', { ...other, createAnyway: true })).status).toBe(201);
});

test('names that differ only in the kind of apostrophe are one tag, which each finds', async () => {
  const first = await add('lan', { name: "H'Hen Niê", type: 'topic' });
  for (const name of ['H’Hen Niê', 'h‘hen niê', 'HʼHen Niê']) {
    const twin = await add('lan', { name });
    expect([twin.status, twin.json.error?.details?.id]).toEqual([409, first.json.id]);
    expect(await search(name)).toEqual(["H'Hen Niê"]);
  }
});

test('names that differ only in the kind of dash, or a space instead, are one tag', async () => {
  const first = await add('lan', { name: 'Bà Rịa - Vũng Tàu', type: 'place' });
  const virus = await add('lan', { name: 'Virus corona', aliases: ['COVID-19'] });
  for (const [name, id] of [
    ['Bà Rịa–Vũng Tàu', first.json.id],
    ['bà rịa-vũng tàu', first.json.id],
    ['Bà Rịa \u2011Vũng\u2212Tàu', first.json.id],
    ['Bà Rịa Vũng Tàu', first.json.id],
    ['Covid 19', virus.json.id],
  ]) {
    const twin = await add('lan', { name });
    expect([name, twin.status, twin.json.error?.details?.id]).toEqual([name, 409, id]);
  }
  expect((await add('lan', { name: 'Bà Rịa' })).status).toBe(201);
});

test('list markers and invisible characters around a name do not make another tag', async () => {
  const { json: first } = await add('lan', { name: 'Cần Thơ', type: 'place' });
  for (const name of ['- Cần Thơ', '– Cần Thơ:', ': cần thơ', 'Cần\uFE0F Thơ\u3164', 'C\u034Fần Thơ']) {
    const twin = await add('lan', { name });
    expect([name, twin.status, twin.json.error?.details?.id]).toEqual([name, 409, first.id]);
  }
});

test('a tag named like an internal id does not keep another from being merged or deleted', async () => {
  const [{ json: merged }, { json: retired }, { json: stays }] = [
    await add('thu', { name: 'Rồi sẽ gộp' }),
    await add('thu', { name: 'Rồi sẽ xóa' }),
    await add('thu', { name: 'Ở lại' }),
  ];
  for (const { id } of [merged, retired]) expect((await add('minh', { name: `:${id}` })).status).toBe(201);
  const merging = { token: tokens.thu, json: { intoId: stays.id } };
  expect((await callApi('POST', `/tags/${merged.id}/merge`, merging)).status).toBe(200);
  expect((await callApi('DELETE', `/tags/${retired.id}`, { token: tokens.thu })).status).toBe(200);
  expect((await add('minh', { name: `: ${merged.id}` })).json.error.code).toBe('tag.exists');
});

test('a tag is found by its beginning without accents, by a word within and by an alias', async () => {
  await add('lan', { name: 'Đà Nẵng', type: 'place' });
  await add('lan', { name: 'Cảng Đà Nẵng', type: 'organisation' });
  expect(await search('da n')).toEqual(['Đà Nẵng', 'Cảng Đà Nẵng']);
  expect(await search('artificial')).toEqual(['Trí tuệ nhân tạo']);
  expect(await search('100%_\\')).toEqual([]);
});

test('a contributor adds topics only', async () => {
  expect((await add('minh', { name: 'Nhà ở xã hội' })).status).toBe(201);
  const person = await add('minh', { name: 'Nguyễn Văn Nào Đó', type: 'person' });
  expect([person.status, person.json.error.code]).toEqual([403, 'tag.topics-only']);
});

test.each([
  ['no name', { name: '   ' }, 'field.required'],
  ['punctuation only', { name: '…!?' }, 'field.invalid'],
  ['invisible characters only', { name: '\u3164\u115F!' }, 'field.invalid'],
  ['a name that is too long', { name: 'ă'.repeat(81) }, 'field.too-long'],
])('a tag with %s is refused', async (_, json, code) => {
  const answer = await add('lan', json);
  expect([answer.status, answer.json.error.fieldErrors]).toEqual([422, { name: code }]);
});

test('a tag needs a name from which an address can be made; an alias needs none', async () => {
  for (const name of ['東京', 'Москва', '\u0e01\u0e02']) {
    const refused = await add('lan', { name });
    expect([refused.status, refused.json.error.code]).toEqual([422, 'tag.no-latin-letters']);
  }
  const { json: tag } = await add('thu', { name: 'Tokyo', type: 'place', aliases: ['東京'] });
  expect(tag.slug).toBe('tokyo');
  expect(await search('東京')).toEqual(['Tokyo']);
  const renamed = await callApi('PATCH', `/tags/${tag.id}`, { token: tokens.thu, json: { name: '東京都' } });
  expect(renamed.json.error.code).toBe('tag.no-latin-letters');
});

test('a renamed tag keeps its old name as an alias, and its old URL redirects', async () => {
  const { json: tag } = await add('lan', { name: 'Sài Gòn', type: 'place' });
  await publishUnder('Sài Gòn');
  const rename = (who: string) =>
    callApi('PATCH', `/tags/${tag.id}`, { token: tokens[who], json: { name: 'Thành phố Hồ Chí Minh' } });
  expect((await rename('lan')).status).toBe(403);
  const renamed = await rename('thu');
  expect(renamed.json).toMatchObject({ slug: 'thanh-pho-ho-chi-minh', aliases: ['Sài Gòn'] });
  expect(await search('sai gon')).toEqual(['Thành phố Hồ Chí Minh']);
  expect(await followRedirect(newsroom.as(null), '/chu-de/sai-gon')).toBe('/chu-de/thanh-pho-ho-chi-minh');
  const clash = await callApi('PATCH', `/tags/${tag.id}`, { token: tokens.thu, json: { name: 'đà nẵng' } });
  expect([clash.status, clash.json.error.code]).toEqual([409, 'tag.exists']);
});

test('the old slug of a renamed tag is reserved and returns to it when it is renamed back', async () => {
  const { json: storm } = await add('lan', { name: 'Bão số 3', type: 'event' });
  await publishUnder('Bão số 3');
  const rename = (name: string) =>
    callApi('PATCH', `/tags/${storm.id}`, { token: tokens.thu, json: { name, aliases: [] } });
  expect((await rename('Bão Yagi')).json.slug).toBe('bao-yagi');
  expect((await add('lan', { name: 'Bão số 3!' })).json.slug).toBe('bao-so-3-2');
  expect(await followRedirect(newsroom.as(null), '/chu-de/bao-so-3')).toBe('/chu-de/bao-yagi');
  expect((await rename('Bão số 3')).json.slug).toBe('bao-so-3');
  expect(await followRedirect(newsroom.as(null), '/chu-de/bao-yagi')).toBe('/chu-de/bao-so-3');
});

test('concurrent requests for the same new tag create one tag', async () => {
  const names = ['Vành đai 4', 'vành đai 4', 'VÀNH ĐAI 4', 'Vành Đai 4'];
  const answers = await Promise.all(names.map((name) => add('lan', { name })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
});

test('a token acts as its person until it is revoked or expires, and its secret is not stored', async () => {
  const made = await createToken(newsroom.as(null), { personEmail: 'LAN@toasoan.example', expiresInDays: 1 });
  expect(made.token).toMatch(/^tsn_[\w-]{43}$/);
  const use = (token: string) => callApi('GET', '/tags', { token });
  expect((await use(made.token)).status).toBe(200);
  const listed = await listTokens(newsroom.as(null), { personEmail: 'lan@toasoan.example' });
  expect(JSON.stringify(listed)).not.toContain(made.token);
  newsroom.setNow(new Date(Date.now() + 25 * 60 * 60_000));
  provideServices(newsroom.as(null));
  expect((await use(made.token)).json.error.code).toBe('auth.invalid-token');
  newsroom.setNow(null);
  const second = await createToken(newsroom.as(null), { personEmail: 'lan@toasoan.example' });
  await revokeToken(newsroom.as('quan'), { tokenId: second.id });
  expect((await use(second.token)).json.error.code).toBe('auth.invalid-token');
  await expect(createToken(newsroom.as('lan'), { personEmail: 'quan@toasoan.example' })).rejects.toThrow(
    'token.for-another',
  );
});

describe('scopes of a token', () => {
  const tokenFor = async (name: 'lan' | 'tam', scopes: TokenScope[]) =>
    (await createToken(newsroom.as(name), { personEmail: `${name}@toasoan.example`, scopes })).token;

  test('a read token changes nothing, and the error names the missing scope', async () => {
    const token = await tokenFor('lan', ['read']);
    expect((await callApi('GET', '/tags', { token })).status).toBe(200);
    const { status, json } = await callApi('POST', '/tags', { token, json: { name: 'Lúa', type: 'topic' } });
    expect([status, json.error.code, json.error.details]).toEqual([
      403,
      'token.missing-scope',
      { scope: 'write' },
    ]);
  });

  test.each([
    ['publish', ['read', 'write'], 'publish'],
    ['kill', ['read', 'write', 'publish'], 'withdraw'],
    ['take-down', ['read', 'write', 'publish', 'admin'], 'withdraw'],
  ] as const)('%s is refused to a token with %j', async (action, scopes, missing) => {
    const token = await tokenFor('tam', [...scopes]);
    const { status, json } = await callApi('POST', `/articles/${newId()}/${action}`, { token, json: {} });
    expect([status, json.error.code, json.error.details]).toEqual([
      403,
      'token.missing-scope',
      { scope: missing },
    ]);
  });

  test('a person lists and revokes their own tokens only', async () => {
    const mine = await createToken(newsroom.as('lan'), { personEmail: 'lan@toasoan.example' });
    const ids = (await listTokens(newsroom.as('lan'))).map(({ personEmail }) => personEmail);
    expect(new Set(ids)).toEqual(new Set(['lan@toasoan.example']));
    await expect(revokeToken(newsroom.as('huy'), { tokenId: mine.id })).rejects.toThrow('token.not-found');
    await expect(listTokens(newsroom.as('huy'), { personEmail: 'lan@toasoan.example' })).rejects.toThrow(
      'action.not-your-role',
    );
    await revokeToken(newsroom.as('lan'), { tokenId: mine.id });
    expect((await callApi('GET', '/tags', { token: mine.token })).json.error.code).toBe('auth.invalid-token');
  });

  test('creating a token needs a recent authentication', async () => {
    const authenticatedAt = new Date(Date.now() - 11 * 60_000);
    const ctx = { ...newsroom.as('lan'), session: { id: newId(), authenticatedAt } };
    await expect(createToken(ctx, { personEmail: 'lan@toasoan.example' })).rejects.toThrow(
      'auth.reauthenticate',
    );
  });

  test('the list shows when a token was last used', async () => {
    const made = await createToken(newsroom.as('lan'), { personEmail: 'lan@toasoan.example' });
    const used = async () =>
      (await listTokens(newsroom.as('lan'))).find(({ id }) => id === made.id)?.lastUsedAt;
    expect(await used()).toBeNull();
    await callApi('GET', '/tags', { token: made.token });
    expect(await used()).toBeInstanceOf(Date);
  });
});
