import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { errorText } from '#app/_shell/shared/messages.ts';
import { openApiDocument } from '#app/api/v1/_operations/openapi-document.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import fc from '#tests/support/fast-check.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import {
  documentedOperations,
  type FuzzedCall,
  fuzzedCalls,
  type Known,
} from '#tests/support/site/fuzz-api.ts';
import { makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import { provideServices } from '#usecases/services.ts';
import { createToken } from '#usecases/tokens/create-token.ts';

/** `npm run fuzz -- api [RUNS [SEED]]` sets the number of runs and repeats a seed. */
const runs = Number(process.env.FUZZ_RUNS ?? 600);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_127);

const OPERATIONS = documentedOperations(openApiDocument('http://localhost:3000'));
let known: Known;

beforeAll(async () => {
  const { db } = await freshDatabase();
  const newsroom = await makeNewsroom(db);
  provideServices(newsroom.as(null));
  const people = ['lan', 'thu', 'tam', 'quan', 'minh', 'phuc'];
  const tokens = await Promise.all(
    people.map(
      async (name) =>
        (await createToken(newsroom.as(null), { personEmail: `${name}@toasoan.example` })).token,
    ),
  );
  const [lan, thu, tam] = tokens as [string, string, string];
  const made = async (address: string, json: unknown, token = lan): Promise<{ id: string }> => {
    const answer = await callApi('POST', address, { token, json });
    if (answer.status >= 300) throw new Error(`${address}: ${JSON.stringify(answer.json)}`);
    return answer.json;
  };
  const story = (format: string) =>
    made('/articles', {
      ...{
        headline: 'Nước lên nhanh ở thượng nguồn',
        sapo: 'Một câu sapo đủ dài để bài được gửi đi.',
        format,
      },
      ...{ bodyHtml: '<p>Đoạn một.</p>', section: 'the-gioi', tags: ['Biến đổi khí hậu'] },
    });
  const stories = await Promise.all(['news', 'live', 'news', 'opinion'].map(story));
  for (const [at, { id }] of stories.entries()) {
    if (at === 3) break;
    await made(`/articles/${id}/submit`, {});
    await made(`/articles/${id}/approve`, { baseVersion: 1 }, thu).catch(() => {});
    await made(`/articles/${id}/publish`, {}, tam).catch(() => {});
  }
  const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#283' } })
    .jpeg()
    .toBuffer();
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'anh.jpg');
  const picture = await callApi('POST', '/media', { token: lan, body: form });
  const tag = await made('/tags', { name: 'Đồng bằng' });
  known = {
    tokens,
    ids: {
      articles: stories.map(({ id }) => id),
      number: ['1', '2', '3', '4', '999'],
      tags: [newsroom.tagId, tag.id],
      sections: [newsroom.world, newsroom.business],
      media: [picture.json.id],
      people: Object.values(newsroom.people).map(({ id }) => id),
      front: ['home'],
    },
  };
});

test(
  `random requests to the API are answered as its document says (${runs} calls, seed ${seed})`,
  async () => {
    const faults = new Map<string, string>();
    const statuses: Record<string, number> = {};
    const reached = new Set<string>();
    const property = fc.asyncProperty(fuzzedCalls(OPERATIONS, known), async (call) => {
      const { status, fault } = await outcomeOf(call);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status < 300) reached.add(`${call.operation.method} ${call.operation.path}`);
      if (fault !== null)
        faults.set(`${call.operation.method} ${call.operation.path}: ${fault}`, shown(call));
    });
    await fc.assert(property, { numRuns: runs, seed, endOnFailure: true });
    console.info(
      `statuses ${JSON.stringify(statuses)}; ${reached.size} of ${OPERATIONS.length} operations were carried out`,
    );
    expect(Object.fromEntries(faults)).toEqual({});
    // The requests get past validation.
    expect(statuses[200]).toBeGreaterThan(runs / 20);
    expect(reached.size).toBeGreaterThan(OPERATIONS.length / 4);
  },
  60_000 + runs * 200,
);

/** The fault of a response, or null if it matches the document. */
async function outcomeOf(call: FuzzedCall): Promise<{ status: number; fault: string | null }> {
  const { operation, address, headers, body } = call;
  const answer = await callApi(operation.method, address, { headers, ...(body !== undefined && { body }) });
  const text = JSON.stringify(answer.json);
  const { status } = answer;
  if (/node_modules|\bat .+:\d+:\d+|\bError: |select .+ from |pg_|drizzle/i.test(text) && status >= 400)
    return { status, fault: `reveals itself: ${text.slice(0, 200)}` };
  if (status < 300) return { status, fault: operation.codes[status] ? null : `answers ${status}` };
  const code = answer.json.error?.code;
  if (typeof code !== 'string' || errorText('vi', code) === code)
    return { status, fault: `${status} without a known code` };
  return { status, fault: operation.codes[status]?.includes(code) ? null : `${status} ${code}` };
}

function shown({ operation, address, headers, body }: FuzzedCall): string {
  return `${operation.method} ${address.slice(0, 300)} ${JSON.stringify(headers['content-type'] ?? null)} ${body?.slice(0, 500)}`;
}
