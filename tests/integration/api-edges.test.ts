import { beforeAll, describe, expect, test } from 'vitest';
import { openApiDocument } from '#app/api/v1/_operations/openapi-document.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { documentedOperations } from '#tests/support/site/fuzz-api.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { provideServices } from '#usecases/services.ts';
import { createToken } from '#usecases/tokens/create-token.ts';

const OPERATIONS = documentedOperations(openApiDocument('http://localhost:3000'));
/** Every query parameter. */
const ASKED = OPERATIONS.filter(({ method }) => method === 'GET').flatMap(({ path, parameters }) =>
  parameters.flatMap((parameter) => (parameter.in === 'query' ? [{ path, parameters, parameter }] : [])),
);
const NO_NUMBERS = [
  '',
  ' ',
  '1e3',
  '0x10',
  '+5',
  '5.0',
  ' 5',
  '-1',
  '९',
  'NaN',
  'Infinity',
  '9'.repeat(400),
  '[]',
];
const NO_DAYS = [
  '',
  '0001-01-01',
  '9999-12-31',
  '0000-01-01',
  '-000001-01-01',
  '10000-01-01',
  '2026-02-30',
  '2026-1-1',
  '1e3',
];
const NO_MOMENTS = [
  '9999-12-31T23:59:59-23:59',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+23:59',
  '2026-02-30T00:00:00Z',
  '2026-07-17T18:05:00',
  '1e3',
  '',
  0,
  true,
];

let newsroom: Newsroom;
let token = '';
let articleId = '';

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
  provideServices(newsroom.as(null));
  ({ token } = await createToken(newsroom.as(null), { personEmail: 'tam@toasoan.example' }));
  ({ id: articleId } = await createArticle(newsroom.as('tam'), { content: contentFor(newsroom) }));
});

/** The URL of an operation with a value for each required parameter. */
function addressOf(
  { path, parameters, parameter }: (typeof ASKED)[number],
  values: readonly string[],
): string {
  const filled = path
    .replace('{id}', path.startsWith('/articles') ? articleId : newsroom.tagId)
    .replace('{number}', '1')
    .replace('{front}', 'home')
    .replace('{container}', 'top');
  const query = new URLSearchParams();
  for (const other of parameters)
    if (other.in === 'query' && other.required && other.name !== parameter.name)
      query.set(other.name, 'nước');
  for (const value of values) query.append(parameter.name, value);
  return `${filled}?${query}`;
}

const named = ASKED.map((asked) => [`${asked.path} ?${asked.parameter.name}`, asked] as const);

describe('a query parameter', () => {
  test.each(named)('never causes a server error with any value: %s', async (_, asked) => {
    const odd = [
      '\0',
      '\ud800',
      '%',
      'ă'.repeat(20_000),
      '-1',
      '__proto__',
      '\u202e',
      "'",
      ...NO_NUMBERS,
      ...NO_DAYS,
    ];
    for (const value of odd) {
      const { status, json } = await callApi('GET', addressOf(asked, [value]), { token });
      expect(status, `${value.slice(0, 20)} ${JSON.stringify(json).slice(0, 200)}`).toBeLessThan(500);
      if (value === '\0' || value === 'ă'.repeat(20_000))
        expect(status, value.slice(0, 20)).toBeGreaterThan(399);
    }
  });

  test.each(named)('given twice is refused: %s', async (_, asked) => {
    const { status, json } = await callApi('GET', addressOf(asked, ['1', '2']), { token });
    expect([status, json.error?.code, json.error?.fieldErrors?.[asked.parameter.name]]).toEqual([
      422,
      'request.invalid',
      'field.invalid',
    ]);
  });

  test.each(named.filter(([, { parameter }]) => ['integer', 'number'].includes(parameter.schema.type ?? '')))(
    'of a number accepts digits only: %s',
    async (_, asked) => {
      for (const value of NO_NUMBERS) {
        const { status, json } = await callApi('GET', addressOf(asked, [value]), { token });
        expect([value, status, json.error?.code]).toEqual([value, 422, 'request.invalid']);
      }
      expect((await callApi('GET', addressOf(asked, ['7']), { token })).status).toBe(200);
    },
  );

  test.each(named.filter(([, { parameter }]) => parameter.schema.format === 'date'))(
    'of a date accepts real dates only: %s',
    async (_, asked) => {
      for (const value of NO_DAYS) {
        const { status, json } = await callApi('GET', addressOf(asked, [value]), { token });
        expect([value, status, json.error?.code]).toEqual([value, 422, 'request.invalid']);
      }
      for (const value of ['1000-01-01', '2999-12-31'])
        expect([value, (await callApi('GET', addressOf(asked, [value]), { token })).status]).toEqual([
          value,
          200,
        ]);
    },
  );
});

describe('a moment that does not exist, or that PostgreSQL cannot store, is refused', () => {
  const act = (action: string, field: string) => (value: unknown) =>
    callApi('POST', `/articles/${articleId}/${action}`, { token, json: { [field]: value, reason: 'Vì.' } });
  test.each([
    [
      'the embargo of a new story',
      (value: unknown) =>
        callApi('POST', '/articles', {
          token,
          json: { headline: 'Muối', section: 'the-gioi', bodyHtml: '<p>Mặn.</p>', embargoUntil: value },
        }),
    ],
    ['an embargo', act('set-embargo', 'embargoUntil')],
    ['an expiry', act('set-expiry', 'expiresAt')],
    ['a schedule', act('schedule', 'publishAt')],
    [
      'a deadline',
      (value: unknown) => callApi('PATCH', `/articles/${articleId}/plan`, { token, json: { dueAt: value } }),
    ],
    [
      'the deadline of an assignment',
      (value: unknown) =>
        callApi('POST', '/assignments', {
          token,
          json: { title: 'Muối', section: 'the-gioi', dueAt: value },
        }),
    ],
  ])('%s', async (_, send) => {
    for (const value of NO_MOMENTS) {
      const { status, json } = await send(value);
      expect([value, status, json.error?.code]).toEqual([value, 422, 'request.invalid']);
    }
  });
});
