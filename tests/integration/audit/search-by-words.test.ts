import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { AuditPlace } from '#core/audit/audit-place.ts';
import { reasonOf } from '#core/audit/reason-of.ts';
import { insertReason } from '#db/queries/audit/audit.ts';
import { type AuditQuestion, searchAudit } from '#db/queries/audit/search-audit.ts';
import { audit } from '#db/schema/audit.ts';
import { newId } from '#platform/time/new-id.ts';
import { asOwner } from '#tests/support/database/as-owner.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { seeded } from '#tests/support/seeded.ts';
import { indexReasons } from '#usecases/audit/index-reasons.ts';

/*
 * Actions of some people with reasons of common and rare words. Their sequence and times differ in order by
 * moments.
 */

type Act = typeof audit.$inferSelect;

const random = seeded(20_261_126);
const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
const people = [newId(), newId(), newId()];
const subjects = Array.from({ length: 6 }, () => ({ type: pick(['article', 'section']), id: newId() }));
const start = Date.parse('2026-01-01T00:00:00Z');

let database: FreshDatabase;
const acts: Act[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  for (let seq = 1; seq <= 500; seq += 1) {
    const subject = pick(subjects);
    const reason = [
      pick(['thiếu', 'thieu', '']),
      pick(['nguồn', 'tin', '']),
      random() < 0.02 ? 'vệ tinh' : '',
    ];
    acts.push({
      ...{ seq, at: new Date(start + Math.floor(seq / 3) * 60_000 + pick([0, 0, 90_000])) },
      ...{ actorId: pick([...people, null]), action: pick(['article.hold', 'section.edit', 'session.end']) },
      ...{ subjectType: subject.type, subjectId: subject.id, address: pick(['10.0.0.1', '10.0.0.2']) },
      detail: random() < 0.8 ? { reason: reason.join(' ').trim() } : {},
      ...{ previousHash: '', hash: '' },
    });
  }
  await database.db.insert(audit).values(acts);
  for (const act of acts) await insertReason(database.db, act);
});

const hasWord = ({ detail }: Act, ...spellings: readonly string[]) =>
  reasonOf(detail)
    .split(' ')
    .some((word) => spellings.includes(word));

const WORDS = {
  "'thieu'": (act: Act) => hasWord(act, 'thiếu', 'thieu'),
  "'=thiếu'": (act: Act) => hasWord(act, 'thiếu'),
  "'thieu' & 'nguon'": (act: Act) => hasWord(act, 'thiếu', 'thieu') && hasWord(act, 'nguồn'),
  "'ve' <-> 'tinh'": (act: Act) => hasWord(act, 'vệ'),
  "'hai' & 'dao'": () => false,
} as const;

function matchesFilters(act: Act, question: AuditQuestion): boolean {
  const {
    actorId,
    actions,
    withoutStories,
    withoutPrefix,
    subjects: about,
    from,
    before,
    address,
  } = question;
  return (
    (actorId === undefined || act.actorId === actorId) &&
    (actions === undefined || actions.includes(act.action)) &&
    (withoutStories !== true || act.subjectType !== 'article') &&
    (withoutPrefix === undefined || !act.action.startsWith(withoutPrefix)) &&
    (about === undefined || about.some(({ type, id }) => type === act.subjectType && id === act.subjectId)) &&
    (from === undefined || act.at >= from) &&
    (before === undefined || act.at < before) &&
    (address === undefined || act.address === address)
  );
}

/** Random filters, about a third of those that exist. */
function randomQuestion(): AuditQuestion {
  const maybe = <T>(value: T) => (random() < 0.3 ? value : undefined);
  return {
    actorId: maybe(pick([...people, null])),
    actions: maybe(pick([['article.hold'], ['article.hold', 'session.end'], ['never.happened']])),
    withoutStories: maybe(true),
    withoutPrefix: maybe('session.'),
    subjects: maybe(subjects.slice(0, 3)),
    from: maybe(new Date(start + 20 * 60_000)),
    before: maybe(new Date(start + 140 * 60_000)),
    address: maybe('10.0.0.1'),
  };
}

async function listAll(question: AuditQuestion, towards: 'older' | 'newer'): Promise<number[]> {
  const listed: number[] = [];
  let place: AuditPlace | null = null;
  for (;;) {
    const rows = await searchAudit(database.db, question, { towards, place, limit: 7 });
    listed.push(...rows.map(({ seq }) => seq));
    const last: AuditPlace | undefined = rows.at(-1);
    if (last === undefined) return listed;
    place = last;
  }
}

test.each(Object.entries(WORDS))(
  'a search for %s with any other filters finds every action once and in order of time, both ways',
  async (words, isFound) => {
    for (let round = 0; round < 15; round += 1) {
      const question = round === 0 ? {} : randomQuestion();
      const expected = acts
        .filter((act) => isFound(act) && matchesFilters(act, question))
        .sort((one, other) => one.at.getTime() - other.at.getTime() || one.seq - other.seq)
        .map(({ seq }) => seq);
      const label = JSON.stringify(question);
      expect(await listAll({ ...question, words }, 'newer'), label).toEqual(expected);
      expect(await listAll({ ...question, words }, 'older'), label).toEqual(expected.toReversed());
    }
  },
);

test('the actions of one person and some kinds are in order of time', async () => {
  for (let round = 0; round < 30; round += 1) {
    const question = {
      ...randomQuestion(),
      actorId: pick(people),
      actions: ['article.hold', 'section.edit'],
    };
    const expected = acts
      .filter((act) => matchesFilters(act, question))
      .sort((one, other) => other.at.getTime() - one.at.getTime() || other.seq - one.seq);
    expect(await listAll(question, 'older')).toEqual(expected.map(({ seq }) => seq));
  }
});

test('a reindex finds the reasons of all actions again, in several batches, once each', async () => {
  const read = () => database.db.execute(sql`select * from audit_reasons order by seq`);
  // More than one batch of a thousand; only the last action has a reason of its own.
  await database.db.execute(sql`insert into audit
      (seq, at, action, subject_type, subject_id, address, detail, previous_hash, hash)
    select n, now(), 'article.hold', 'article', gen_random_uuid(), '',
      case n when 1200 then '{"reason": "trạm đo mặn"}'::jsonb else '{}'::jsonb end, '', ''
    from generate_series(501, 1200) n`);
  const before = await read();
  expect(await indexReasons(database)).toBe(1_200);
  const added = await read();
  expect(added.rows).toHaveLength(before.rows.length + 1);
  expect(await listAll({ words: "'=trạm'" }, 'older')).toEqual([1_200]);

  await asOwner(database, async (owner) => {
    await owner.execute(sql`delete from audit_reasons`);
  });
  expect(await indexReasons(database)).toBe(1_200);
  expect((await read()).rows).toEqual(added.rows);
});
