import { beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { provideServices } from '#usecases/services.ts';
import { createToken } from '#usecases/tokens/create-token.ts';

let newsroom: Newsroom;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
  provideServices(newsroom.as(null));
  for (const name of ['lan', 'thu', 'tam', 'quan']) {
    const { token } = await createToken(newsroom.as(null), { personEmail: `${name}@toasoan.example` });
    tokens[name] = token;
  }
});

const change = (who: string, name: string, json: unknown) =>
  callApi('PATCH', `/checks/${name}`, { token: tokens[who], json });
const rulesOf = async (who: string, query = '') => callApi('GET', `/checks${query}`, { token: tokens[who] });
const stageOf = (answer: { json: any }, name: string, stage: string) =>
  answer.json.checks
    .find((check: { name: string }) => check.name === name)
    .stages.find((rule: { stage: string }) => rule.stage === stage);

test('a check rule set over the API applies to the next story, and can be reset', async () => {
  const sectionId = newsroom.world;
  const saved = await change('thu', 'lead-present', { sectionId, submit: { level: 'required' } });
  expect(saved.status).toBe(200);
  expect(stageOf(saved, 'lead-present', 'submit').own).toEqual({ level: 'required', parameters: {} });

  const { json: draft } = await callApi('POST', '/articles', {
    token: tokens.lan,
    json: { headline: 'Một tiêu đề', sapo: 'Một câu dẫn.', bodyHtml: '<p>Chữ.</p>', section: 'the-gioi' },
  });
  const submit = () => callApi('POST', `/articles/${draft.id}/submit`, { token: tokens.lan });
  const stopped = await submit();
  expect(stopped.status).toBe(422);
  expect(stopped.json.error.details.checks).toContain('lead-present');

  const back = await change('thu', 'lead-present', { sectionId, submit: { level: null } });
  expect(stageOf(back, 'lead-present', 'submit').own).toBe(null);
  const now = await submit();
  expect(now.json.error?.details.checks ?? []).not.toContain('lead-present');
});

test('only editors of a desk change its checks, and only managing editors those of the house', async () => {
  const off = { submit: { level: 'off' } };
  const sectionId = newsroom.world;
  const codes = await Promise.all(
    [
      change('lan', 'sapo-length', { sectionId, ...off }),
      change('quan', 'sapo-length', { sectionId, ...off }),
      change('thu', 'sapo-length', { sectionId: newsroom.business, ...off }),
      change('thu', 'sapo-length', off),
      change('tam', 'sapo-length', off),
    ].map(async (answer) => {
      const { status, json } = await answer;
      return json.error?.code ?? status;
    }),
  );
  expect(codes.slice(0, 4).every((code) => String(code).startsWith('action.not-your-'))).toBe(true);
  expect(codes[4]).toBe(200);
  expect((await callApi('GET', '/checks')).status).toBe(401);
});

test.each([
  ['no-such-check', {}, 404, 'check-rule.not-found'],
  ['sapo-length', { sectionId: 'khong-phai' }, 422, 'request.invalid'],
  ['sapo-length', { sectionId: '018f0000-0000-7000-8000-000000000000' }, 404, 'section.not-found'],
  ['sapo-length', { submit: { level: 'never' } }, 422, 'request.invalid'],
  ['no-tk', { publish: { level: 'off' } }, 422, 'request.invalid'],
  [
    'sapo-length',
    { submit: { level: 'advised', parameters: { maxChars: 1_000_000 } } },
    422,
    'request.invalid',
  ],
  ['sapo-length', { submit: { level: 'advised', parameters: { length: 4 } } }, 422, 'request.invalid'],
  ['sapo-length', { stage: 'submit' }, 422, 'request.invalid'],
])('invalid input about %s %o changes nothing', async (name, json, status, code) => {
  const before = (await rulesOf('tam')).json;
  const answer = await change('tam', name, json);
  expect([answer.status, answer.json.error.code]).toEqual([status, code]);
  expect((await rulesOf('tam')).json).toEqual(before);
});
