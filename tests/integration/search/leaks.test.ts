import { beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { controlClock } from '#tests/support/database/database-clock.ts';
import fc from '#tests/support/fast-check.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import { suggestSearches } from '#usecases/site/suggest-searches.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
const hourMs = 3_600_000;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

const notice = { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' };
/** The transitions of a story as actions with input, and whether it is public now and in two hours. */
const OUTCOMES = {
  draft: { acts: [], now: false, later: false },
  'in review': { acts: [['lan', 'submit', {}]], now: false, later: false },
  published: { acts: publishing(), now: true, later: true },
  withheld: {
    acts: [...publishing(), ['tam', 'withhold', { reason: 'Cần xem lại.' }]],
    now: false,
    later: false,
  },
  killed: {
    acts: [...publishing(), ['tam', 'kill', { publicNote: 'Bài được rút.' }]],
    now: false,
    later: false,
  },
  'taken down': { acts: [...publishing(), ['tam', 'take_down', { notice }]], now: false, later: false },
  scheduled: { acts: [...approving(), ['thu', 'schedule', { publishAt: 1 }]], now: false, later: true },
  embargoed: {
    acts: [
      ...approving(),
      ['thu', 'set_embargo', { embargoUntil: 1 }],
      ['thu', 'schedule', { publishAt: 1 }],
    ],
    now: false,
    later: true,
  },
  expiring: { acts: [...publishing(), ['thu', 'set_expiry', { expiresAt: 1 }]], now: true, later: false },
} satisfies Record<string, { acts: Act[]; now: boolean; later: boolean }>;

type Act = [by: 'lan' | 'thu' | 'tam', action: string, input: Record<string, unknown>];

function approving(): Act[] {
  return [
    ['lan', 'submit', {}],
    ['thu', 'approve', {}],
  ];
}

function publishing(): Act[] {
  return [...approving(), ['thu', 'publish', {}]];
}

/** A number in the time of an input means hours from now. */
async function live(outcome: keyof typeof OUTCOMES, word: string, at: Date): Promise<string> {
  const content = contentFor(newsroom, { headline: `Chuyện ${word} bên sông` });
  const { id } = await createArticle(newsroom.as('lan'), { content });
  for (const [by, action, input] of OUTCOMES[outcome].acts) {
    const moments = Object.entries(input).map(([name, value]) => [
      name,
      typeof value === 'number' ? new Date(at.getTime() + value * hourMs).toISOString() : value,
    ]);
    await newsroom.act(by, id, action, Object.fromEntries(moments));
  }
  return id;
}

/** Whether any search response contains the story: results, suggestions, corrections, counts. */
async function isFound(word: string, id: string): Promise<boolean> {
  const reader = newsroom.as(null);
  const answers = await Promise.all([
    searchSite(reader, { text: word }),
    searchSite(reader, { text: word, sort: 'newest' }),
    searchSite(reader, { text: `"chuyện ${word}"` }),
    searchSite(reader, { text: word.slice(0, -1) }),
  ]);
  const offered = await Promise.all(
    [word, word.slice(0, 5), `chuyện ${word.slice(0, 4)}`].map((text) => suggestSearches(reader, { text })),
  );
  const results = answers.flatMap((answer) => (answer.kind === 'results' ? [answer] : []));
  const output = {
    hits: results.map((answer) => answer.results.map(({ story }) => story.id)),
    meant: results.map(({ meant }) => meant),
    counted: results.slice(0, 3).map(({ facets }) => facets?.total),
    offered,
  };
  const isNamed = JSON.stringify(output).includes(id) || JSON.stringify(output).includes(word);
  return isNamed || output.counted.some((count) => count !== 0);
}

test('after any transitions every search response contains a story exactly while it is public', async () => {
  const letters = 'bcdghklmnpqrtvx';
  const aWord = fc.string({ unit: fc.constantFrom(...letters), minLength: 9, maxLength: 9 });
  const outcome = fc.constantFrom(...(Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[]));
  await fc.assert(
    fc.asyncProperty(outcome, aWord, async (name, word) => {
      const now = new Date();
      const id = await live(name, word, now);
      expect(await isFound(word, id), `${name} now`).toBe(OUTCOMES[name].now);
      const moment = new Date(now.getTime() + hourMs);
      for (const [offsetMs, expected] of [
        [-1, OUTCOMES[name].now],
        [0, OUTCOMES[name].later],
        [1, OUTCOMES[name].later],
      ] as const) {
        const at = new Date(moment.getTime() + offsetMs);
        newsroom.setNow(at);
        await controlClock(database).setTo(at);
        expect(await isFound(word, id), `${name} ${offsetMs} ms from its time`).toBe(expected);
      }
      newsroom.setNow(null);
      await controlClock(database).setTo(null);
    }),
    {
      numRuns: 24,
      examples: (Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[]).map(
        (name, index): [typeof name, string] => [name, `bcdghklm${letters[index]}`],
      ),
    },
  );
});
