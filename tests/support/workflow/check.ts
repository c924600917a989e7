import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { verifyAudit } from '#usecases/audit/verify-audit.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readHome } from '#usecases/site/read-home.ts';
import { isBreaking, type ModelStory, newLetters, readersHave } from './model.ts';
import type { Scene } from './scene.ts';
import { readLists, readNotes, readStory, type Surfaces } from './surfaces.ts';

type Row = Record<string, unknown>;

async function rowsOf(scene: Scene, query: ReturnType<typeof sql>): Promise<Row[]> {
  return (await scene.services.db.execute<Row>(query)).rows;
}

/** The story in the database has the state of the model (invariants 7, 9, 10, 16, 19 by their columns). */
export async function checkState(scene: Scene, id: string, said: string): Promise<void> {
  const [row] = await rowsOf(
    scene,
    sql`select a.work_state, a.public_state, a.working_number, a.section_id, l.number as live, a.blocked_by is not null as blocked,
      a.debt_opened_by, a.restore_requested_by, a.submitted_at is not null as submitted,
      a.first_published_at is not null as published, (extract(epoch from a.embargo_until) * 1000)::float8 as embargo,
      (extract(epoch from a.breaking_until) * 1000)::float8 as breaking, (extract(epoch from a.expires_at) * 1000)::float8 as expiry,
      (extract(epoch from a.missed_publish_at) * 1000)::float8 as missed,
      a.claimed_by, a.lease_by, sv.number as scheduled, (extract(epoch from s.publish_at) * 1000)::float8 as publish_at,
      (select count(*)::int from approvals p where p.version_id = a.working_version_id) as approvals
    from articles a left join article_versions l on l.id = a.live_version_id
    left join schedules s on s.article_id = a.id left join article_versions sv on sv.id = s.version_id
    where a.id = ${id}::uuid`,
  );
  const story = scene.stories.get(id) as ModelStory;
  const n = story.versions.length;
  expect(row, said).toEqual({
    work_state: story.w,
    public_state: story.p,
    working_number: n,
    section_id: story.section,
    live: story.live,
    blocked: story.blocked,
    debt_opened_by: story.debt,
    breaking: story.breaking,
    restore_requested_by: story.restoreAskedBy,
    submitted: story.submitted,
    published: story.published,
    embargo: story.embargo,
    expiry: story.expiry,
    missed: story.missed,
    claimed_by: story.claim?.by ?? null,
    lease_by: story.lease?.by ?? null,
    scheduled: story.schedule?.n ?? null,
    publish_at: story.schedule?.at ?? null,
    approvals: story.approvals.filter((approval) => approval.n === n).length,
  });
}

/**
 * Readers have exactly the versions of the model, in the view and on every surface. No list, page, feed, map,
 * search, API answer or note contains a word of another version (invariants 1, 2, 3, 5, 16).
 */
export async function checkReaders(scene: Scene, among: readonly string[]): Promise<void> {
  const rows = await rowsOf(
    scene,
    sql`select p.id, v.number from public_articles p join article_versions v on v.id = p.version_id order by p.id`,
  );
  const stories = [...scene.stories.values()];
  const shown = stories.flatMap((story) => {
    const number = readersHave(story, scene.now);
    return number === null ? [] : [{ story, number }];
  });
  expect(rows, 'readers have other versions than they should').toEqual(
    shown
      .map(({ story, number }) => ({ id: story.id, number }))
      .sort((one, other) => (one.id < other.id ? -1 : 1)),
  );
  const allowed = new Set(shown.map(({ story, number }) => story.versions[number - 1]?.text));
  const lists = await readLists(scene.services, { ...scene.slugs, word: 'nước' });
  expectOnly(lists, allowed);
  for (const { story, number } of [...shown].sort(newestFirst).slice(0, 3)) {
    const text = story.versions[number - 1]?.text ?? '';
    for (const name of ['home', 'public list'])
      expect(lists.get(name), `${name} lacks ${text}`).toContain(text);
  }
  await checkBreaking(scene, shown);
  const named = new Set([...allowed, ...stories.flatMap(wordsInNotes(scene))]);
  expectOnly(await readNotes(scene.services), named);
  for (const id of among.slice(-4)) {
    const story = scene.stories.get(id) as ModelStory & { number: number };
    const words = story.versions.slice(-2).map(({ text }) => text);
    const found = await readStory(scene.services, { id, number: story.number, words });
    const number = readersHave(story, scene.now);
    // A story that was taken down is replaced by its notice, which names the work.
    if (number === null)
      expectOnly(found, new Set(story.p === 'taken_down' ? wordsInNotes(scene)(story) : []));
    else {
      const text = story.versions[number - 1]?.text ?? '';
      expect(found.get('page'), `the page lacks ${text}`).toContain(text);
      expect(found.get('public API'), `the API lacks ${text}`).toContain(text);
      expectOnly(found, named);
    }
  }
}

/**
 * The breaking slot has the stories of the model, newest first, and no story of it appears elsewhere on the
 * page.
 */
async function checkBreaking(
  scene: Scene,
  shown: readonly { story: ModelStory; number: number }[],
): Promise<void> {
  const { breaking, notices: _, ...elsewhere } = await readHome(scene.services);
  const expected = shown
    .filter(({ story }) => isBreaking(story, scene.now))
    .sort(({ story: a }, { story: b }) => Number(b.breaking) - Number(a.breaking) || (a.id < b.id ? 1 : -1))
    .slice(0, 3)
    .map(({ story, number }) => `Bài ${story.versions[number - 1]?.text} về mùa nước`);
  expect(
    breaking.map(({ headline }) => headline),
    'the breaking slot',
  ).toEqual(expected);
  for (const headline of expected)
    expect(JSON.stringify(elsewhere), `${headline} appears twice`).not.toContain(headline);
}

function newestFirst(one: { story: ModelStory }, other: { story: ModelStory }): number {
  return firstShown(other.story) - firstShown(one.story);
}
const firstShown = (story: ModelStory) => story.firstShownAt ?? 0;

/** A note names the story by its headline at the time of the note; so does a notice of a take-down. */
function wordsInNotes(scene: Scene) {
  return (story: ModelStory): string[] => {
    const isNamed = readersHave(story, scene.now) !== null || story.p === 'taken_down';
    return isNamed ? story.everLive.map((n) => story.versions[n - 1]?.text ?? '') : [];
  };
}

function expectOnly(surfaces: Surfaces, allowed: ReadonlySet<string | undefined>): void {
  for (const [name, text] of surfaces) {
    const leaked = [...text.matchAll(/ჰ[აბგდევზთიკ]+/g)].filter(([word]) => !allowed.has(word));
    expect(
      leaked.map(([word]) => word),
      `${name} says what readers may not have`,
    ).toEqual([]);
  }
}

/**
 * Each former address of a story redirects to it in one hop, answers that it is gone, or is empty while it is
 * withheld.
 */
export async function checkUrls(scene: Scene): Promise<void> {
  let gone = 0;
  for (const [url, id] of scene.urls) {
    const story = scene.stories.get(id) as ModelStory;
    const answer = await readArticlePage(scene.services, partsOf(url));
    if (readersHave(story, scene.now) !== null) {
      const page =
        answer?.kind === 'redirect' ? await readArticlePage(scene.services, partsOf(answer.to)) : answer;
      expect(page?.kind, `${url} leads to the story in one hop`).toBe('page');
    } else if (story.p === 'withheld') expect(answer, url).toBeNull();
    else {
      expect(answer?.kind, `${url} of a story that is ${story.p}`).toBe('withdrawn');
      gone += 1;
    }
  }
  expect(gone, 'some stories were taken back').toBeGreaterThan(0);
}

function partsOf(path: string): { section: string; segment: string } {
  const [, section = '', segment = ''] = path.split('/');
  return { section, segment };
}

/** The invariants over the whole history, recomputed from its rows alone. */
export async function checkHistory(scene: Scene): Promise<void> {
  await fourEyesHeld(scene);
  await onlyApprovedWentOut(scene);
  await nothingLost(scene);
  await eachActOnce(scene);
  await transitionsJoin(scene);
  const audit = await verifyAudit(scene.services);
  expect(audit.brokenAt, 'the chain of the audit').toBeNull();
  const bad = await rowsOf(
    scene,
    sql`select * from schedules s join articles a on a.id = s.article_id
      where s.publish_at < a.embargo_until or s.publish_at >= a.expires_at`,
  );
  expect(bad, 'invariant 7').toEqual([]);
}

/**
 * Invariant 8: for every approval, other people wrote more than half of the letters that are new since the
 * approval before. If no letter is new, another person worked on the story too.
 */
async function fourEyesHeld(scene: Scene): Promise<void> {
  const approvals = await rowsOf(
    scene,
    sql`select p.article_id, p.approved_by, v.number, p.content_hash = v.content_hash as is_exact, p.approved_at, p.id
    from approvals p join article_versions v on v.id = p.version_id order by p.approved_at, p.id`,
  );
  const versions = await rowsOf(
    scene,
    sql`select article_id, number, saved_by, contributor_ids from article_versions order by article_id, number`,
  );
  expect(approvals.length).toBeGreaterThan(10);
  for (const [index, approval] of approvals.entries()) {
    expect(approval.is_exact, 'an approval is of the exact hash').toBe(true);
    const earlier = approvals
      .slice(0, index)
      .filter(
        (each) => each.article_id === approval.article_id && Number(each.number) < Number(approval.number),
      );
    const last = Math.max(0, ...earlier.map((each) => Number(each.number)));
    const wrote = versions
      .filter((each) => each.article_id === approval.article_id)
      .filter((each) => Number(each.number) > last && Number(each.number) <= Number(approval.number))
      .flatMap((each) => [each.saved_by, ...(each.contributor_ids as string[])]);
    const story = scene.stories.get(String(approval.article_id)) as ModelStory;
    const fresh = newLetters(story, Number(approval.number), last);
    const all = [...fresh.values()].reduce((sum, each) => sum + each, 0);
    const others = all - (fresh.get(String(approval.approved_by)) ?? 0);
    expect(
      all > 0 ? others > all / 2 : wrote.some((id) => id !== null && id !== approval.approved_by),
      `invariant 8: ${approval.approved_by} wrote ${all - others} of ${all} letters that they approved of ${approval.article_id}`,
    ).toBe(true);
  }
}

/**
 * Invariant 1 over the whole history: each version that went live was approved by then, or was published
 * fast.
 */
async function onlyApprovedWentOut(scene: Scene): Promise<void> {
  const rows = await rowsOf(
    scene,
    sql`select a.subject_id, a.action, a.detail ->> 'version' as number from audit a
    where a.action in ('article.publish', 'article.publish_update', 'article.publish_scheduled')
      and not exists (
        select 1 from approvals p join article_versions v on v.id = p.version_id
        where p.article_id = a.subject_id and v.number::text = a.detail ->> 'version'
          and p.content_hash = v.content_hash and p.approved_at <= a.at)`,
  );
  expect(rows, 'invariant 1: went out without approval').toEqual([]);
}

/**
 * Invariants 14 and 15: every text that was acknowledged as saved or kept is in a version or a fork, in its
 * order.
 */
async function nothingLost(scene: Scene): Promise<void> {
  for (const story of scene.stories.values()) {
    const rows = await rowsOf(
      scene,
      sql`select number, headline from article_versions where article_id = ${story.id}::uuid order by number`,
    );
    expect(rows).toEqual(
      story.versions.map(({ text }, index) => ({ number: index + 1, headline: `Bài ${text} về mùa nước` })),
    );
  }
  const forks = await rowsOf(scene, sql`select content ->> 'headline' as headline from article_forks`);
  const stored = new Set(forks.map(({ headline }) => headline));
  for (const text of scene.forkTexts)
    expect(stored.has(`Bài ${text} về mùa nước`), `${text} is lost`).toBe(true);
}

/**
 * Invariant 18: each transition begins at the end state of the previous one of the story, starting from a
 * private draft.
 */
async function transitionsJoin(scene: Scene): Promise<void> {
  const rows = await rowsOf(
    scene,
    sql`select subject_id as id, action, detail -> 'from' as "from", detail -> 'to' as "to" from audit
    where subject_type = 'article' and jsonb_typeof(detail -> 'from') = 'object' order by seq`,
  );
  const lastStates = new Map<unknown, unknown>();
  const breaks = rows.filter(({ id, from, to }) => {
    const before = lastStates.get(id) ?? { work: 'draft', public: 'none' };
    lastStates.set(id, to);
    return JSON.stringify(before, ['work', 'public']) !== JSON.stringify(from, ['work', 'public']);
  });
  expect(rows.length).toBeGreaterThan(10);
  expect(breaks, 'invariant 18: a transition without its row').toEqual([]);
}

/** The audit of one story has the acts that were counted so far, and these. */
export async function checkActs(scene: Scene, id: string, acts: readonly string[]): Promise<void> {
  const audit = await rowsOf(
    scene,
    sql`select subject_id::text || ' ' || replace(action, 'article.', '') as act, count(*)::int as times
    from audit where subject_type = 'article' and subject_id = ${id}::uuid group by 1`,
  );
  const expected = new Map([...scene.acts].filter(([act]) => act.startsWith(id)));
  for (const act of acts) expected.set(act, (expected.get(act) ?? 0) + 1);
  expect(asCounts(audit), 'invariant 18: the audit of a race').toEqual(
    Object.fromEntries([...expected].sort()),
  );
}

/**
 * Invariants 17 and 18: each action has exactly one audit row and one effect in the outbox, and there are no
 * others.
 */
async function eachActOnce(scene: Scene): Promise<void> {
  const audit = await rowsOf(
    scene,
    sql`select subject_id::text || ' ' || replace(action, 'article.', '') as act, count(*)::int as times
    from audit where subject_type = 'article' group by 1`,
  );
  const outbox = await rowsOf(
    scene,
    sql`select (payload ->> 'articleId') || ' ' || replace(name, 'article.', '') as act, count(*)::int as times
    from outbox where name like 'article.%' group by 1`,
  );
  const expected = Object.fromEntries([...scene.acts].sort());
  expect(asCounts(audit), 'invariant 18: the audit').toEqual(expected);
  expect(asCounts(outbox), 'invariant 17: the outbox').toEqual(expected);
}

function asCounts(rows: readonly Row[]): Record<string, unknown> {
  return Object.fromEntries(rows.map(({ act, times }) => [String(act), times]).sort());
}
