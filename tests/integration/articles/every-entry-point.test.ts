import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as session from '#app/_shell/session/session.ts';
import * as locale from '#app/_shell/shared/locale.ts';
import { hourOf } from '#core/page-views/decay.ts';
import { articleForks } from '#db/schema/article-forks.ts';
import { notifications } from '#db/schema/notifications.ts';
import { outsideLinks } from '#db/schema/outside-links.ts';
import { articleReads, mostRead } from '#db/schema/reads.ts';
import { newSecret } from '#platform/auth/new-secret.ts';
import { newId } from '#platform/time/new-id.ts';
import { serveCollab } from '#tests/support/collab/collab.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import {
  allEntryPoints,
  asText,
  type Caller,
  ENTRY_POINTS,
  type EntryPoint,
  NO_STORY,
  type Target,
} from '#tests/support/workflow/entry-points.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { startThread } from '#usecases/comments/start-thread.ts';
import { uploadMedia } from '#usecases/media/upload-media.ts';
import { makeOutsideLink } from '#usecases/outside/make-link.ts';
import { openOutsideLink } from '#usecases/outside/open-link.ts';
import { provideServices } from '#usecases/services.ts';
import { createToken } from '#usecases/tokens/create-token.ts';

/** The person that the session of the request returns. */
const signedIn = { session: null as session.Session | null };
vi.spyOn(session, 'currentSession').mockImplementation(async () => signedIn.session);
vi.spyOn(locale, 'deskLocale').mockResolvedValue('vi');

const OUTSIDERS = ['nobody', 'minh', 'huy', 'binh', 'quan'] as const;
/** An unsubmitted draft, one in review on another desk, and an approved scheduled one. */
const SECRETS = ['draft', 'in review', 'scheduled'] as const;

const SCHEDULE = new Set(['schedule', 'schedule as a list', 'schedule of the month', 'choice of a moment']);

let database: FreshDatabase;
let newsroom: Newsroom;
let rooms: Awaited<ReturnType<typeof serveCollab>>;
const tokens: Record<string, string | undefined> = {};
const secrets: Record<string, Target> = {};
const words = { draft: 'zwortelx', 'in review': 'zwiebelx', scheduled: 'zwanenx' } as const;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  // Pages contain the time of their render.
  newsroom.setNow(new Date());
  provideServices(newsroom.as(null));
  for (const name of OUTSIDERS) {
    if (name === 'nobody') continue;
    const { token } = await createToken(newsroom.as(null), { personEmail: `${name}@toasoan.example` });
    tokens[name] = token;
  }
  for (const kind of SECRETS) secrets[kind] = await makeSecret(words[kind], kind);
  for (const name of OUTSIDERS) if (name !== 'nobody') await notifyOfAll(name);
  await rankAll();
  rooms = await serveCollab({
    ctx: newsroom.as(null),
    connectionString: database.connectionString,
    actorOf: async (name) => (name === '' ? null : (newsroom.as(name as 'lan').actor ?? null)),
  });
});

afterAll(() => rooms.stop());

/** Creates notifications of each story, as from a time when the person could read it. */
async function notifyOfAll(name: Exclude<(typeof OUTSIDERS)[number], 'nobody'>): Promise<void> {
  await database.db.insert(notifications).values(
    Object.values(secrets).map(({ id }) => ({
      ...{
        id: newId(),
        eventKey: `${id}:${name}`,
        personId: newsroom.people[name].id,
        kind: 'mentioned' as const,
      },
      ...{ articleId: id, detail: {}, at: new Date(), inDesk: true, inDigest: true },
    })),
  );
}

/** Ranks each story as most read, as from a time when it was public. */
async function rankAll(): Promise<void> {
  const ids = Object.values(secrets).map(({ id }) => id);
  await database.db
    .insert(articleReads)
    .values(ids.map((articleId) => ({ articleId, hour: hourOf(new Date()), reads: 7 })));
  await database.db
    .insert(mostRead)
    .values(
      [null, newsroom.world].flatMap((sectionId) =>
        ids.map((articleId, index) => ({ locale: 'vi' as const, sectionId, position: index + 1, articleId })),
      ),
    );
}

async function makeSecret(word: string, kind: (typeof SECRETS)[number]): Promise<Target> {
  const lan = newsroom.as('lan');
  const background = { r: SECRETS.indexOf(kind) * 60, g: 90, b: 140 };
  const file = await sharp({ create: { width: 640, height: 400, channels: 3, background } })
    .png()
    .toBuffer();
  const media = await uploadMedia(lan, { file, caption: word, credit: word, alt: word });
  const { id, number } = await createArticle(lan, {
    content: contentFor(newsroom, {
      headline: `Chuyện ${word} mùa nước`,
      sapo: `Một câu về ${word} đủ dài để gửi đi.`,
      lead: { mediaId: media.id, caption: word, credit: word, alt: word },
      body: bodyOf(`Đoạn về ${word}.`),
    }),
  });
  await saveArticle(lan, { articleId: id, baseVersion: 1, changes: { kicker: word } });
  await saveArticle(lan, { articleId: id, baseVersion: 1, changes: { kicker: `${word} khác` } }).catch(
    () => null,
  );
  const [fork] = await database.db.select().from(articleForks).where(eq(articleForks.articleId, id));
  const thread = await startThread(lan, { articleId: id, text: `Bàn về ${word}.` });
  if (kind !== 'draft') await actOnArticle(lan, { articleId: id, action: 'submit' });
  if (kind === 'scheduled') {
    await newsroom.act('thu', id, 'approve');
    const publishAt = new Date(Date.now() + 86_400_000).toISOString();
    await newsroom.act('thu', id, 'schedule', { publishAt });
  }
  return {
    ...{ id, number, mediaId: media.id, threadId: thread.id, forkId: fork?.id ?? '', word },
    expiredLink: await expiredLinkTo(id),
    usedLink: await usedLinkTo(id),
  };
}

async function linkTo(articleId: string): Promise<{ linkId: string; secret: string }> {
  const made = { articleId, kind: 'preview', label: 'Người ngoài', hours: 1, singleUse: true };
  const { url } = await makeOutsideLink(newsroom.as('lan'), made);
  const [linkId = '', secret = ''] = url.split('/').at(-1)?.split('.') ?? [];
  return { linkId, secret };
}

async function expiredLinkTo(articleId: string): Promise<string> {
  const { linkId, secret } = await linkTo(articleId);
  const [createdAt, expiresAt] = [new Date(Date.now() - 7_200_000), new Date(Date.now() - 3_600_000)];
  await database.db.update(outsideLinks).set({ createdAt, expiresAt }).where(eq(outsideLinks.id, linkId));
  return `${linkId}.${secret}`;
}

async function usedLinkTo(articleId: string): Promise<string> {
  const { linkId, secret } = await linkTo(articleId);
  await openOutsideLink(newsroom.as(null), { linkId, secret, visitSecret: newSecret('') });
  return `${linkId}.${secret}`;
}

function missingStory(): Target {
  return {
    id: newId(),
    number: 987_654,
    mediaId: newId(),
    threadId: newId(),
    forkId: newId(),
    expiredLink: `${newId()}.${newSecret('')}`,
    usedLink: `${newId()}.${newSecret('')}`,
    word: 'khongcox',
  };
}

async function requestAs(
  name: (typeof OUTSIDERS)[number],
  entryPoint: EntryPoint,
  target: Target,
): Promise<string> {
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
  return asText(await entryPoint.ask(target, caller));
}

function withoutNames(answer: string, target: Target): string {
  return [
    ...[target.expiredLink, target.usedLink].flatMap((link) => [link, ...link.split('.')]),
    target.id,
    target.mediaId,
    target.threadId,
    target.forkId,
    target.word,
    String(target.number),
  ].reduce((text, name, index) => (name === '' ? text : text.replaceAll(name, `<${index}>`)), answer);
}

describe.each(OUTSIDERS)('as %s', (name) => {
  test.each(ENTRY_POINTS)(
    'the entry point "$name" reveals nothing about a story that they may not read',
    async (entryPoint) => {
      // A picture belongs to the library of the whole desk; only for outsiders is it secret.
      if (entryPoint.name.startsWith('picture') && name !== 'nobody') return;
      const nothing = missingStory();
      const without =
        entryPoint.kind === 'about' ? withoutNames(await requestAs(name, entryPoint, nothing), nothing) : '';
      for (const kind of SECRETS) {
        // The schedule shows approved stories to journalists and editors of all desks by design.
        if (SCHEDULE.has(entryPoint.name) && kind === 'scheduled' && (name === 'huy' || name === 'binh'))
          continue;
        const secret = secrets[kind] as Target;
        const answer = await requestAs(name, entryPoint, secret);
        if (entryPoint.kind === 'about') expect(withoutNames(answer, secret), kind).toBe(without);
        else
          for (const part of [secret.id, secret.word, secret.mediaId])
            expect(answer, kind).not.toContain(part);
      }
    },
  );
});

test('a person who may read the story gets an answer from these entry points, so the silence is meaningful', async () => {
  signedIn.session = {
    id: newId(),
    email: 'lan@toasoan.example',
    ctx: newsroom.as('lan') as session.Session['ctx'],
  };
  const { token } = await createToken(newsroom.as(null), { personEmail: 'lan@toasoan.example' });
  const caller = { token, person: 'lan', roomsUrl: rooms.url };
  const secret = secrets.draft as Target;
  for (const name of [
    'editor',
    'view',
    'working copy',
    'action comments.ts#threadsOf',
    'API GET /articles/{id}',
    'picture',
    'picture, asked again',
    'websocket',
  ]) {
    const entryPoint = ENTRY_POINTS.find((each) => each.name === name) as EntryPoint;
    const nothing = missingStory();
    const answer = withoutNames(asText(await entryPoint.ask(secret, caller)), secret);
    expect(answer, name).not.toBe(withoutNames(asText(await entryPoint.ask(nothing, caller)), nothing));
  }
  const queue = ENTRY_POINTS.find((each) => each.name === 'queue') as EntryPoint;
  expect(asText(await queue.ask(secret, caller))).toContain(secret.word);
});

test('every route and server action is in the matrix or declared as unrelated to stories', () => {
  const covered = new Set(ENTRY_POINTS.flatMap(({ covers }) => covers));
  const isDeclared = (entryPoint: string) =>
    Object.entries(NO_STORY).some(
      ([name, why]) =>
        why !== '' &&
        (entryPoint === name || entryPoint.startsWith(`${name}#`) || entryPoint.startsWith(`${name}/`)),
    );
  const entryPoints = allEntryPoints();
  expect(entryPoints.length).toBeGreaterThan(90);
  expect(entryPoints.filter((entryPoint) => !covered.has(entryPoint) && !isDeclared(entryPoint))).toEqual([]);
  expect(
    [...covered].filter((entryPoint) => !entryPoints.includes(entryPoint)),
    'entries without an entry point',
  ).toEqual([]);
});
