import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { addEntry, liveStory, withLiveGrant } from '#tests/support/workflow/live-story.ts';
import { bodyOf, contentFor, makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { startThread } from '#usecases/comments/start-thread.ts';
import { makeOutsideLink } from '#usecases/outside/make-link.ts';
import { createPerson } from '#usecases/people/create-person.ts';
import { editPerson } from '#usecases/people/edit-person.ts';
import { createSection } from '#usecases/sections/create-section.ts';
import { provideServices } from '#usecases/services.ts';
import { createTag } from '#usecases/tags/create-tag.ts';
import { createToken } from '#usecases/tokens/create-token.ts';

const turned = (words: string) => `\u202E${words}\u202C \u2067bên\u2069 \u202Asông\u2066`;

test('text direction controls are removed from every single-line text, by any input', async () => {
  const { db } = await freshDatabase();
  const newsroom = await makeNewsroom(db);
  provideServices(newsroom.as(null));
  const { token } = await createToken(newsroom.as(null), { personEmail: 'lan@toasoan.example' });
  const api = async (address: string, input: { json?: unknown; body?: FormData }) => {
    const answer = await callApi('POST', address, { token, ...input });
    expect(answer.status, JSON.stringify(answer.json)).toBeLessThan(300);
    return answer.json;
  };

  const form = new FormData();
  const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#283' } })
    .jpeg()
    .toBuffer();
  form.set('file', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'anh.jpg');
  for (const name of ['caption', 'credit', 'alt']) form.set(name, turned(name));
  const { id: mediaId } = await api('/media', { body: form });
  const lines = { headline: turned('Tiêu đề'), sapo: turned('Sapo'), kicker: turned('Đề dẫn') };
  const lead = { mediaId, caption: turned('Chú thích'), credit: turned('Nguồn'), alt: turned('Mô tả') };
  const tags = [{ name: turned('Thẻ mới') }];
  const bodyHtml = `<p>${turned('Đoạn một')}</p>`;
  const { id } = await api('/articles', { json: { ...lines, lead, tags, section: 'the-gioi', bodyHtml } });
  await api(`/articles/${id}/comments`, { json: { text: turned('Góp ý') } });
  await api('/tags', {
    json: { name: turned('Thẻ'), aliases: [turned('Thẻ khác')], description: turned('Mô tả') },
  });

  const content = contentFor(newsroom, { ...lines, lead, sponsor: turned('Ai'), body: bodyOf('Một đoạn.') });
  await createArticle(newsroom.as('lan'), { content });
  await startThread(newsroom.as('lan'), { articleId: id, text: `${turned('Một')}\n${turned('hai')}` });
  await createTag(newsroom.as('thu'), { name: turned('Thẻ ở bàn') });
  await createSection(newsroom.as('quan'), {
    name: turned('Mục'),
    description: turned('Mục này'),
    slug: 'muc',
  });
  const guest = await createPerson(newsroom.as('quan'), { kind: 'guest', name: turned('Người') });
  await editPerson(newsroom.as('quan'), { personId: guest.id, name: turned('Tên'), bio: turned('Tiểu sử') });
  await makeOutsideLink(newsroom.as('lan'), {
    articleId: id,
    kind: 'preview',
    label: turned('Ai đó'),
    hours: 1,
  });
  const { articleId } = await liveStory(newsroom);
  await addEntry(withLiveGrant(newsroom, 'thu'), articleId, { headline: turned('Mới'), text: 'Một đoạn.' });

  const { rows: tables } = await db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
  expect(tables.length).toBeGreaterThan(40);
  const keeping: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.execute(sql`
      select 1 from ${sql.identifier(name)} kept where kept::text ~ '[\u202A-\u202E\u2066-\u2069]' limit 1`);
    if (rows.length > 0) keeping.push(name);
  }
  expect(keeping).toEqual([]);
});
