import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as session from '#app/_shell/session/session.ts';
import * as locale from '#app/_shell/shared/locale.ts';
import { TEXT_FIELDS } from '#core/articles/article-fields.ts';
import { isSealed, may } from '#core/articles/policy.ts';
import { mayReadSchedule } from '#core/articles/schedule-policy.ts';
import { contentOf } from '#core/working-copy/content-of.ts';
import { writeContent } from '#core/working-copy/write-content.ts';
import { getArticle } from '#db/queries/articles/articles.ts';
import { articleForks } from '#db/schema/article-forks.ts';
import { notifications } from '#db/schema/notifications.ts';
import { newId } from '#platform/time/new-id.ts';
import { serveCollab } from '#tests/support/collab/collab.ts';
import { writeAsClient } from '#tests/support/collab/write-as-client.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import {
  asText,
  type Caller,
  ENTRY_POINTS,
  type EntryPoint,
  otherEntryPoints,
  type Target,
} from '#tests/support/workflow/entry-points.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { linkEdition } from '#usecases/articles/link-edition.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { loadFacts } from '#usecases/articles/shared/article-facts.ts';
import { startThread } from '#usecases/comments/start-thread.ts';
import { provideServices } from '#usecases/services.ts';
import { createToken } from '#usecases/tokens/create-token.ts';
import { isLong } from '../../sizes.ts';

/*
 * No answer of any operation contains a word that is only in a working version which the person may not
 * read. Each story below has such a word in every field of its working version. Each person asks every
 * operation for each story, and for an own story that names these stories.
 */

const signedIn = { session: null as session.Session | null };
vi.spyOn(session, 'currentSession').mockImplementation(async () => signedIn.session);
vi.spyOn(session, 'enrollingSession').mockResolvedValue(null);
vi.spyOn(locale, 'deskLocale').mockResolvedValue('vi');

const PEOPLE = ['nobody', 'minh', 'huy', 'binh', 'phuc', 'quan', 'thu', 'tam'] as const;
type Name = (typeof PEOPLE)[number];

/** How each story comes to its state, from a submitted or public one whose working version has the word. */
const STATES: Readonly<Record<string, { isPublic: boolean; acts: readonly [Who, string, object?][] }>> = {
  draft: { isPublic: false, acts: [] },
  review: { isPublic: false, acts: [['lan', 'submit']] },
  approved: {
    isPublic: false,
    acts: [
      ['lan', 'submit'],
      ['thu', 'approve'],
    ],
  },
  scheduled: {
    isPublic: false,
    acts: [
      ['lan', 'submit'],
      ['thu', 'approve'],
      ['thu', 'schedule', later()],
    ],
  },
  held: {
    isPublic: false,
    acts: [
      ['lan', 'submit'],
      ['thu', 'hold'],
    ],
  },
  spiked: {
    isPublic: false,
    acts: [
      ['lan', 'submit'],
      ['thu', 'spike'],
    ],
  },
  update: { isPublic: true, acts: [] },
  updatereview: { isPublic: true, acts: [['lan', 'submit']] },
  updateapproved: {
    isPublic: true,
    acts: [
      ['lan', 'submit'],
      ['thu', 'approve'],
    ],
  },
  updatescheduled: {
    isPublic: true,
    acts: [
      ['lan', 'submit'],
      ['thu', 'approve'],
      ['thu', 'schedule', later()],
    ],
  },
  withheld: { isPublic: true, acts: [['thu', 'withhold']] },
  takendown: { isPublic: true, acts: [['tam', 'take_down', notice()]] },
};
type Who = 'lan' | 'thu' | 'tam';

function later() {
  return { publishAt: '2999-01-01T00:00:00Z', updateKind: 'update' };
}

function notice() {
  return { notice: { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' } };
}

/** Headlines of scheduled versions, which the schedule shows to every role that may read it. */
const SHOWS_SCHEDULE = /^(schedule|choice of a moment)/;
/** Acts on the story itself; they come last, because they change what the others would answer. */
const isChange = ({ name }: EntryPoint) =>
  /^(action|API (?!GET|search|tag|public|front|launch|reads))/.test(name);

/** Every field has `word` and `marker`. Requests have the word, so only the marker proves a leak. */
type Secret = Target & { readonly state: string; readonly marker: string };
let database: FreshDatabase;
let newsroom: Newsroom;
let rooms: Awaited<ReturnType<typeof serveCollab>>;
const tokens: Record<string, string> = {};
const secrets: Secret[] = [];
/** Each person's own story that names every secret that readers have. */
const own: Partial<Record<Name, Target>> = {};
const tried: Record<string, { operations: number; answers: number; leaks: string[] }> = {};

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  newsroom.setNow(new Date());
  provideServices(newsroom.as(null));
  for (const name of PEOPLE) {
    if (name === 'nobody') continue;
    const { token } = await createToken(newsroom.as(null), { personEmail: `${name}@toasoan.example` });
    tokens[name] = token;
  }
  for (const state of Object.keys(STATES)) secrets.push(await makeSecret(state));
  for (const [at, name] of (['minh', 'huy', 'binh'] as const).entries())
    own[name] = await ownStoryOf(name, at);
  for (const name of PEOPLE) if (name !== 'nobody') await notifyOfAll(name);
  rooms = await serveCollab({
    ctx: newsroom.as(null),
    connectionString: database.connectionString,
    actorOf: async (name) => (name === '' ? null : (newsroom.as(name as 'lan').actor ?? null)),
  });
});

afterAll(async () => {
  await rooms.stop();
  // `npm run test:long -- working-text-leaks` shows how much was tried.
  if (isLong) {
    console.table(
      Object.fromEntries(
        Object.entries(tried).map(([name, { operations, answers, leaks }]) => [
          name,
          { operations, answers, leaks: leaks.length },
        ]),
      ),
    );
  }
});

const publicSecrets = () => secrets.filter(({ state }) => state.startsWith('update'));

async function makeSecret(state: string): Promise<Secret> {
  const at = String(secrets.length).padStart(2, '0');
  const [word, marker] = [`zqx${at}tim`, `vkw${at}giau`];
  const text = `${word} ${marker}`;
  const lan = newsroom.as('lan');
  const { isPublic, acts } = STATES[state] as (typeof STATES)[string];
  const content = {
    ...Object.fromEntries(TEXT_FIELDS.map((field) => [field, `Về ${text} của ${field}`])),
    body: {
      ...bodyOf(`Đoạn về ${text}.`),
      content: [
        ...bodyOf(`Đoạn về ${text}.`).content,
        ...(acts.length === 0
          ? [{ type: 'privateNote', content: [{ type: 'text', text: `Ghi chú về ${text}.` }] }]
          : []),
      ],
    },
  };
  const { id, number } = isPublic
    ? await newsroom.published({ headline: `Một bài mà bạn đọc đã có, ${at}` })
    : await createArticle(lan, { content: contentFor(newsroom, content) });
  if (isPublic) await saveArticle(lan, { articleId: id, baseVersion: 1, changes: content });
  // A refused save keeps a fork.
  await saveArticle(lan, { articleId: id, baseVersion: 0, changes: { kicker: `${text} riêng` } }).catch(
    () => null,
  );
  const thread = await startThread(lan, { articleId: id, text: `Bàn về ${text}.` });
  for (const [who, act, input] of acts) {
    await newsroom.act(who, id, act, { reason: `Vì ${text}.`, ...(input ?? {}) });
  }
  // Text that no version has yet.
  if (acts.length === 0) {
    await writeAsClient(lan, id, (doc) =>
      writeContent(doc, { ...contentOf(doc), kicker: `Đang viết ${text}` }),
    );
  }
  const [fork] = await database.db.select().from(articleForks).where(eq(articleForks.articleId, id));
  const mediaId = newId();
  return {
    id,
    number,
    mediaId,
    threadId: thread.id,
    forkId: fork?.id ?? newId(),
    word,
    marker,
    state,
    ...NO_LINKS,
  };
}

const NO_LINKS = { expiredLink: `${newId()}.x`, usedLink: `${newId()}.x` };

async function ownStoryOf(name: 'minh' | 'huy' | 'binh', at: number): Promise<Target> {
  const ids = publicSecrets().map(({ id }) => id);
  const related = ids.map((articleId) => ({ type: 'relatedStory', attrs: { articleId } }));
  const body = bodyOf('Một đoạn của riêng mình.');
  const { id, number } = await createArticle(newsroom.as(name), {
    locale: 'en',
    content: contentFor(newsroom, {
      ...{ headline: 'A story of one’s own', sectionId: newsroom.business },
      body: { ...body, content: [...body.content, ...related] },
    }),
  });
  await newsroom.act(name, id, 'submit');
  const tam = newsroom.as('tam');
  await saveArticle(tam, { articleId: id, baseVersion: 1, changes: { pinIds: ids } });
  await linkEdition(tam, { articleId: id, editionId: ids[at], role: 'original' });
  return { id, number, mediaId: newId(), threadId: newId(), forkId: newId(), word: 'own', ...NO_LINKS };
}

/** Notifications of each story, as from a time when the person could read it. */
async function notifyOfAll(name: Exclude<Name, 'nobody'>): Promise<void> {
  await database.db.insert(notifications).values(
    secrets.map(({ id }) => ({
      ...{ id: newId(), eventKey: `${id}:${name}`, personId: newsroom.people[name].id },
      ...{
        kind: 'mentioned' as const,
        articleId: id,
        detail: {},
        at: new Date(),
        inDesk: true,
        inDigest: true,
      },
    })),
  );
}

async function mayRead(name: Name, { id }: Secret): Promise<boolean> {
  const { actor } = newsroom.as(name === 'nobody' ? null : name);
  if (actor === null) return false;
  const facts = await loadFacts(database.db, await getArticle(database.db, id));
  return may(actor, 'read_unpublished', { facts, now: new Date() }).ok && !isSealed(actor, facts);
}

async function askAs(name: Name, entryPoint: EntryPoint, target: Target): Promise<string> {
  const person = name === 'nobody' ? null : name;
  signedIn.session =
    person === null
      ? null
      : {
          id: newId(),
          email: `${person}@toasoan.example`,
          ctx: newsroom.as(person) as session.Session['ctx'],
        };
  const caller: Caller = { token: tokens[name], person, roomsUrl: rooms.url };
  return asText(await entryPoint.ask(target, caller).catch((error: unknown) => String(error))) ?? '';
}

describe.each(PEOPLE)('as %s', (name) => {
  test('no operation answers with words of a working version that this person may not read', async () => {
    const hidden: Secret[] = [];
    for (const secret of secrets) if (!(await mayRead(name, secret))) hidden.push(secret);
    expect(hidden.length).toBeGreaterThan(0);
    const all = [...ENTRY_POINTS, ...otherEntryPoints()];
    // The short size asks every operation as one person, and a third of them as each other one.
    const isWhole = isLong || name === 'huy';
    const operations = all.filter((_, index) => isWhole || index % 3 === PEOPLE.indexOf(name) % 3);
    const inOrder = [...operations.filter((each) => !isChange(each)), ...operations.filter(isChange)];
    const count = { operations: 0, answers: 0, leaks: [] as string[] };
    tried[name] = count;
    for (const [at, entryPoint] of inOrder.entries()) {
      const asked = isLong ? hidden : hidden.filter((_, index) => index === at % hidden.length);
      const mine = own[name] === undefined ? [] : [own[name]];
      count.operations += 1;
      for (const target of [...asked, ...mine]) {
        const answer = await askAs(name, entryPoint, target);
        count.answers += 1;
        for (const { marker, state } of hidden) {
          const place = answer.indexOf(marker);
          if (place < 0 || showsScheduled(name, entryPoint, state)) continue;
          count.leaks.push(
            `${entryPoint.name}, ${state}: ${answer.slice(Math.max(0, place - 80), place + 60)}`,
          );
        }
      }
    }
    expect(count.leaks).toEqual([]);
  });
});

test('a person who may read the working version gets its words from these operations', async () => {
  const secret = secrets.find(({ state }) => state === 'update') as Secret;
  for (const name of ['editor', 'queue', 'action comments.ts#threadsOf', 'API GET /articles/{id}']) {
    const entryPoint = ENTRY_POINTS.find((each) => each.name === name) as EntryPoint;
    expect((await askAs('tam', entryPoint, secret)).includes(secret.marker), name).toBe(true);
  }
});

function showsScheduled(name: Name, entryPoint: EntryPoint, state: string): boolean {
  const { actor } = newsroom.as(name === 'nobody' ? null : name);
  return (
    actor !== null &&
    mayReadSchedule(actor).ok &&
    SHOWS_SCHEDULE.test(entryPoint.name) &&
    state.endsWith('scheduled')
  );
}
