import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { LIVE_ACTS } from '#core/live/live-acts.ts';
import { findAuthorBySlug } from '#db/queries/site/public-taxonomy.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { newId } from '#platform/time/new-id.ts';
import { codeOf } from '#tests/support/code-of.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { addEntry, liveStory, withLiveGrant } from '#tests/support/workflow/live-story.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { actOnEntry } from '#usecases/live/act-on-entry.ts';
import { breakOutEntry } from '#usecases/live/break-out-entry.ts';
import { endCoverage } from '#usecases/live/end-coverage.ts';
import { openCoverage } from '#usecases/live/open-coverage.ts';
import { readLiveDesk } from '#usecases/live/read-live-desk.ts';
import { writeEntry } from '#usecases/live/write-entry.ts';
import { readLive, readLiveChanges } from '#usecases/site/read-live.ts';
import { searchSite } from '#usecases/site/search-site.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
const count = async (query: ReturnType<typeof sql>) =>
  Number((await database.db.execute<{ n: string }>(query)).rows[0]?.n);
const shown = async (number: number) =>
  (await readLive(newsroom.as(null), { number }))?.entries.map(({ id }) => id);

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

describe('permissions', () => {
  test('a reporter submits an entry, and the editor publishes exactly the version read', async () => {
    const { articleId, number } = await liveStory(newsroom);
    const draft = await addEntry(newsroom.as('lan'), articleId, { publish: false });
    expect(draft).toMatchObject({ state: 'draft', version: 1, publishedAt: null });
    expect(await shown(number)).toEqual([]);
    expect(
      await codeOf(actOnEntry(newsroom.as('lan'), { articleId, entryId: draft.id, act: 'publish' })),
    ).toBe('action.needs-grant');
    await writeEntry(newsroom.as('lan'), {
      ...{ articleId, entryId: draft.id, baseVersion: 1 },
      content: { body: bodyOf('Nước rút nhanh.') },
    });
    const release = { articleId, entryId: draft.id, act: 'publish' };
    expect(await codeOf(actOnEntry(newsroom.as('thu'), { ...release, baseVersion: 1 }))).toBe(
      'live.stale-entry',
    );
    const published = await actOnEntry(newsroom.as('thu'), { ...release, baseVersion: 2 });
    expect(published).toMatchObject({
      state: 'published',
      publishedBy: { name: 'thu' },
      createdBy: { name: 'lan' },
    });
    const [entry] = (await readLive(newsroom.as(null), { number }))?.entries ?? [];
    expect(entry).toMatchObject({
      id: draft.id,
      authors: [{ name: 'lan', slug: 'lan', kind: 'staff', hasPage: true }],
    });
  });

  test('a reporter with the grant publishes own entries, and no others', async () => {
    const { articleId, number } = await liveStory(newsroom);
    const lan = withLiveGrant(newsroom, 'lan');
    const own = await addEntry(lan, articleId);
    expect(await shown(number)).toEqual([own.id]);
    const others = await addEntry(newsroom.as('thu'), articleId, { publish: false });
    expect(await codeOf(actOnEntry(lan, { articleId, entryId: others.id, act: 'publish' }))).toBe(
      'live.not-your-entry',
    );
    expect(await codeOf(actOnEntry(lan, { articleId, entryId: own.id, act: 'pin' }))).toBe(
      'action.not-your-role',
    );
    // So does a reporter of another desk with the grant.
    expect((await addEntry(withLiveGrant(newsroom, 'huy'), articleId)).state).toBe('published');
  });

  const everybody = ['minh', 'lan', 'huy', 'thu', 'binh', 'tam', 'phuc', 'quan'] as const;
  test.each([
    ['open', 'live', { thu: 'ok', tam: 'ok', lan: 'action.not-your-role', phuc: 'action.not-your-role' }],
    ['end', 'running', { thu: 'ok', tam: 'ok', lan: 'action.not-your-role', phuc: 'action.not-your-role' }],
    ['write', 'running', { lan: 'ok', thu: 'ok', tam: 'ok', phuc: 'action.not-your-role' }],
    ['publish', 'running', { lan: 'action.needs-grant', thu: 'ok', tam: 'ok', phuc: 'action.not-your-role' }],
    ['correct', 'running', { lan: 'action.needs-grant', thu: 'ok', tam: 'ok', phuc: 'action.not-your-role' }],
    ['withdraw', 'running', { lan: 'action.needs-grant', thu: 'ok', tam: 'ok', phuc: 'ok' }],
    ['pin', 'running', { lan: 'action.not-your-role', thu: 'ok', tam: 'ok', phuc: 'action.not-your-role' }],
  ] as const)(
    '%s is allowed to the people of the table, and others get article.not-found',
    async (act, until, answers) => {
      expect(Object.keys(LIVE_ACTS)).toContain(act);
      for (const name of everybody) {
        const { articleId } = await liveStory(newsroom, until);
        const ctx = newsroom.as(name);
        const target = act === 'publish' || act === 'correct' || act === 'withdraw' || act === 'pin';
        const isDraft = act === 'publish';
        const entry = target
          ? await addEntry(newsroom.as('lan'), articleId, { publish: false }).then((draft) =>
              isDraft
                ? draft
                : actOnEntry(newsroom.as('thu'), { articleId, entryId: draft.id, act: 'publish' }),
            )
          : null;
        const deeds: Record<string, () => Promise<unknown>> = {
          open: () => openCoverage(ctx, { articleId }),
          end: () => endCoverage(ctx, { articleId }),
          write: () => addEntry(ctx, articleId, { publish: false }),
          publish: () => actOnEntry(ctx, { articleId, entryId: entry?.id, act }),
          withdraw: () => actOnEntry(ctx, { articleId, entryId: entry?.id, act, reason: 'Sai.' }),
          pin: () => actOnEntry(ctx, { articleId, entryId: entry?.id, act }),
          correct: () =>
            writeEntry(ctx, {
              ...{
                articleId,
                entryId: entry?.id,
                baseVersion: 1,
                change: 'correction',
                publicNote: 'Sai số.',
              },
              content: { body: bodyOf('Đúng.') },
            }),
        };
        const expected = (answers as Record<string, string>)[name] ?? 'article.not-found';
        expect([name, await codeOf(deeds[act]?.() ?? Promise.reject(new Error(act)))]).toEqual([
          name,
          expected,
        ]);
      }
    },
  );
});

describe('the public page', () => {
  test('links an entry’s author only while the author has a public story', async () => {
    const { articleId, number } = await liveStory(newsroom);
    await addEntry(newsroom.as('thu'), articleId);
    const hasPage = async () =>
      (await readLive(newsroom.as(null), { number }))?.entries[0]?.authors.map((author) => author.hasPage);
    const isFound = async () => (await findAuthorBySlug(database.db, 'thu')) !== null;
    expect([await hasPage(), await isFound()]).toEqual([[false], false]);
    const { id } = await createArticle(newsroom.as('thu'), { content: contentFor(newsroom) });
    await newsroom.act('thu', id, 'submit');
    await newsroom.act('tam', id, 'approve');
    await newsroom.act('tam', id, 'publish');
    expect([await hasPage(), await isFound()]).toEqual([[true], true]);
    await newsroom.act('tam', id, 'kill', { publicNote: 'Đã rút.' });
    expect([await hasPage(), await isFound()]).toEqual([[false], false]);
  });

  test('has no entries before its story is public, and coverage cannot start then', async () => {
    const { articleId, number } = await liveStory(newsroom, 'draft');
    await addEntry(newsroom.as('lan'), articleId, { publish: false });
    expect(await readLive(newsroom.as(null), { number })).toBeNull();
    expect(await readLiveChanges(newsroom.as(null), { number, after: 0 })).toBeNull();
    expect(await codeOf(openCoverage(newsroom.as('thu'), { articleId }))).toBe('article.not-found');
  });

  test.each(['withhold', 'kill', 'take_down'] as const)(
    'has no entries after %s, nor has the search',
    async (action) => {
      const { articleId, number } = await liveStory(newsroom);
      await addEntry(newsroom.as('thu'), articleId, { text: 'Đoạn đê Hữu Thanhxyz vỡ.' });
      const found = async () =>
        JSON.stringify(await searchSite(newsroom.as(null), { text: 'Thanhxyz' })).includes(articleId) ? 1 : 0;
      expect(await found()).toBe(1);
      await actOnArticle(newsroom.as('tam'), {
        ...{ articleId, action, reason: 'Có lý do.', publicNote: 'Đã rút.' },
        notice: { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' },
      });
      expect(await readLive(newsroom.as(null), { number })).toBeNull();
      expect(await readLiveChanges(newsroom.as(null), { number, after: 0 })).toBeNull();
      expect(await found()).toBe(0);
      expect(await codeOf(addEntry(newsroom.as('thu'), articleId))).toMatch(/^action\.wrong|article\.sealed/);
    },
  );

  test('has no entries after the story’s expiry', async () => {
    const { articleId, number } = await liveStory(newsroom);
    await addEntry(newsroom.as('thu'), articleId);
    await newsroom.act('thu', articleId, 'set_expiry', {
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
    });
    expect(await shown(number)).toHaveLength(1);
    await database.db.execute(sql`update articles set published_at = site_now() - interval '2 hours',
      expires_at = site_now() - interval '1 second' where id = ${articleId}`);
    expect(await readLive(newsroom.as(null), { number })).toBeNull();
  });

  test('drops a withdrawn entry, reports its removal to open pages, and the audit has the reason', async () => {
    const { articleId, number } = await liveStory(newsroom);
    const entry = await addEntry(newsroom.as('thu'), articleId);
    const before = await readLiveChanges(newsroom.as(null), { number, after: 0 });
    const withdrawal = { articleId, entryId: entry.id, act: 'withdraw' };
    expect(await codeOf(actOnEntry(newsroom.as('thu'), withdrawal))).toBe('request.invalid');
    await actOnEntry(newsroom.as('thu'), { ...withdrawal, reason: 'Nguồn tin sai.' });
    expect(await shown(number)).toEqual([]);
    const after = await readLiveChanges(newsroom.as(null), { number, after: before?.coverage.changes ?? 0 });
    expect(after).toMatchObject({ goneIds: [entry.id], entries: [] });
    expect(
      await count(sql`select count(*) as n from audit where action = 'article.live_withdraw'
        and subject_id = ${articleId} and detail ->> 'reason' = 'Nguồn tin sai.'`),
    ).toBe(1);
    expect(
      await codeOf(actOnEntry(newsroom.as('thu'), { articleId, entryId: entry.id, act: 'publish' })),
    ).toBe('live.wrong-entry-state');
  });

  test('never reports a withdrawn draft', async () => {
    const { articleId, number } = await liveStory(newsroom);
    const draft = await addEntry(newsroom.as('lan'), articleId, { publish: false });
    await actOnEntry(newsroom.as('lan'), { articleId, entryId: draft.id, act: 'withdraw' });
    expect(await readLiveChanges(newsroom.as(null), { number, after: 0 })).toMatchObject({
      goneIds: [],
      entries: [],
    });
  });

  test('shows the note of a correction and changes the modification time, unlike a minor fix', async () => {
    newsroom.setNow(new Date());
    const { articleId, number } = await liveStory(newsroom);
    const entry = await addEntry(newsroom.as('thu'), articleId, { text: 'Ba người bị thương.' });
    const modified = async () =>
      (
        await database.db.execute<{ at: Date }>(
          sql`select modified_at as at from articles where id = ${articleId}`,
        )
      ).rows[0]?.at;
    const published = await modified();
    const change = { articleId, entryId: entry.id, content: { body: bodyOf('Ba người bị thương nhẹ.') } };
    newsroom.setNow(new Date(Date.now() + 60_000));
    await writeEntry(newsroom.as('thu'), { ...change, baseVersion: 1, change: 'minor_fix' });
    expect(await modified()).toEqual(published);
    const correction = {
      ...{ ...change, baseVersion: 2, change: 'correction' },
      content: { body: bodyOf('Hai người bị thương.') },
    };
    await expect(writeEntry(newsroom.as('thu'), correction)).rejects.toMatchObject({
      code: 'request.invalid',
      details: { fieldErrors: { publicNote: 'live.correction-needs-note' } },
    });
    await writeEntry(newsroom.as('thu'), {
      ...correction,
      publicNote: 'Bản trước viết ba người; đúng là hai.',
    });
    expect(await modified()).not.toEqual(published);
    const page = await readLive(newsroom.as(null), { number });
    expect(page?.entries[0]).toMatchObject({
      version: 3,
      notes: [{ kind: 'correction', note: 'Bản trước viết ba người; đúng là hai.' }],
    });
    newsroom.setNow(null);
  });

  test('shows the pinned entry first and once, until it is unpinned or withdrawn', async () => {
    const { articleId, number } = await liveStory(newsroom);
    const thu = newsroom.as('thu');
    const [first, second] = [await addEntry(thu, articleId), await addEntry(thu, articleId)];
    await actOnEntry(thu, { articleId, entryId: first.id, act: 'pin' });
    const page = await readLive(newsroom.as(null), { number });
    expect([page?.pinned?.id, page?.entries.map(({ id }) => id)]).toEqual([first.id, [second.id]]);
    // Its link leads to the unfolded entry, also without scripts.
    const pageOf = async (fromId: string) =>
      (await readLive(newsroom.as(null), { number, fromId }))?.isAtPinned;
    expect([page?.isAtPinned, await pageOf(first.id), await pageOf(second.id)]).toEqual([false, true, false]);
    const { coverage } = page ?? {};
    await actOnEntry(thu, { articleId, entryId: second.id, act: 'pin' });
    const changed = await readLiveChanges(newsroom.as(null), { number, after: coverage?.changes ?? 0 });
    expect(changed?.entries.map(({ id, isPinned }) => [id, isPinned])).toEqual([
      [second.id, true],
      [first.id, false],
    ]);
    await actOnEntry(thu, { articleId, entryId: second.id, act: 'withdraw', reason: 'Sai.' });
    expect((await readLive(newsroom.as(null), { number }))?.pinned).toBeNull();
  });

  test('pages by the first entry, also after that entry was withdrawn', async () => {
    const { articleId, number } = await liveStory(newsroom);
    const ids: string[] = [];
    const start = Date.now();
    for (let minute = 0; minute < 32; minute += 1) {
      newsroom.setNow(new Date(start + minute * 60_000));
      ids.unshift((await addEntry(newsroom.as('thu'), articleId)).id);
    }
    newsroom.setNow(null);
    const first = await readLive(newsroom.as(null), { number });
    expect([first?.entries.map(({ id }) => id), first?.nextId]).toEqual([ids.slice(0, 15), ids[15]]);
    const second = await readLive(newsroom.as(null), { number, fromId: ids[15] });
    expect([second?.entries.map(({ id }) => id), second?.nextId]).toEqual([ids.slice(15, 30), ids[30]]);
    expect(second?.previousId).toBeNull();
    const third = await readLive(newsroom.as(null), { number, fromId: ids[30] });
    expect([third?.entries.map(({ id }) => id), third?.nextId]).toEqual([ids.slice(30), null]);
    expect(third?.previousId).toBe(ids[15]);
    await actOnEntry(newsroom.as('thu'), { articleId, entryId: ids[15], act: 'withdraw', reason: 'Sai.' });
    const rest = await readLive(newsroom.as(null), { number, fromId: ids[15] });
    expect(rest?.entries.map(({ id }) => id)).toEqual(ids.slice(16, 31));
  });

  test('starting at an entry that was never public is the first page, and is not cached', async () => {
    const { articleId, number } = await liveStory(newsroom);
    const { id: shown } = await addEntry(newsroom.as('thu'), articleId);
    const { id: draft } = await addEntry(newsroom.as('lan'), articleId, { publish: false });
    const other = await addEntry(newsroom.as('thu'), (await liveStory(newsroom)).articleId);
    const pageFrom = (fromId: string) => runRender(() => readLive(newsroom.as(null), { number, fromId }));
    for (const madeUp of [draft, other.id, newId(), 'abc']) {
      const { result, endsAt } = await pageFrom(madeUp);
      expect(result).toMatchObject({ isFirstPage: true, entries: [{ id: shown }] });
      expect(endsAt).toEqual(new Date(0));
    }
    expect(await pageFrom(shown)).toMatchObject({ result: { isFirstPage: false }, endsAt: null });
  });

  test('returns no changes after a future number, and does not cache that', async () => {
    const { articleId, number } = await liveStory(newsroom);
    await addEntry(newsroom.as('thu'), articleId);
    const changesAfter = (after: number) =>
      runRender(() => readLiveChanges(newsroom.as(null), { number, after }));
    const { result, endsAt } = await changesAfter(0);
    expect([result?.entries.length, endsAt]).toEqual([1, null]);
    const last = result?.coverage.changes ?? 0;
    expect(await changesAfter(last)).toMatchObject({ result: { entries: [] }, endsAt: null });
    expect(await changesAfter(last + 1)).toMatchObject({ result: { entries: [] }, endsAt: new Date(0) });
  });

  test('has no entries once the story’s format is no longer live, and accepts none', async () => {
    const { articleId, number } = await liveStory(newsroom);
    await addEntry(newsroom.as('thu'), articleId);
    const { version } = await saveArticle(newsroom.as('thu'), {
      articleId,
      baseVersion: 1,
      changes: { format: 'news' },
    });
    await newsroom.act('lan', articleId, 'submit');
    await newsroom.act('tam', articleId, 'approve', { baseVersion: version });
    await newsroom.act('tam', articleId, 'publish_update', { updateKind: 'update', publicNote: 'Đổi.' });
    expect(await readLive(newsroom.as(null), { number })).toBeNull();
    expect(await codeOf(addEntry(newsroom.as('thu'), articleId))).toBe('live.not-live');
  });
});

describe('repeated, concurrent and late requests', () => {
  test('saving as a draft an entry published meanwhile is refused', async () => {
    const { articleId, number } = await liveStory(newsroom);
    const [lan, thu] = [newsroom.as('lan'), newsroom.as('thu')];
    const { id: entryId } = await addEntry(lan, articleId, { publish: false });
    const sent = { articleId, entryId, baseVersion: 1, content: { body: bodyOf('Chưa kiểm chứng.') } };
    await actOnEntry(thu, { articleId, entryId, act: 'publish', baseVersion: 1 });
    for (const ctx of [lan, thu]) {
      for (const how of [
        { publish: false },
        { publish: false, baseState: 'draft' },
        { publish: false, baseState: 'published' },
        { publish: true, baseState: 'draft' },
        { baseState: 'draft' },
      ]) {
        expect([how, await codeOf(writeEntry(ctx, { ...sent, ...how }))]).toEqual([
          how,
          'live.wrong-entry-state',
        ]);
      }
    }
    expect((await readLive(newsroom.as(null), { number }))?.entries).toMatchObject([{ version: 1 }]);
    // An editor who knows that it is public may change it, and so may a request without a base state.
    expect(await writeEntry(thu, { ...sent, publish: true, baseState: 'published' })).toMatchObject({
      ...{ state: 'published', version: 2 },
    });
    const other = { ...sent, baseVersion: 2, content: { body: bodyOf('Đã kiểm chứng.') } };
    expect(await writeEntry(thu, other)).toMatchObject({ version: 3 });
  });

  test('a draft repeated after a lost response is recognised also after its publication', async () => {
    const { articleId, number } = await liveStory(newsroom);
    const [lan, thu] = [newsroom.as('lan'), newsroom.as('thu')];
    const first = { articleId, entryId: newId(), publish: false, baseState: 'draft' };
    const begun = { ...first, baseVersion: 0, content: { body: bodyOf('Một.') } };
    const revised = { ...first, baseVersion: 1, content: { body: bodyOf('Hai.') } };
    await writeEntry(lan, begun);
    await writeEntry(lan, revised);
    await actOnEntry(thu, { articleId, entryId: first.entryId, act: 'publish', baseVersion: 2 });
    expect(await writeEntry(lan, revised)).toMatchObject({ state: 'published', version: 2 });
    expect(await shown(number)).toEqual([first.entryId]);
  });

  test('the same entry sent twice, also concurrently, is stored and audited once', async () => {
    const { articleId, number } = await liveStory(newsroom);
    const entry = {
      articleId,
      entryId: newId(),
      baseVersion: 0,
      content: { body: bodyOf('Một.') },
      publish: true,
    };
    const acts = () =>
      count(
        sql`select count(*) as n from audit where action = 'article.live_publish' and subject_id = ${articleId}`,
      );
    const answers = await Promise.all([1, 2, 3].map(() => writeEntry(newsroom.as('thu'), entry)));
    expect(new Set(answers.map(({ id, version }) => `${id} ${version}`)).size).toBe(1);
    await writeEntry(newsroom.as('thu'), entry);
    expect([await shown(number), await acts()]).toEqual([[entry.entryId], 1]);
    // With other content or by another person the id is refused.
    expect(
      await codeOf(writeEntry(newsroom.as('thu'), { ...entry, content: { body: bodyOf('Hai.') } })),
    ).toBe('live.stale-entry');
    expect(await codeOf(writeEntry(newsroom.as('tam'), entry))).toBe('live.stale-entry');
  });

  test('a correction repeated after a lost response is stored once', async () => {
    const { articleId } = await liveStory(newsroom);
    const { id: entryId } = await addEntry(newsroom.as('thu'), articleId);
    const sent = {
      ...{ articleId, entryId, baseVersion: 1, change: 'correction', publicNote: 'Sai số.' },
      content: { body: bodyOf('Đúng số.') },
    };
    await writeEntry(newsroom.as('thu'), sent);
    expect((await writeEntry(newsroom.as('thu'), sent)).notes).toHaveLength(1);
  });

  test('a note without changed content is stored once, also for the entry’s publisher', async () => {
    const { articleId } = await liveStory(newsroom);
    const { id, version } = await addEntry(newsroom.as('thu'), articleId);
    const sent = { articleId, entryId: id, baseVersion: version, content: {}, publish: true };
    const note = { change: 'correction', publicNote: 'Giờ ghi trong ảnh là giờ địa phương.' };
    const corrected = await writeEntry(newsroom.as('thu'), { ...sent, ...note });
    expect(corrected).toMatchObject({ version: version + 1, notes: [{ note: note.publicNote }] });
    expect((await writeEntry(newsroom.as('thu'), { ...sent, ...note })).notes).toHaveLength(1);
  });

  test('of two concurrent changes of one entry one is refused as stale', async () => {
    const { articleId } = await liveStory(newsroom);
    const { id: entryId } = await addEntry(newsroom.as('thu'), articleId);
    const change = (text: string) => ({
      articleId,
      entryId,
      baseVersion: 1,
      content: { body: bodyOf(text) },
    });
    const answers = await Promise.all([
      codeOf(writeEntry(newsroom.as('thu'), change('Của Thu.'))),
      codeOf(writeEntry(newsroom.as('tam'), change('Của Tâm.'))),
    ]);
    expect(answers.toSorted()).toEqual(['live.stale-entry', 'ok']);
  });

  test('an entry concurrent with a kill is published before it or refused, and is not public after it', async () => {
    const { articleId, number } = await liveStory(newsroom);
    const [killed] = await Promise.all([
      codeOf(newsroom.act('tam', articleId, 'kill', { publicNote: 'Đã rút.' })),
      codeOf(addEntry(newsroom.as('thu'), articleId)),
    ]);
    expect(killed).toBe('ok');
    expect(await readLiveChanges(newsroom.as(null), { number, after: 0 })).toBeNull();
  });

  test('changes are numbered in commit order without a gap', async () => {
    const { articleId, number } = await liveStory(newsroom);
    await Promise.all(Array.from({ length: 8 }, () => addEntry(newsroom.as('thu'), articleId)));
    const all = await readLiveChanges(newsroom.as(null), { number, after: 0 });
    expect([all?.coverage.changes, all?.entries.length]).toEqual([8, 8]);
    expect((await readLiveChanges(newsroom.as(null), { number, after: 5 }))?.entries).toHaveLength(3);
  });
});

describe('coverage', () => {
  test('accepts entries from start to end, corrections afterwards too, and can be restarted', async () => {
    const { articleId, number } = await liveStory(newsroom, 'live');
    const thu = newsroom.as('thu');
    expect(await codeOf(addEntry(thu, articleId))).toBe('live.not-open');
    await openCoverage(thu, { articleId });
    expect(await codeOf(openCoverage(thu, { articleId }))).toBe('live.already-running');
    const entry = await addEntry(thu, articleId);
    await endCoverage(thu, { articleId, closingNote: 'Nước đã rút hết.' });
    expect(await codeOf(addEntry(thu, articleId))).toBe('live.ended');
    await writeEntry(thu, {
      ...{ articleId, entryId: entry.id, baseVersion: 1, change: 'correction', publicNote: 'Sai giờ.' },
      content: { body: bodyOf('Đúng giờ.') },
    });
    expect((await readLive(newsroom.as(null), { number }))?.coverage).toMatchObject({
      closingNote: 'Nước đã rút hết.',
      endedAt: expect.any(Date),
    });
    await openCoverage(thu, { articleId });
    expect((await readLiveDesk(thu, { articleId })).coverage).toBe('running');
  });

  test('refuses placeholders, empty entries and content that an entry cannot have', async () => {
    const { articleId } = await liveStory(newsroom);
    const thu = newsroom.as('thu');
    expect(await codeOf(addEntry(thu, articleId, { text: 'Có [TK] người.' }))).toBe('live.has-tk');
    expect(await codeOf(addEntry(thu, articleId, { text: '' }))).toBe('request.invalid');
    expect(await codeOf(addEntry(thu, articleId, { isKey: true }))).toBe('request.invalid');
    const table = { type: 'doc', schema: 2, content: [{ type: 'divider' }] };
    expect(await codeOf(addEntry(thu, articleId, { body: table }))).toBe('request.invalid');
    expect(await codeOf(addEntry(thu, articleId, { authorIds: [newId()] }))).toBe('request.invalid');
  });

  test('creates a story from an entry once, and the entry links to it once public', async () => {
    const { articleId, number } = await liveStory(newsroom);
    const entry = await addEntry(newsroom.as('thu'), articleId, {
      headline: 'Đê vỡ',
      text: 'Đê vỡ lúc ba giờ.',
    });
    const asked = { articleId, entryId: entry.id, newArticleId: newId() };
    const story = await breakOutEntry(newsroom.as('lan'), asked);
    expect(story).toMatchObject({ id: asked.newArticleId, workState: 'draft', publicState: 'none' });
    expect(story.content.headline).toBe('Đê vỡ');
    expect(
      story.byline.map(({ name }) => name),
      'only thu is an author of the entry',
    ).toEqual(['thu']);
    expect(story.content.body.content.at(-1)).toEqual({ type: 'relatedStory', attrs: { articleId } });
    expect((await breakOutEntry(newsroom.as('lan'), asked)).id).toBe(story.id);
    expect(await codeOf(breakOutEntry(newsroom.as('thu'), { ...asked, newArticleId: newId() }))).toBe(
      'live.broken-out',
    );
    // The live desk names the story to people who may read it; its text is the author's until submission.
    const desk = await readLiveDesk(newsroom.as('thu'), { articleId });
    expect(desk.entries[0]?.breakoutId).toBe(story.id);
    expect(await codeOf(breakOutEntry(newsroom.as('thu'), asked))).toBe('live.broken-out');
    const breakout = async () => (await readLive(newsroom.as(null), { number }))?.entries[0]?.breakout;
    expect(await breakout()).toBeNull();
    await saveArticle(newsroom.as('lan'), {
      ...{ articleId: story.id, baseVersion: 1 },
      changes: { sapo: 'Nước tràn vào ba xã trong một giờ, hàng trăm người phải đi trong đêm.' },
    });
    await newsroom.act('lan', story.id, 'submit');
    await newsroom.act('thu', story.id, 'approve');
    await newsroom.act('thu', story.id, 'publish');
    expect(await breakout()).toMatchObject({ headline: 'Đê vỡ' });
    // The pages that name the story are invalidated when it is withdrawn.
    for (const shown of [
      await runRender(() => readLive(newsroom.as(null), { number })),
      await runRender(() => readLiveChanges(newsroom.as(null), { number, after: 0 })),
    ]) {
      expect(shown.result?.entries[0]?.breakout).toMatchObject({ headline: 'Đê vỡ' });
      expect(shown.tags).toContain(`article:${story.id}`);
    }
  });

  test('has a desk view that says if older entries exist and loads them', async () => {
    const { articleId } = await liveStory(newsroom);
    const thu = newsroom.as('thu');
    const first = await addEntry(thu, articleId);
    const second = await addEntry(thu, articleId);
    const draft = await addEntry(newsroom.as('lan'), articleId, { publish: false });
    const desk = async (limit?: unknown) => {
      const { entries, hasEarlier } = await readLiveDesk(thu, { articleId, limit });
      return [entries.map(({ id }) => id), hasEarlier];
    };
    expect(await desk('2')).toEqual([[draft.id, second.id], true]);
    expect(await desk(3)).toEqual([[draft.id, second.id, first.id], false]);
    expect(await desk()).toEqual([[draft.id, second.id, first.id], false]);
    for (const limit of ['0', '-1', '1.5', '5001', 'nhiều', ''])
      expect(await codeOf(desk(limit))).toBe('request.invalid');
  });

  test('keeps versions and notes of entries immutable', async () => {
    for (const table of ['live_entry_versions', 'live_entry_notes']) {
      const statement = sql`delete from ${sql.identifier(table)}`;
      await expect(database.db.execute(statement)).rejects.toMatchObject({ cause: { code: '42501' } });
    }
  });
});
