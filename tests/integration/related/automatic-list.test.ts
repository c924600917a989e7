import { beforeAll, describe, expect, test } from 'vitest';
import { runRender } from '#platform/page-cache/render-context.ts';
import { newId } from '#platform/time/new-id.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { bodyOf, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { listArticleAudit } from '#usecases/articles/list-article-audit.ts';
import { readAutomatic } from '#usecases/related/read-automatic.ts';
import { refuseRelated } from '#usecases/related/refuse-related.ts';
import { provideServices } from '#usecases/services.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { createToken } from '#usecases/tokens/create-token.ts';

let newsroom: Newsroom;
const tokens: Record<string, string> = {};
type Story = { id: string; number: number; url: string };

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
  provideServices(newsroom.as(null));
  for (const name of ['lan', 'minh', 'thu', 'binh', 'tam']) {
    const { token } = await createToken(newsroom.as(null), { personEmail: `${name}@toasoan.example` });
    tokens[name] = token;
  }
});

async function draft(more: Record<string, unknown> = {}): Promise<Story> {
  const created = await callApi('POST', '/articles', {
    token: tokens.lan,
    json: {
      ...{ section: 'the-gioi', tags: ['biến đổi khí hậu'], sapo: 'Một câu tóm tắt.' },
      ...{ headline: 'Đập ngăn mặn đầu mùa', bodyHtml: '<p>Nước mặn vào sâu ở ba huyện ven biển.</p>' },
      ...more,
    },
  });
  expect(created.status, JSON.stringify(created.json)).toBe(201);
  return created.json as Story;
}

async function published(more: Record<string, unknown> = {}): Promise<Story> {
  const story = await draft(more);
  await callApi('POST', `/articles/${story.id}/submit`, { token: tokens.lan });
  await callApi('POST', `/articles/${story.id}/approve`, { token: tokens.thu });
  const answer = await callApi('POST', `/articles/${story.id}/publish`, { token: tokens.thu });
  expect(answer.json.publicState, JSON.stringify(answer.json)).toBe('live');
  return answer.json as Story;
}

async function pageOf({ url }: Story) {
  const [, section = '', segment = ''] = url.split('/');
  const { result } = await runRender(() => readArticlePage(newsroom.as(null), { section, segment }));
  if (result?.kind !== 'page') throw new Error(`${url} is no page`);
  const { newer, related, eventLine, sameSection, latest } = result.page;
  const beside = [...newer, ...related.map(({ story }) => story), ...eventLine];
  return {
    related: related.map(({ story }) => story.id),
    beside: beside.map(({ id }) => id),
    all: [...beside, ...sameSection, ...latest].map(({ id }) => id),
  };
}

const automaticOf = async (who: string, { id }: Story) => {
  const answer = await callApi('GET', `/articles/${id}/related/automatic`, { token: tokens[who] });
  return {
    status: answer.status,
    ids: (answer.json.items ?? []).map((item: { story: Story }) => item.story.id),
  };
};

test('a story from 1700 is related to a new one if there is no nearer one', async () => {
  newsroom.setNow(new Date('1700-03-01T03:00:00Z'));
  const old = await published({ headline: 'Đắp đê quai vạc giữ ruộng muối' });
  newsroom.setNow(null);
  const story = await published({ headline: 'Đê quai vạc được đắp lại trên nền cũ' });
  expect((await pageOf(story)).all).toContain(old.id);
  expect((await automaticOf('thu', story)).ids).toContain(old.id);
});

describe('an editor’s refusal of a related story', () => {
  test('removes it from the list and from readers until it is revoked', async () => {
    const beside = await published({ headline: 'Cống ngăn mặn mở sớm một tháng' });
    const story = await published({ headline: 'Mặn lên sớm, nông dân đổi lịch' });
    const thu = newsroom.as('thu');
    expect((await pageOf(story)).related).toContain(beside.id);
    expect((await automaticOf('thu', story)).ids).toContain(beside.id);

    await refuseRelated(thu, { articleId: story.id, storyId: beside.id, isRefused: true });
    await refuseRelated(thu, { articleId: story.id, storyId: beside.id, isRefused: true });
    expect((await pageOf(story)).related).not.toContain(beside.id);
    expect((await readAutomatic(thu, { articleId: story.id })).refused).toMatchObject([
      { story: { id: beside.id }, refusedBy: 'thu' },
    ]);
    // It concerns this story only, not the other direction.
    expect((await pageOf(beside)).related).toContain(story.id);

    const back = await callApi('PATCH', `/articles/${story.id}/related/automatic`, {
      token: tokens.thu,
      json: { storyId: beside.id, isRefused: false },
    });
    expect(back.status).toBe(200);
    expect((back.json as unknown as { refused: unknown[] }).refused).toEqual([]);
    expect((await pageOf(story)).related).toContain(beside.id);
    const entries = await listArticleAudit(thu, { articleId: story.id });
    const acts = entries.map(({ action }) => action).filter((action) => action.endsWith('_related'));
    expect(acts).toEqual(['article.allow_related', 'article.refuse_related']);
  });

  test('is overridden by a pin', async () => {
    const beside = await published({ headline: 'Kênh nội đồng được nạo vét' });
    const story = await draft({ headline: 'Mùa mặn ở cuối kênh' });
    await callApi('POST', `/articles/${story.id}/submit`, { token: tokens.lan });
    await refuseRelated(newsroom.as('tam'), { articleId: story.id, storyId: beside.id, isRefused: true });
    await callApi('PATCH', `/articles/${story.id}`, {
      token: tokens.thu,
      json: { baseVersion: 1, relatedPins: [beside.id] },
    });
    await callApi('POST', `/articles/${story.id}/approve`, { token: tokens.thu });
    const live = await callApi('POST', `/articles/${story.id}/publish`, { token: tokens.thu });
    expect((await pageOf(live.json as Story)).related[0]).toBe(beside.id);
  });

  test('needs the right to choose related stories, and a public story', async () => {
    const story = await published({ headline: 'Tàu chở nước ngọt ra cù lao' });
    const beside = await published({ headline: 'Cù lao chờ nước ngọt' });
    const secret = await draft({ headline: 'Bản nháp chưa ai đọc' });
    const ask = (who: string, json: object) =>
      callApi('PATCH', `/articles/${story.id}/related/automatic`, { token: tokens[who], json });
    expect((await ask('minh', { storyId: beside.id, isRefused: true })).status).toBeGreaterThanOrEqual(403);
    for (const storyId of [secret.id, story.id, newId()]) {
      const answer = await ask('thu', { storyId, isRefused: true });
      expect([answer.status, answer.json.error.fieldErrors]).toEqual([
        422,
        { storyId: 'field.unknown-reference' },
      ]);
    }
    expect((await ask('thu', { storyId: 'gì đó', isRefused: true })).status).toBe(422);
    expect((await ask('thu', { storyId: beside.id, isRefused: false })).status).toBe(200);
  });
});

describe('the automatic list on the desk', () => {
  test('exists for a draft, follows its words and gives reasons', async () => {
    const near = await published({
      headline: 'Trạm khí tượng Đảo Sâu đo sóng thần',
      tags: [{ name: 'Khí tượng' }],
      bodyHtml: '<p>Phao đo sóng thần của trạm Đảo Sâu gửi số liệu qua vệ tinh mỗi phút một lần.</p>',
    });
    const story = await draft({
      headline: 'Đảo Sâu lắp phao đo sóng thần thứ hai',
      tags: [{ name: 'Đại dương' }],
      bodyHtml: '<p>Trạm khí tượng Đảo Sâu có thêm phao đo sóng thần, gửi số liệu qua vệ tinh.</p>',
    });
    const { items } = await readAutomatic(newsroom.as('lan'), { articleId: story.id });
    expect(items[0]).toMatchObject({ story: { id: near.id }, reason: { kind: 'near-text' } });
    expect(items[0]?.score).toBeGreaterThan(items[1]?.score ?? 0);
  });

  test('is refused for people who may not read the draft', async () => {
    const story = await draft();
    expect((await automaticOf('minh', story)).status).toBe(404);
    expect((await callApi('GET', `/articles/${story.id}/related/automatic`)).status).toBe(401);
  });
});

test('sponsored and other stories are never related to each other, not even by a pin', async () => {
  const paid = await published({
    headline: 'Máy bơm nước của nhà tài trợ',
    format: 'sponsored',
    sponsor: 'Công ty Máy bơm',
  });
  const story = await published({ headline: 'Máy bơm chạy suốt đêm', relatedPins: [paid.id] });
  expect((await pageOf(story)).all).not.toContain(paid.id);
  const related = await callApi('GET', `/articles/${story.id}/related`);
  expect(JSON.stringify(related.json)).not.toContain(paid.id);
  const ofPaid = await callApi('GET', `/articles/${paid.id}/related`);
  expect(ofPaid.json).toMatchObject({ items: [], newer: [], eventLine: [] });
  expect((await pageOf(paid)).all).toEqual([]);
});

describe('related stories in the API', () => {
  const aCardOf = ({ id: articleId }: Story) => ({ type: 'relatedStory', attrs: { articleId } });
  const relatedOf = async ({ id }: Pick<Story, 'id'>) => {
    const { json } = await callApi('GET', `/articles/${id}/related`);
    const { items, newer, eventLine } = json as unknown as {
      items: { story: Story }[];
      newer: Story[];
      eventLine: Story[];
    };
    return [...newer, ...items.map(({ story }) => story), ...eventLine].map((story) => story.id);
  };

  test('are those of the page, without its cards and its neighbours in a series', async () => {
    const tags = [{ name: 'Ký sự kênh đào', type: 'series' }];
    const before = await published({ headline: 'Kênh đào, kỳ một: người đào kênh', tags });
    const card = await published({ headline: 'Kênh đào trăm năm còn chảy' });
    const other = await published({ headline: 'Xà lan mắc cạn giữa kênh đào' });
    const body = bodyOf('Kênh đào nay cạn dần.');
    const withCard = { ...body, content: [...body.content, aCardOf(card)] };
    const headline = 'Kênh đào, kỳ hai: nước về đâu';
    const story = await published({ headline, tags, body: withCard, bodyHtml: undefined });
    const related = await relatedOf(story);
    expect(related).toContain(other.id);
    expect(related).toEqual((await pageOf(story)).beside);
    for (const { id } of [before, card]) expect(related).not.toContain(id);
  });

  test('are none for sponsored content', async () => {
    const paid = { format: 'sponsored', sponsor: 'Công ty Máy bơm' };
    await published({ headline: 'Máy bơm thứ nhất của nhà tài trợ', ...paid });
    const story = await published({ headline: 'Một máy bơm khác của nhà tài trợ', ...paid });
    expect(await relatedOf(story)).toEqual([]);
  });
});
