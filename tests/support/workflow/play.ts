import pg from 'pg';
import { expect } from 'vitest';
import { operator } from '#core/people/operator.ts';
import type { Grant, HeldRole, Role } from '#core/people/roles.ts';
import { releaseExpiredClaims } from '#db/queries/articles/articles.ts';
import { findActor } from '#db/queries/people/people.ts';
import { putSetting } from '#db/queries/settings/settings.ts';
import { newId } from '#platform/time/new-id.ts';
import type { FreshDatabase } from '#tests/support/database/database.ts';
import { seeded } from '#tests/support/seeded.ts';
import { breakNews } from '#usecases/articles/break-news.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { publishDueSchedules } from '#usecases/articles/publish-due-schedules.ts';
import { rebuildProjections } from '#usecases/articles/rebuild-projections.ts';
import type { Context } from '#usecases/context.ts';
import { changeRights } from '#usecases/people/change-rights.ts';
import { disablePerson } from '#usecases/people/disable-person.ts';
import { enablePerson } from '#usecases/people/enable-person.ts';
import { readPolicy } from '#usecases/sessions/read-policy.ts';
import { checkActs, checkHistory, checkReaders, checkState, checkUrls } from './check.ts';
import {
  type Answer,
  broken,
  type Command,
  deskAndAbove,
  goLiveIfDue,
  hasMissed,
  type ModelPerson,
  type ModelStory,
  mayBreakNews,
  mayDo,
  partsOf,
  step,
  type World,
} from './model.ts';
import { answerOf, type Got, perform, textChanges } from './perform.ts';
import { noteUrls, setScene } from './scene.ts';
import { COMMANDS_ON_PAGE } from './table.ts';

/** Counts of one run, which show that it did enough. */
export type Played = {
  actions: number;
  done: number;
  refused: number;
  kept: number;
  races: number;
  broken: number;
  byAction: Record<string, number>;
};

const STORIES_AT_ONCE = 6;
const CHECK_EVERY = 60;
/**
 * Random people send random commands, alone and concurrently, while time passes and rights change. The clock
 * of schedules jumps, jobs run or do not, and commands fail half-way. After each command the database must
 * match the model. The same seed plays the same game, except for the outcome of races.
 */
export async function play(
  database: FreshDatabase,
  { seed, actions }: { seed: number; actions: number },
): Promise<Played> {
  const random = seeded(seed);
  const below = (most: number) => Math.floor(random() * most);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const chance = (percent: number) => random() * 100 < percent;

  // The owner may set the clock; the application's role may not.
  const owner = new pg.Client({ connectionString: database.connectionString });
  await owner.connect();
  const scene = await setScene(database, owner);
  const { services, world, stories } = scene;
  const people = [...world.people.values()];
  const played: Played = { actions: 0, done: 0, refused: 0, kept: 0, races: 0, broken: 0, byAction: {} };
  const log: string[] = [];
  let texts = 0;
  let open: string[] = [];

  const contextOf = async (personId: string | null): Promise<Context> => {
    const base = { ...services, address: '127.0.0.1' };
    const actor = personId === null ? null : await findActor(services.db, personId);
    const policy = await readPolicy({ ...base, actor: null, policy: { strictFourEyes: false } });
    return { ...base, actor, policy };
  };

  const newText = () => {
    texts += 1;
    return `ჰ${[...String(texts)].map((digit) => 'აბგდევზთიკ'[Number(digit)]).join('')}`;
  };

  async function begin(): Promise<void> {
    const writer = one(people);
    const ctx = await contextOf(writer.id);
    const section = one([...world.sections.keys()]);
    const text = newText();
    const isComplete = !chance(8);
    const guest = one(people);
    const bylineIds = chance(25) ? [writer.id, ...(guest === writer ? [] : [guest.id])] : [writer.id];
    const may = writer.roles.some(({ role }) => !['legal', 'admin'].includes(role)) && !writer.disabled;
    const content = { ...textChanges(text, scene.tagId), sectionId: section, bylineIds };
    const isNews = chance(15);
    const begun = isNews
      ? await breakTwice(ctx, { ...content, sapo: isComplete ? content.sapo : '' })
      : await answerOf(() =>
          createArticle(ctx, { content: isComplete ? content : { ...content, sapo: '' } }),
        );
    log.push(`${writer.name} ${isNews ? 'breaks' : 'begins'} ${text} in ${section}: ${begun.answer}`);
    expect(begun.answer, log.at(-1)).toBe((isNews ? mayBreakNews(writer) : may) ? 'done' : 'refused');
    if (begun.answer !== 'done') return;
    const { id, number } = begun.value as { id: string; number: number };
    count(scene.acts, `${id} create`);
    const without = [...(isComplete ? [] : ['sapo']), ...(isNews ? ['body'] : [])];
    const parts = partsOf(text, { by: writer.id, n: 1, without });
    const draft: ModelStory = {
      id,
      creator: writer.id,
      authors: bylineIds,
      w: 'draft',
      p: 'none',
      parkedFrom: null,
      section,
      versions: [{ text, section, writers: [writer.id], isComplete: isComplete && !isNews, parts }],
      live: null,
      everLive: [],
      approvals: [],
      schedule: null,
      missed: null,
      embargo: null,
      expiry: null,
      blocked: false,
      claim: null,
      lease: null,
      debt: null,
      breaking: null,
      restoreAskedBy: null,
      submitted: false,
      published: false,
    };
    stories.set(id, { ...(isNews ? broken(draft, writer.id, scene.now) : draft), number });
    if (isNews) {
      count(scene.acts, `${id} fast_publish`);
      played.byAction.break_news = (played.byAction.break_news ?? 0) + 1;
    }
    open.push(id);
  }

  /** A double press: the same news twice at the same moment creates one story, and both requests succeed. */
  async function breakTwice(ctx: Context, { headline, sapo, sectionId, bylineIds }: Record<string, unknown>) {
    const news = { id: newId(), headline, sapo, sectionId, bylineIds };
    const [one, other] = await Promise.all([0, 1].map(() => answerOf(() => breakNews(ctx, news))));
    expect(other?.answer, 'of two presses').toBe(one?.answer);
    return one as Got;
  }

  /** Mostly a permitted command that moves the story forward; otherwise any command by any person. */
  function choose(story: ModelStory): { person: ModelPerson; command: Command } {
    const person = one(people);
    if (!chance(80)) return { person, command: commandOf(one(COMMANDS), story) };
    for (let tries = 0; tries < 5; tries += 1) {
      const able = one(people);
      const may = COMMANDS_ON_PAGE.filter(
        (action) => !able.disabled && mayDo(world, story, able, action, scene.now),
      );
      const likely = may.filter((action) => !ENDS.includes(action) || chance(10));
      const onward = likely.filter((action) => ONWARD.includes(action));
      const from = onward.length > 0 && chance(60) ? onward : likely;
      if (from.length > 0 && mayDo(world, story, able, 'read_unpublished', scene.now)) {
        return {
          person: able,
          command: commandOf(chance(15) ? one(['save', 'save', 'bring_back']) : one(from), story),
        };
      }
    }
    return { person, command: commandOf('save', story) };
  }

  function commandOf(action: string, story: ModelStory): Command {
    const baseVersion = story.versions.length - (chance(12) && story.versions.length > 1 ? 1 : 0);
    if (action === 'save') {
      const section = chance(6) ? one([...world.sections.keys()]) : undefined;
      return { action, text: newText(), baseVersion, section };
    }
    if (action === 'bring_back') return { action, number: 1 + below(story.versions.length), baseVersion };
    const minutes = (most: number) => scene.now + (below(most) - (chance(8) ? most : 0)) * 60_000;
    const input = !chance(6);
    const seen = ({ schedule }: ModelStory) => (chance(80) && schedule !== null ? schedule.at : scene.now);
    return {
      action,
      ...(input && !(action === 'set_embargo' && chance(30)) && { reason: 'Có lý do.' }),
      ...(input && { publicNote: 'Một lời ghi cho bạn đọc.' }),
      ...(/schedule$/.test(action) && input && { publishAt: minutes(40) }),
      ...(action === 'reschedule' && chance(50) && { basePublishAt: seen(story) }),
      ...(action === 'set_embargo' && input && { embargoUntil: minutes(30) }),
      ...(action === 'set_expiry' && input && { expiresAt: minutes(60) }),
      ...((action === 'publish_update' || (action === 'schedule' && chance(50))) && {
        updateKind: one(['minor_fix', 'update', 'clarification', 'correction']),
      }),
      ...(action === 'take_down' && input && { notice: true }),
      ...(chance(30) && { baseVersion }),
    };
  }

  async function send(story: ModelStory, personId: string, command: Command) {
    const ctx = await contextOf(personId);
    return answerOf(() => perform(ctx, story, command, scene));
  }

  function settle(
    outcome: { answer: Answer; story: ModelStory },
    before: ModelStory,
    command: Command,
    isReported = true,
  ): void {
    const number = (stories.get(before.id) as { number: number }).number;
    stories.set(before.id, { ...outcome.story, number });
    played.byAction[command.action] ??= 0;
    if (outcome.answer === 'done') {
      played.byAction[command.action] = (played.byAction[command.action] ?? 0) + 1;
      played.done += 1;
      for (const act of actsOf(outcome, before, command)) count(scene.acts, act);
    } else if (outcome.answer === 'kept') {
      played.kept += 1;
      if (command.text !== undefined && isReported) scene.forkTexts.push(command.text);
    } else played.refused += 1;
  }

  /** What the audit and the outbox say of a command that was done. */
  function actsOf(
    { answer, story }: { answer: Answer; story: ModelStory },
    before: ModelStory,
    { action }: Command,
  ): string[] {
    if (answer !== 'done') return [];
    const isText = action === 'save' || action === 'bring_back';
    // A newer text that takes the story back to draft is a separate transition.
    const acts = isText && before.w !== story.w ? ['edit'] : [];
    if (action === 'bring_back') acts.push('restore_version');
    if (!isText) {
      if (goLiveIfDue(structuredClone(before), scene.now)) acts.push('publish_scheduled');
      acts.push(action);
      const isBack = ['unblock', 'resume', 'release_withheld'].includes(action);
      if (isBack && hasMissed(before, scene.now)) acts.push('schedule_missed');
    }
    return acts.map((act) => `${before.id} ${act}`);
  }

  async function turn(): Promise<void> {
    const story = stories.get(one(open)) as ModelStory;
    const { person, command } = choose(story);
    const line = `${at(scene.now)} ${person.name} ${JSON.stringify(command)} on ${story.id.slice(-6)} ${story.w}/${story.p}`;
    const expected = step(world, story, person.id, command, scene.now);
    const got = await send(story, person.id, command);
    log.push(`${line} → ${got.answer} ${got.code}`);
    expect(got.answer, log.at(-1)).toBe(expected.answer);
    settle(expected, story, command);
    played.actions += 1;
    await checkState(scene, story.id, log.at(-1) ?? '');
  }

  /** Two or three people act on one story at the same moment: the result must equal some sequential order. */
  async function race(): Promise<void> {
    const story = stories.get(one(open)) as ModelStory;
    const first = choose(story);
    const runners = Array.from({ length: 2 + below(2) }, (_, index) =>
      index === 0 ? first : chance(50) ? { ...first, person: one(people) } : choose(story),
    );
    const got = await Promise.all(runners.map(({ person, command }) => send(story, person.id, command)));
    const outcomes = runners.map(
      ({ person, command }, index) =>
        `${person.name} ${JSON.stringify(command)} → ${got[index]?.answer} ${got[index]?.code}`,
    );
    log.push(
      `${at(scene.now)} at once on ${story.id.slice(-6)} ${story.w}/${story.p}: ${outcomes.join(' | ')}`,
    );
    played.actions += runners.length;
    played.races += 1;
    const problems: string[] = [];
    for (const order of ordersOf(runners.length)) {
      let current = story;
      const outcomes = order.map((index) => {
        const { person, command } = runners[index] as (typeof runners)[number];
        const before = current;
        const outcome = step(world, current, person.id, command, scene.now);
        current = outcome.story;
        return { index, before, command, outcome };
      });
      if (outcomes.some(({ index, outcome }) => outcome.answer !== got[index]?.answer)) continue;
      try {
        await checkState(
          { ...scene, stories: new Map([[story.id, { ...current, number: 0 }]]) },
          story.id,
          '',
        );
        // Two orders can end in the same state with different acts.
        const acts = outcomes.flatMap(({ before, command, outcome }) => actsOf(outcome, before, command));
        await checkActs(scene, story.id, acts);
      } catch (error) {
        problems.push(String(error));
        continue;
      }
      for (const { before, command, outcome } of outcomes) settle(outcome, before, command);
      return;
    }
    throw new Error(`No order of these explains what happened: ${log.at(-1)}\n${problems.join('\n')}`);
  }

  /** The process fails in the middle of a command: the command took effect completely, or not at all. */
  async function breakOff(): Promise<void> {
    const story = stories.get(one(open)) as ModelStory;
    const { person, command } = choose(story);
    const expected = step(world, story, person.id, command, scene.now);
    const ctx = await contextOf(person.id);
    let left = below(3);
    const failing = () => {
      left -= 1;
      if (left < 0) throw new Error('the machine failed');
      return newId();
    };
    const work = perform({ ...ctx, newId: failing }, story, command, scene).then(
      () => 'done',
      () => 'failed',
    );
    const how = await work;
    log.push(`${person.name} ${JSON.stringify(command)} on ${story.id.slice(-6)}, cut off: ${how}`);
    played.actions += 1;
    played.broken += 1;
    const stays = { answer: 'refused' as const, story };
    for (const outcome of how === 'done' ? [expected] : [stays, expected]) {
      try {
        const after = new Map([[story.id, { ...outcome.story, number: 0 }]]);
        await checkState({ ...scene, stories: after }, story.id, '');
        // A save that is kept as a fork leaves the story unchanged either way.
        settle(outcome, story, command, how === 'done');
        return;
      } catch (error) {
        if (outcome === expected) throw error;
      }
    }
  }

  async function changeSomebody(): Promise<void> {
    const target = one(people.filter(({ name }) => name !== 'quan'));
    const quan = people.find(({ name }) => name === 'quan') as ModelPerson;
    const by = chance(85) ? quan : one(people);
    // Changes by an administrator need a second administrator; changes by the operator on the machine do not.
    const ctx = by === quan ? { ...(await contextOf(quan.id)), actor: operator } : await contextOf(by.id);
    const wish = { ...target };
    let work: () => Promise<unknown>;
    let isAllowed = by.roles.some(({ role }) => role === 'admin') && !by.disabled;
    if (chance(35)) {
      wish.disabled = !target.disabled;
      if (by === target) isAllowed = false;
      work = () => (wish.disabled ? disablePerson : enablePerson)(ctx, { personId: target.id });
    } else {
      wish.roles = chance(10) ? [] : Array.from({ length: 1 + below(2) }, () => randomRole());
      wish.grants = ['breaking', 'archive_read'].filter(() => chance(40));
      if (by === target) isAllowed = false;
      const rights = {
        roles: wish.roles.map(({ role, desk }): HeldRole => ({ role: role as Role, sectionId: desk })),
        grants: wish.grants as Grant[],
      };
      const gains =
        wish.roles.some((role) => !isHeld(target.roles, role)) ||
        !wish.grants.every((grant) => target.grants.includes(grant));
      if (target.disabled && gains) isAllowed = false;
      work = () => changeRights(ctx, { personId: target.id, ...rights });
    }
    const before = sectionsWithoutApprover(world, stories, target);
    const after = sectionsWithoutApprover(world, stories, wish);
    const leavesSection = after.some((section) => !before.includes(section));
    const got = await answerOf(work);
    log.push(`${by.name} changes ${target.name} to ${JSON.stringify(wish)}: ${got.answer} ${got.code}`);
    expect(got.answer, log.at(-1)).toBe(isAllowed && !leavesSection ? 'done' : 'refused');
    if (got.answer === 'done') Object.assign(target, wish);
    if (got.answer === 'done' && wish.disabled) endLeases(target.id);
    played.actions += 1;
  }

  /** A disabled person loses their reviews and leases. */
  function endLeases(personId: string): void {
    for (const story of stories.values()) {
      if (story.claim?.by === personId) story.claim = null;
      if (story.lease?.by === personId) story.lease = null;
    }
  }

  function randomRole() {
    const role = one(['contributor', 'journalist', 'editor', 'editor', 'managing_editor', 'legal']);
    const isNowhere = role === 'managing_editor' || role === 'legal' || (role !== 'editor' && chance(40));
    return { role, desk: isNowhere ? null : one([...world.sections.keys()]) };
  }

  /** Runs a job of the worker. */
  async function doJobs(): Promise<void> {
    const ctx = await contextOf(null);
    const job = one(['publish-due', 'claims', 'rebuild']);
    log.push(`${at(scene.now)} job ${job}`);
    if (job === 'publish-due') {
      await publishDueSchedules(ctx);
      for (const story of stories.values()) {
        if (goLiveIfDue(story, scene.now)) count(scene.acts, `${story.id} publish_scheduled`);
      }
    } else if (job === 'claims') {
      await releaseExpiredClaims(services.db, new Date(scene.now));
      for (const story of stories.values()) {
        if (story.claim !== null && story.claim.until <= scene.now) story.claim = null;
      }
    } else if (chance(15)) {
      await rebuildProjections(services);
    }
    played.actions += 1;
  }

  async function passTime(): Promise<void> {
    scene.now += chance(6) ? (10 + below(40)) * 60_000 : below(60) * 1_000;
    await owner.query(`update fuzz_clock set at = '${new Date(scene.now).toISOString()}'`);
  }

  try {
    while (open.length < STORIES_AT_ONCE) await begin();
    for (let round = 0; played.actions < actions; round += 1) {
      if (chance(20)) await passTime();
      if (chance(2.5)) await changeSomebody();
      else if (chance(3)) await doJobs();
      else if (chance(8)) await race();
      else if (chance(0.8)) await breakOff();
      else await turn();
      if (chance(0.3)) {
        world.strict = !world.strict;
        await services.db.transaction((tx) => putSetting(tx, 'strictFourEyes', world.strict));
        log.push(`strict is ${world.strict}`);
      }
      if (chance(3)) open = open.filter((id) => id !== one(open) || open.length < STORIES_AT_ONCE);
      if (open.length < STORIES_AT_ONCE) await begin();
      if (round % CHECK_EVERY === 0) await checkReaders(scene, open);
      noteUrls(scene, open);
    }
    await checkReaders(scene, [...stories.keys()]);
    await checkUrls(scene);
    await checkHistory(scene);
    return played;
  } catch (error) {
    throw new Error(
      `FUZZ_SEED=${seed}, after ${played.actions} actions:\n${log.slice(-14).join('\n')}\n${error}`,
      {
        cause: error,
      },
    );
  } finally {
    await owner.end();
  }
}

const COMMANDS: readonly string[] = ['save', 'save', 'bring_back', ...COMMANDS_ON_PAGE];
/** Commands that move a story towards publication. */
const ONWARD: readonly string[] = [
  'submit',
  'approve',
  'publish',
  'publish_update',
  'schedule',
  'release_withheld',
  'clear_expiry',
];
/** Commands after which a story seldom returns. */
const ENDS: readonly string[] = ['spike', 'kill', 'take_down', 'block', 'hold', 'withhold', 'force_unlock'];

/** Sections with an open review that no person could approve after this change. */
function sectionsWithoutApprover(
  world: World,
  stories: ReadonlyMap<string, ModelStory>,
  wish: ModelPerson,
): string[] {
  const people = [...world.people.values()].map((person) => (person.id === wish.id ? wish : person));
  const waiting = [...stories.values()].flatMap(({ w, p, section, debt }) => [
    ...(w === 'in_review' ? [{ section, except: null }] : []),
    ...(debt !== null && p === 'live' ? [{ section, except: debt }] : []),
  ]);
  const unattended = waiting.filter(
    ({ section, except }) =>
      !people.some(
        ({ id, disabled, roles }) =>
          !disabled &&
          id !== except &&
          roles.some(
            ({ role, desk }) =>
              role === 'managing_editor' ||
              (role === 'editor' && desk !== null && deskAndAbove(world, section).includes(desk)),
          ),
      ),
  );
  return [...new Set(unattended.map(({ section }) => section))];
}

type Held = { role: string; desk: string | null };

function isHeld(roles: readonly Held[], wanted: Held): boolean {
  return roles.some(({ role, desk }) => role === wanted.role && desk === wanted.desk);
}

function ordersOf(count: number): number[][] {
  if (count === 1) return [[0]];
  return ordersOf(count - 1).flatMap((order) =>
    Array.from({ length: count }, (_, place) => [...order.slice(0, place), count - 1, ...order.slice(place)]),
  );
}

function count(into: Map<string, number>, key: string): void {
  into.set(key, (into.get(key) ?? 0) + 1);
}

function at(now: number): string {
  return new Date(now).toISOString().slice(11, 19);
}
