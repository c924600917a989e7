import { beforeAll, expect, test } from 'vitest';
import { tags } from '#db/schema/tags.ts';
import { newId } from '#platform/time/new-id.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { controlClock, type DatabaseClock } from '#tests/support/database/database-clock.ts';
import fc from '#tests/support/fast-check.ts';
import { bodyOf, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { readRelated } from '#usecases/public-articles/read-related.ts';
import { readAutomatic } from '#usecases/related/read-automatic.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { suggestStories } from '#usecases/stories/suggest-stories.ts';

/*
 * A story that is not public is in no block of related stories, to the millisecond. The test tracks
 * visibility itself and does not query the database for it.
 */

const START = new Date('2026-05-04T03:00:00.000Z').getTime();
const minute = 60_000;
const NOTICE = { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' };

let newsroom: Newsroom;
let databaseClock: DatabaseClock;
let eventId: string;
let clock = START;

beforeAll(async () => {
  const database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  databaseClock = controlClock(database);
  eventId = newId();
  await database.db.insert(tags).values({
    ...{ id: eventId, type: 'event', name: 'Lũ thử', fold: 'lu thu', slug: 'lu-thu' },
    createdAt: new Date(START),
  });
  await turnTo(START);
});

async function turnTo(ms: number): Promise<void> {
  clock = ms;
  newsroom.setNow(new Date(ms));
  await databaseClock.setTo(new Date(ms));
}

const act = (articleId: string, action: string, input: object = {}) =>
  newsroom.act('tam', articleId, action, input);

/** The time in which the story is public, the end excluded. */
type Span = { from: number; until: number };
const always = Number.POSITIVE_INFINITY;

async function approved(headline: string): Promise<string> {
  const { id } = await newsroom.approved({
    headline,
    tagIds: [eventId, newsroom.tagId],
    body: bodyOf('Nước lũ lên nhanh ở làng Đông, người dân dời nhà trong đêm.'),
  });
  return id;
}

/** The ways to publish and withdraw a story; each returns its public time. */
const WAYS: Record<string, (id: string, at: number) => Promise<Span>> = {
  live: async (id) => {
    await act(id, 'publish');
    return { from: clock, until: always };
  },
  scheduled: async (id, at) => {
    await act(id, 'schedule', { publishAt: new Date(at) });
    return { from: at, until: always };
  },
  embargoed: async (id, at) => {
    await act(id, 'set_embargo', { embargoUntil: new Date(at) });
    await act(id, 'schedule', { publishAt: new Date(at) });
    return { from: at, until: always };
  },
  expiring: async (id, at) => {
    await act(id, 'publish');
    await act(id, 'set_expiry', { expiresAt: new Date(at) });
    return { from: clock, until: at };
  },
  withheld: async (id) => {
    await act(id, 'publish');
    await act(id, 'withhold');
    return { from: always, until: always };
  },
  killed: async (id) => {
    await act(id, 'publish');
    await act(id, 'kill', { publicNote: 'Bài được rút.' });
    return { from: always, until: always };
  },
  'taken down': async (id) => {
    await act(id, 'publish');
    await act(id, 'take_down', { notice: NOTICE });
    return { from: always, until: always };
  },
  draft: async () => ({ from: always, until: always }),
};

async function listedBeside(story: { id: string; url: string }): Promise<Set<string>> {
  const [, section = '', segment = ''] = story.url.split('/');
  const answer = await readArticlePage(newsroom.as(null), { section, segment });
  if (answer?.kind !== 'page') throw new Error('The story that is read has no page.');
  const { newer, related, eventLine, sameSection, latest } = answer.page;
  const byApi = await readRelated(newsroom.as(null), { articleId: story.id });
  const onDesk = await readAutomatic(newsroom.as('tam'), { articleId: story.id });
  const whileWriting = await suggestStories(newsroom.as('lan'), {
    text: 'Nước lũ lên nhanh ở làng Đông, người dân dời nhà trong đêm.',
    exceptId: story.id,
  });
  return new Set(
    [
      ...[
        ...newer,
        ...eventLine,
        ...sameSection,
        ...latest,
        ...byApi.newer,
        ...byApi.eventLine,
        ...whileWriting,
      ],
      ...[...related, ...byApi.related, ...onDesk.items, ...onDesk.refused].map((item) => item.story),
    ].map(({ id }) => id),
  );
}

test('no story is related to another outside its public time, to the millisecond', async () => {
  const read = await approved('Chuyện ở làng Đông');
  const { url } = await act(read, 'publish');
  let word = 0;
  let seenOnce = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(WAYS)), fc.integer({ min: 1, max: 30 })), {
        minLength: 2,
        maxLength: 4,
      }),
      async (ways) => {
        await turnTo(clock + minute);
        const begun = clock;
        const spans = new Map<string, Span>();
        for (const [way, minutes] of ways) {
          word += 1;
          const id = await approved(`Bài ${word} về một chuyện khác ${word}`);
          spans.set(id, (await WAYS[way]?.(id, begun + minutes * minute)) ?? { from: always, until: always });
        }
        const moments = [...spans.values()]
          .flatMap(({ from, until }) => [from, until])
          .filter((moment) => Number.isFinite(moment) && moment > begun)
          .flatMap((moment) => [moment - 1, moment])
          .sort((a, b) => a - b);
        for (const moment of [begun, ...moments]) {
          await turnTo(moment);
          const listed = await listedBeside({ id: read, url });
          for (const [id, { from, until }] of spans) {
            const isPublic = from <= moment && moment < until;
            if (!isPublic) expect(listed.has(id), `${id} at ${new Date(moment).toISOString()}`).toBe(false);
            else if (listed.has(id)) seenOnce += 1;
          }
        }
        // Withdraws the finished stories to make room for the next.
        for (const id of spans.keys()) await act(id, 'withhold').catch(() => {});
      },
    ),
    { numRuns: 12, seed: 20_260_504 },
  );
  expect(seenOnce).toBeGreaterThan(10);
});
