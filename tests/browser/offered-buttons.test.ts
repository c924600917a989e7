import { inArray } from 'drizzle-orm';
import { parseHTML } from 'linkedom';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { articles } from '#db/schema/articles.ts';
import names from '#messages/vi/actions.json' with { type: 'json' };
import { DESKTOP, PHONE, signIn } from '#tests/support/browser.ts';
import { openNewsroom } from '#tests/support/open-newsroom.ts';
import { theSite } from '#tests/support/the-site.ts';
import {
  type Dressers,
  nameOf,
  putStanding,
  STANDINGS,
  type Standing,
  undress,
  usableCommands,
  usableFields,
} from '#tests/support/workflow/dressed-stories.ts';
import { type Asker, bulkDeedsOf, refusalOf } from '#tests/support/workflow/expected-answer.ts';
import { DUE } from '#tests/support/workflow/story-in-state.ts';
import { listSections } from '#usecases/sections/list-sections.ts';
import { searchTags } from '#usecases/tags/search-tags.ts';
import { contextOfStaff } from '../../scripts/newsroom/find-staff.ts';

/*
 * The buttons of the desk against the page of the workflow, for each of the newsroom before a story at each place that
 * there is: what stands in the bar of every story as it is served, and what a browser shows besides (the menu, the
 * fields that can be written in) before as many stories as it takes to see everything both offered and not.
 */

/** What each is to the stories, which stand in Thế giới and have Lan and Minh in their byline. */
const PEOPLE: Readonly<Record<string, Omit<Asker, 'hasBreaking'>>> = {
  minh: { role: 'contributor', isOwn: true, isOnDesk: false },
  lan: { role: 'journalist', isOwn: true, isOnDesk: true },
  huy: { role: 'journalist', isOwn: false, isOnDesk: false },
  thu: { role: 'editor', isOwn: false, isOnDesk: true },
  binh: { role: 'editor', isOwn: false, isOnDesk: false },
  tam: { role: 'managing_editor', isOwn: false, isOnDesk: false },
  phuc: { role: 'legal', isOwn: false, isOnDesk: false },
  quan: { role: 'admin', isOwn: false, isOnDesk: false },
};
const READERS = ['minh', 'lan', 'thu', 'tam', 'phuc'] as const;
/** These stand as buttons; all others wait in the menu. */
const IN_BAR = [
  ...['submit', 'claim', 'release', 'approve', 'publish', 'publish_update', 'schedule'],
  ...['request_changes', 'kill'],
];
/** Whom the schedule is open to. */
const SEE_SCHEDULE: readonly string[] = ['journalist', 'editor', 'managing_editor', 'legal'];
const WORD = 'nhatkynuoc';

type Person = Asker & { readonly id: string };
const people: Record<string, Person> = {};
const stories: { standing: Standing; id: string; headline: string }[] = [];
let by: Dressers;
const numbers = new Map<string, number>();

beforeAll(async () => {
  const newsroom = await openNewsroom(theSite().dataDir);
  try {
    for (const [name, asker] of Object.entries(PEOPLE)) {
      const { actor } = await contextOfStaff(newsroom.ctx, `${name}@toasoan.example`);
      people[name] = { ...asker, id: actor.id, hasBreaking: name === 'tam' };
    }
    const idOf = (name: string) => (people[name] as Person).id;
    by = { claims: idOf('thu'), blocks: idOf('phuc'), owes: idOf('lan'), restores: idOf('tam') };
    const lan = await contextOfStaff(newsroom.ctx, 'lan@toasoan.example');
    const sectionId = (await listSections(lan)).find(({ slug }) => slug === 'the-gioi')?.id ?? '';
    const [tag] = await searchTags(lan, { q: 'khi hau' });
    const bylineIds = [idOf('lan'), idOf('minh')];
    const of = { sectionId, tagIds: tag === undefined ? [] : [tag.id], writerId: idOf('lan'), bylineIds, by };
    for (const [index, standing] of STANDINGS.entries()) {
      const headline = `${WORD} ${'một hai ba bốn năm sáu bảy tám chín mười'.split(' ')[index % 10]} ${index}`;
      const id = await putStanding(newsroom.ctx.db, standing, { ...of, headline });
      stories.push({ standing, id, headline });
    }
    const all = stories.map(({ id }) => id);
    const rows = await newsroom.ctx.db
      .select({ id: articles.id, number: articles.number })
      .from(articles)
      .where(inArray(articles.id, all));
    for (const { id, number } of rows) numbers.set(id, number);
  } finally {
    await newsroom.close();
  }
});

afterAll(async () => {
  const newsroom = await openNewsroom(theSite().dataDir);
  await undress(
    newsroom.ctx.db,
    stories.map(({ id }) => id),
  );
  await newsroom.close();
});

const wordsOf = (command: string) => names.name[command as keyof typeof names.name] ?? command;

function expectedOf(person: Person, standing: Standing): { bar: string[]; menu: string[] } {
  const usable = usableCommands(person, standing, by);
  const commands = usable.filter((command) => !(command === 'claim' && usable.includes('release')));
  const isInBar = (command: string) => IN_BAR.includes(command);
  return {
    bar: commands.filter(isInBar).map(wordsOf).sort(),
    menu: commands
      .filter((command) => !isInBar(command))
      .map(wordsOf)
      .sort(),
  };
}

test.each(Object.keys(PEOPLE))(
  'every story that is served to %s has the buttons in its bar that the page gives them',
  async (name) => {
    const person = people[name] as Person;
    const page = await signIn(name);
    const seen: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    for (const { standing, id } of stories) {
      const answer = await page.request.get(`/desk/articles/${id}`);
      const isTheirs = refusalOf('read_unpublished', person, standing) === null;
      const { bar, menu } = expectedOf(person, standing);
      expected[nameOf(standing)] = isTheirs
        ? { status: 200, bar, hasMenu: menu.length > 0 }
        : { status: 404 };
      seen[nameOf(standing)] =
        answer.status() === 200
          ? { status: 200, ...barOf(await answer.text()) }
          : { status: answer.status() };
    }
    expect(seen).toEqual(expected);
  },
);

test.each(Object.keys(PEOPLE))(
  'the calendar lets %s move what the page lets them move, and shows nothing to whom the schedule is closed',
  async (name) => {
    const person = people[name] as Person;
    const page = await signIn(name);
    const answer = await page.request.get(`/desk/schedule?by=day&day=${DUE.toISOString().slice(0, 10)}`);
    const { document } = parseHTML(await answer.text());
    const cards = [
      ...document.querySelectorAll('.plan-card:is([data-moment="publication"], [data-moment="update"])'),
    ];
    const seen = Object.fromEntries(
      cards
        .map((card) => [card.querySelector('.plan-title')?.textContent?.trim() ?? '', card] as const)
        .filter(([headline]) => headline.startsWith(WORD))
        .map(([headline, card]) => [headline, card.querySelector('button.plan-move') !== null]),
    );
    const isScheduled = ({ p, wears }: Standing) => p === 'scheduled' || wears === 'schedule';
    const expected = Object.fromEntries(
      stories
        .filter(({ standing }) => isScheduled(standing) && SEE_SCHEDULE.includes(person.role))
        .map(({ standing, headline }) => [
          headline,
          usableCommands(person, standing, by).includes('reschedule'),
        ]),
    );
    expect(seen).toEqual(expected);
  },
);

test.each(Object.keys(PEOPLE))(
  'the history of a story lets %s bring back a version where they may write in the story, and nowhere else',
  async (name) => {
    const person = people[name] as Person;
    const page = await signIn(name);
    const seen: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    for (const { standing, id } of stories) {
      const answer = await page.request.get(`/desk/articles/${id}/history`);
      const isTheirs = refusalOf('read_unpublished', person, standing) === null;
      const { document } = parseHTML(await answer.text());
      const restores = [...document.querySelectorAll('.history-pick button')].length;
      const hasOlder = document.querySelectorAll('.timeline-item').length > 1;
      seen[nameOf(standing)] = { status: answer.status(), restores: restores > 0 };
      expected[nameOf(standing)] = isTheirs
        ? { status: 200, restores: hasOlder && usableFields(person, standing).save }
        : { status: 404, restores: false };
    }
    expect(seen).toEqual(expected);
    const brought = Object.values(seen).some((each) => (each as { restores: boolean }).restores);
    expect(brought).toBe(['minh', 'lan', 'thu', 'tam'].includes(name));
  },
);

function barOf(html: string): { bar: string[]; hasMenu: boolean } {
  const { document } = parseHTML(html);
  const buttons = [...document.querySelectorAll('.action-bar button')];
  const isMenu = (button: Element) => button.getAttribute('aria-haspopup') === 'menu';
  return {
    bar: buttons
      .filter((button) => !isMenu(button) && button.getAttribute('aria-disabled') !== 'true')
      .map((button) => button.textContent?.trim() ?? '')
      .sort(),
    hasMenu: buttons.some(isMenu),
  };
}

/** What a story shows a person, as it has to be and as the browser has it. */
type Shown = {
  bar: string[];
  menu: string[];
  save: boolean;
  section: boolean;
  pins: boolean;
};

function expectedScreen(person: Person, standing: Standing): Shown {
  return { ...expectedOf(person, standing), ...usableFields(person, standing) };
}

/** As few stories as show this person everything both offered and not, where there are both. */
function telling(person: Person): typeof stories {
  const seen = new Set<string>();
  const news = ({ standing }: (typeof stories)[number]) => {
    const { bar, menu, ...fields } = expectedScreen(person, standing);
    const all = [...new Set(stories.flatMap((each) => usableCommands(person, each.standing, by)))].map(
      wordsOf,
    );
    const shown = [...bar, ...menu];
    return [
      ...all.map((words) => `${words} ${shown.includes(words)}`),
      ...Object.entries(fields).map(([field, isOpen]) => `${field} ${isOpen}`),
    ].filter((fact) => !seen.has(fact));
  };
  const chosen: typeof stories = [];
  for (;;) {
    const [best] = stories
      .filter(({ standing }) => refusalOf('read_unpublished', person, standing) === null)
      .map((story) => ({ story, facts: news(story) }))
      .sort((one, other) => other.facts.length - one.facts.length);
    if (best === undefined || best.facts.length === 0) return chosen;
    for (const fact of best.facts) seen.add(fact);
    chosen.push(best.story);
  }
}

async function isOpen(field: Locator): Promise<boolean> {
  return (await field.count()) > 0 && (await field.isEnabled());
}

async function screenOf(page: Page, id: string): Promise<Shown> {
  await page.goto(`/desk/articles/${id}`);
  // The editor is there once the screen listens and knows what may be written; before, the text stands by itself. Words
  // that are sealed have none.
  await page
    .locator('.ProseMirror')
    .or(page.getByRole('heading', { name: 'Bài đã gỡ hẳn, nội dung được niêm phong' }))
    .first()
    .waitFor();
  const bar = page.locator('.action-bar');
  const usable = bar.locator('button:not([aria-disabled="true"]):not([aria-haspopup])');
  const shown = (await usable.allInnerTexts()).map((words) => words.trim()).sort();
  const more = bar.locator('button[aria-haspopup="menu"]');
  const menu: string[] = [];
  if ((await more.count()) > 0) {
    await more.click();
    await page.getByRole('menuitem').first().waitFor();
    menu.push(...(await page.getByRole('menuitem').allInnerTexts()).map((words) => words.trim()));
  }
  return {
    bar: shown,
    menu: menu.sort(),
    save: (await page.getByRole('button', { name: 'Lưu', exact: true }).count()) === 1,
    section: await isOpen(page.getByLabel('Chuyên mục', { exact: true })),
    pins: await isOpen(page.getByRole('combobox', { name: 'Tin liên quan' })),
  };
}

test.each([...READERS.map((name) => [name, 'a desk', DESKTOP] as const), ['thu', 'a phone', PHONE] as const])(
  'the screen of %s at %s has in its bar, its menu and its fields what the page gives them, and no more',
  async (name, _where, viewport) => {
    const person = people[name] as Person;
    const page = await signIn(name, { viewport });
    const chosen = telling(person);
    expect(chosen.length).toBeGreaterThan(2);
    for (const { standing, id } of chosen)
      expect(await screenOf(page, id), nameOf(standing)).toEqual(expectedScreen(person, standing));
  },
);

test.each(READERS)(
  'in the queue %s is offered for a chosen story what the page allows them',
  async (name) => {
    const person = people[name] as Person;
    const page = await signIn(name);
    for (const { standing, id } of telling(person)) {
      // Words that are sealed find nothing; the number does.
      const q = standing.p === 'taken_down' ? numbers.get(id) : WORD;
      await page.goto(`/desk?view=all&q=${q}`);
      const box = page.locator(`input[type="checkbox"][value="${id}"]`);
      await box.check();
      // Ticked before the list listens, it is chosen once it does.
      await page.getByText('Đã chọn 1 bài').waitFor();
      const deeds = page.locator('.bulk-deed option:not([value=""])');
      const offered = await deeds.evaluateAll((options) =>
        options.map((option) => (option as HTMLOptionElement).value).sort(),
      );
      expect(offered, nameOf(standing)).toEqual(bulkDeedsOf(person, standing).sort());
      await box.uncheck();
    }
  },
);
