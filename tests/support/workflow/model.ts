import { isDeepStrictEqual } from 'node:util';
import { type P, TABLE, type W } from './table.ts';

/*
 * The workflow as a simple model: one story, one person, one command, one moment. It shares no code with the
 * product; if the two disagree, one of them is wrong.
 */

export type Desk = string;
export type ModelPerson = {
  readonly id: string;
  readonly name: string;
  roles: { role: string; desk: Desk | null }[];
  grants: string[];
  disabled: boolean;
};

type Version = {
  /** The text of the version; two versions with the same text are equal. */
  readonly text: string;
  readonly section: Desk;
  readonly writers: readonly string[];
  readonly isComplete: boolean;
  /** The authors of its letters. */
  readonly parts: Parts;
};

/**
 * Pieces of a text by stable names, which stay when a version is restored. Each has its author and its number
 * of letters.
 */
type Parts = ReadonlyMap<string, { readonly by: string; readonly letters: number }>;

export type ModelStory = {
  readonly id: string;
  readonly creator: string;
  readonly authors: readonly string[];
  w: W;
  p: P;
  parkedFrom: W | null;
  /** For a story spiked while on hold: its state before the hold. */
  heldFrom?: W | null;
  section: Desk;
  /** Version `n` is `versions[n - 1]`. */
  versions: Version[];
  live: number | null;
  /** The first publication, which decides its place in every list. */
  firstShownAt?: number;
  everLive: number[];
  approvals: { n: number; by: string; kind: 'approval' | 'debt_clearance' }[];
  schedule: { n: number; at: number } | null;
  /** A schedule that came due while the story was unavailable, until the desk decides about it. */
  missed: number | null;
  embargo: number | null;
  expiry: number | null;
  blocked: boolean;
  claim: { by: string; until: number } | null;
  lease: { by: string; until: number } | null;
  debt: string | null;
  /** The end of its time in the breaking slot; a past time stays. */
  breaking: number | null;
  restoreAskedBy: string | null;
  submitted: boolean;
  published: boolean;
};

export type Command = {
  readonly action: string;
  readonly reason?: string;
  readonly publicNote?: string;
  readonly publishAt?: number;
  /** The scheduled time that the person has seen. */
  readonly basePublishAt?: number;
  readonly embargoUntil?: number;
  readonly expiresAt?: number;
  readonly updateKind?: string;
  readonly notice?: boolean;
  readonly baseVersion?: number;
  /** For a save: the text, and the new section. */
  readonly text?: string;
  readonly section?: Desk;
  /** For a version that is restored. */
  readonly number?: number;
};

export type World = {
  readonly sections: ReadonlyMap<Desk, Desk | null>;
  readonly people: ReadonlyMap<string, ModelPerson>;
  strict: boolean;
};

export type Answer = 'done' | 'refused' | 'hidden' | 'kept';
export type Outcome = { readonly answer: Answer; readonly story: ModelStory };

const TWENTY_MINUTES = 20 * 60_000;
const HOUR = 60 * 60_000;
const NEEDS_REASON = ['request_changes', 'block', 'unblock', 'lift_embargo', 'withhold', 'restore'];
const CHECKED = ['submit', 'approve', 'publish', 'publish_update', 'schedule'];

/** The outcome when this person sends this command at this moment. */
export function step(
  world: World,
  story: ModelStory,
  personId: string,
  command: Command,
  now: number,
): Outcome {
  const same = (answer: Answer): Outcome => ({ answer, story });
  const person = world.people.get(personId);
  if (command.action !== 'save' && command.action !== 'bring_back' && isIncomplete(command))
    return same('refused');
  if (person === undefined || person.disabled) return same('refused');
  const next = structuredClone(story);
  if (!mayDo(world, asReadersHaveIt(next, now), person, 'read_unpublished', now))
    // A story that everybody can read is no secret; the existence of any other story is.
    return same(readersHave(next, now) === null ? 'hidden' : 'refused');
  if (command.action === 'save') return save(world, next, story, person, command, now);
  if (command.action === 'bring_back') return bringBack(world, next, story, person, command, now);
  goLiveIfDue(next, now);
  if (!mayDo(world, next, person, command.action, now)) return same('refused');
  if (command.baseVersion !== undefined && command.baseVersion !== next.versions.length)
    return same('refused');
  if (CHECKED.includes(command.action) && !working(next).isComplete) return same('refused');
  if (isShortening(next, command) && !(command.reason && mayDo(world, next, person, 'lift_embargo', now)))
    return same('refused');
  if (!carryOut(next, person, command, now)) return same('refused');
  if (DECIDES.includes(command.action)) next.missed = null;
  if (next.lease?.by === person.id && command.action !== 'force_unlock') next.lease = null;
  return { answer: 'done', story: next };
}

/** An earlier end of an embargo lifts it in part: the same people may do so, with a reason. */
function isShortening(story: ModelStory, { action, embargoUntil }: Command): boolean {
  if (action !== 'set_embargo' || story.embargo === null) return false;
  return embargoUntil !== undefined && embargoUntil < story.embargo;
}

/** Breaking news needs the role of a journalist or higher, and the grant `breaking`. */
export function mayBreakNews({ roles, grants, disabled }: ModelPerson): boolean {
  const reports = roles.some(({ role }) => ['journalist', 'editor', 'managing_editor'].includes(role));
  return !disabled && reports && grants.includes('breaking');
}

/** A draft that was published fast directly after its creation. */
export function broken(draft: ModelStory, personId: string, now: number): ModelStory {
  const story = structuredClone(draft);
  becomeLive(story, 1, now);
  return Object.assign(story, { w: 'in_review', submitted: true, debt: personId, breaking: now + HOUR });
}

/** The version that readers have at this moment, or null. */
export function readersHave(story: ModelStory, now: number): number | null {
  const then = asReadersHaveIt(structuredClone(story), now);
  return then.p === 'live' && !hasExpired(then, now) ? then.live : null;
}

/** Whether role, place and states allow the action, and no guard prevents it. */
export function mayDo(
  world: World,
  story: ModelStory,
  person: ModelPerson,
  action: string,
  now: number,
): boolean {
  const row = TABLE.get(action);
  if (row === undefined) throw new Error(`The page has no row ${action}.`);
  return (
    hasRight(world, story, person, row.rights) &&
    row.work(story.w) &&
    row.public(story.p) &&
    nothingInTheWay(world, story, person, action, now)
  );
}

const COLUMNS = ['contributor', 'journalist', 'editor', 'managing_editor', 'legal'];

function hasRight(world: World, story: ModelStory, person: ModelPerson, rights: readonly string[]): boolean {
  const own = story.creator === person.id || story.authors.includes(person.id);
  if (!own && !story.submitted && !story.published) return false;
  const held = person.roles.filter(({ role }) => COLUMNS.includes(role));
  // A person with a writing role counts as author of their own story on any desk.
  if (own && rights[0] === 'o' && held.some(({ role }) => role !== 'legal')) return true;
  const desks = deskAndAbove(world, story.section);
  return held.some(({ role, desk }) => {
    const onDesk = desk !== null && desks.includes(desk);
    const anyDesk = role === 'managing_editor' || role === 'legal';
    switch (rights[COLUMNS.indexOf(role)]) {
      case 'y':
        return true;
      case 'o':
        return own;
      case 'd':
        return anyDesk || onDesk;
      case 'e':
        return own || onDesk;
      case 'u':
        return own && story.p === 'none';
      case 'g':
        return person.grants.includes('breaking');
      case 'b':
        return person.grants.includes('breaking') || onDesk;
      case 's':
        return story.restoreAskedBy !== null;
      default:
        return false;
    }
  });
}

export function deskAndAbove(world: World, section: Desk): Desk[] {
  const above = world.sections.get(section) ?? null;
  return above === null ? [section] : [section, ...deskAndAbove(world, above)];
}

function nothingInTheWay(
  world: World,
  story: ModelStory,
  person: ModelPerson,
  action: string,
  now: number,
): boolean {
  const n = story.versions.length;
  const embargoed = story.embargo !== null && story.embargo > now;
  const expired = hasExpired(story, now);
  const approved = story.approvals.some((approval) => approval.n === n);
  switch (action) {
    case 'edit':
    case 'edit_in_review':
    case 'edit_approved':
      return story.lease === null || story.lease.by === person.id || story.lease.until <= now;
    case 'claim':
      return story.claim === null || story.claim.by === person.id || story.claim.until <= now;
    case 'release':
      return story.claim?.by === person.id;
    case 'approve':
      return !story.blocked && fourEyes(world, story, n, person.id);
    case 'block':
      return !story.blocked;
    case 'unblock':
      return story.blocked;
    case 'publish':
    case 'publish_update':
      return (
        !story.blocked &&
        !embargoed &&
        !expired &&
        approved &&
        !(story.p === 'live' && saysTheSame(story, n, story.live))
      );
    case 'schedule':
      return !story.blocked && !expired && story.schedule === null && approved;
    case 'unschedule':
      return story.schedule !== null;
    case 'reschedule':
      return story.schedule !== null && story.schedule.at > now;
    case 'fast_publish':
      return !story.blocked && !embargoed && !expired;
    case 'end_breaking':
      return isBreaking(story, now);
    case 'clear_debt':
      return (
        story.debt !== null && story.debt !== person.id && fourEyes(world, story, story.live ?? 0, person.id)
      );
    case 'lift_embargo':
      return story.embargo !== null;
    case 'clear_expiry':
      return story.expiry !== null;
    case 'spike':
      return !story.published;
    case 'take_down':
      return story.live !== null;
    case 'restore':
      return story.restoreAskedBy !== person.id;
    default:
      return true;
  }
}

/** The breaking slot holds a story for an hour. */
export function isBreaking(story: ModelStory, now: number): boolean {
  return story.breaking !== null && story.breaking > now;
}

/** The number of the last approved version before `n`, or 0. */
function approvedBefore(story: ModelStory, n: number): number {
  return Math.max(0, ...story.approvals.filter((approval) => approval.n < n).map((approval) => approval.n));
}

/** contrib(v): the people whose changes lie between the last approved version and this one. */
function contributors(story: ModelStory, n: number): string[] {
  return [...new Set(story.versions.slice(approvedBefore(story, n), n).flatMap(({ writers }) => writers))];
}

/**
 * Other people wrote more than half of the letters that are new since the last approved version. If no letter
 * is new, another person worked on the story too.
 */
function fourEyes(world: World, story: ModelStory, n: number, approver: string): boolean {
  const wrote = contributors(story, n);
  const fresh = newLetters(story, n, approvedBefore(story, n));
  const own = fresh.get(approver) ?? 0;
  if (world.strict && (own > 0 || wrote.includes(approver))) return false;
  const all = [...fresh.values()].reduce((sum, each) => sum + each, 0);
  return all > 0 ? all - own > all / 2 : wrote.some((id) => id !== approver);
}

/** The letters of version `n` that are not in version `base` (0: none), counted by author. */
export function newLetters(story: ModelStory, n: number, base: number): Map<string, number> {
  const old = story.versions[base - 1]?.parts;
  const counts = new Map<string, number>();
  for (const [name, { by, letters }] of story.versions[n - 1]?.parts ?? []) {
    if (!old?.has(name)) counts.set(by, (counts.get(by) ?? 0) + letters);
  }
  return counts;
}

/**
 * The pieces of a text that contains `text`: its frame, and that word in each part of it. Earlier pieces keep
 * their authors.
 */
export function partsOf(
  text: string,
  {
    by,
    n,
    before = new Map(),
    without = [],
  }: { by: string; n: number; before?: Parts; without?: readonly string[] },
): Parts {
  const frames = Object.entries({
    headline: 'Bàivềmùanước',
    sapo: 'Mộtcâudẫnđủdàiđểbàiđượcgửiđi',
    body: 'Đoạncủa',
  });
  return new Map(
    frames
      .filter(([part]) => !without.includes(part))
      .flatMap(([part, frame]) => {
        const known = [...before].find(([name]) => name.startsWith(`frame of ${part}`));
        return [
          known ?? ([`frame of ${part} ${n}`, { by, letters: frame.length }] as const),
          [`${part} ${text}`, { by, letters: text.length }] as const,
        ];
      }),
  );
}

function saysTheSame(story: ModelStory, one: number, other: number | null): boolean {
  if (other === null) return false;
  const [a, b] = [story.versions[one - 1], story.versions[other - 1]];
  return a?.text === b?.text && a?.section === b?.section;
}

function working(story: ModelStory): Version {
  return story.versions.at(-1) as Version;
}

function asReadersHaveIt(story: ModelStory, now: number): ModelStory {
  const copy = structuredClone(story);
  goLiveIfDue(copy, now);
  return copy;
}

/** After its expiry readers have no access to a story in any state. */
function hasExpired({ expiry }: ModelStory, now: number): boolean {
  return expiry !== null && expiry <= now;
}

/** At its time a scheduled version goes live, unless the story is on hold, blocked or withdrawn then. */
export function goLiveIfDue(story: ModelStory, now: number): boolean {
  const { schedule } = story;
  if (schedule === null || schedule.at > now || story.w === 'hold' || story.blocked) return false;
  if (story.p !== 'scheduled' && story.p !== 'live') return false;
  becomeLive(story, schedule.n, schedule.at);
  return true;
}

function becomeLive(story: ModelStory, n: number, at: number): void {
  story.firstShownAt ??= at;
  story.p = 'live';
  story.live = n;
  story.everLive.push(n);
  story.schedule = null;
  story.published = true;
  story.section = (story.versions[n - 1] as Version).section;
}

function unschedule(story: ModelStory): void {
  story.schedule = null;
  if (story.p === 'scheduled') backToDesk(story);
}

/** No reader had it: its section is that of the working version again. */
function backToDesk(story: ModelStory): void {
  story.p = 'none';
  story.section = working(story).section;
}

/** Whether a schedule came due without a publication. */
export function hasMissed({ schedule }: ModelStory, now: number): boolean {
  return schedule !== null && schedule.at <= now;
}

function missedIsOver(story: ModelStory, now: number): void {
  if (!hasMissed(story, now)) return;
  story.missed = (story.schedule as { at: number }).at;
  unschedule(story);
}

function isIncomplete({ action, ...input }: Command): boolean {
  if (NEEDS_REASON.includes(action) && !input.reason) return true;
  if (action === 'kill' && !input.publicNote) return true;
  if (action === 'take_down' && !input.notice) return true;
  if ((action === 'schedule' || action === 'reschedule') && input.publishAt === undefined) return true;
  if (action === 'set_embargo' && input.embargoUntil === undefined) return true;
  if (action === 'set_expiry' && input.expiresAt === undefined) return true;
  if (action === 'publish_update' && input.updateKind === undefined) return true;
  return ['clarification', 'correction'].includes(input.updateKind ?? '') && !input.publicNote;
}

/** These actions decide about a text whose schedule was missed. */
const DECIDES = [
  ...[
    'request_changes',
    'publish',
    'publish_update',
    'fast_publish',
    'schedule',
    'spike',
    'kill',
    'take_down',
  ],
];

/** Changes the story as the command says; returns false if its input is invalid. */
function carryOut(story: ModelStory, person: ModelPerson, command: Command, now: number): boolean {
  const n = story.versions.length;
  const park = (to: W) => {
    story.heldFrom = story.w === 'hold' ? story.parkedFrom : null;
    story.parkedFrom = story.w;
    story.w = to;
    story.claim = null;
  };
  const unpark = () => {
    story.w = story.parkedFrom ?? 'draft';
    story.parkedFrom = story.w === 'hold' ? (story.heldFrom ?? null) : null;
    story.heldFrom = null;
  };
  const work = (to: W) => {
    story.w = to;
    story.parkedFrom = null;
    story.claim = null;
  };
  switch (command.action) {
    case 'submit':
      work('in_review');
      story.submitted = true;
      return true;
    case 'withdraw_submission':
      work('draft');
      return true;
    case 'claim':
      story.claim = { by: person.id, until: now + TWENTY_MINUTES };
      return true;
    case 'release':
      story.claim = null;
      return true;
    case 'request_changes':
      if (story.schedule?.n === n) unschedule(story);
      work('changes_requested');
      return true;
    case 'approve':
      story.approvals.push({ n, by: person.id, kind: 'approval' });
      work('approved');
      return true;
    case 'block':
      story.blocked = true;
      return true;
    case 'unblock':
      missedIsOver(story, now);
      story.blocked = false;
      return true;
    case 'publish':
    case 'publish_update':
      becomeLive(story, n, now);
      story.claim = null;
      return true;
    case 'fast_publish':
      becomeLive(story, n, now);
      work('in_review');
      story.submitted = true;
      story.debt = person.id;
      story.breaking = now + HOUR;
      return true;
    case 'end_breaking':
      story.breaking = null;
      return true;
    case 'clear_debt':
      story.approvals.push({ n: story.live as number, by: person.id, kind: 'debt_clearance' });
      story.debt = null;
      return true;
    case 'schedule': {
      const at = command.publishAt as number;
      if (at <= now || (story.embargo !== null && at < story.embargo)) return false;
      if (story.expiry !== null && at >= story.expiry) return false;
      story.schedule = { n, at };
      if (story.p === 'none') {
        story.p = 'scheduled';
        story.section = working(story).section;
      }
      return true;
    }
    case 'reschedule': {
      const at = command.publishAt as number;
      if (story.schedule === null || (command.basePublishAt ?? story.schedule.at) !== story.schedule.at)
        return false;
      if (at <= now || (story.embargo !== null && at < story.embargo)) return false;
      if (story.expiry !== null && at >= story.expiry) return false;
      story.schedule = { ...story.schedule, at };
      return true;
    }
    case 'unschedule':
      unschedule(story);
      return true;
    case 'set_embargo': {
      const until = command.embargoUntil as number;
      if (until <= now || (story.schedule !== null && story.schedule.at < until)) return false;
      if (story.expiry !== null && story.expiry <= until) return false;
      story.embargo = until;
      return true;
    }
    case 'lift_embargo':
      story.embargo = null;
      return true;
    case 'set_expiry': {
      const end = command.expiresAt as number;
      const starts = [
        story.schedule?.at ?? null,
        story.embargo,
        story.published ? (story.firstShownAt ?? null) : null,
      ];
      if (end <= now || starts.some((start) => start !== null && start >= end)) return false;
      story.expiry = end;
      return true;
    }
    case 'clear_expiry':
      story.expiry = null;
      return true;
    case 'hold':
      park('hold');
      return true;
    case 'spike':
      park('spiked');
      return true;
    case 'resume':
      missedIsOver(story, now);
      unpark();
      return true;
    case 'unspike':
      unpark();
      return true;
    case 'withhold':
      story.p = 'withheld';
      story.breaking = null;
      return true;
    case 'release_withheld':
      missedIsOver(story, now);
      story.p = 'live';
      return true;
    case 'kill':
      story.p = 'killed';
      story.breaking = null;
      story.schedule = null;
      story.restoreAskedBy = null;
      return true;
    case 'take_down':
      story.p = 'taken_down';
      story.breaking = null;
      story.schedule = null;
      story.restoreAskedBy = null;
      return true;
    case 'restore':
      if (story.restoreAskedBy === null) {
        story.restoreAskedBy = person.id;
        return true;
      }
      if (story.live === null) backToDesk(story);
      else story.p = 'live';
      story.restoreAskedBy = null;
      return true;
    case 'force_unlock':
      story.lease = { by: person.id, until: now + TWENTY_MINUTES };
      if (story.w === 'in_review') story.claim = { ...story.lease };
      return true;
    default:
      throw new Error(`The model can't ${command.action}.`);
  }
}

function mayEdit(world: World, story: ModelStory, person: ModelPerson, now: number): boolean {
  const row = story.w === 'in_review' ? 'edit_in_review' : story.w === 'approved' ? 'edit_approved' : 'edit';
  return mayDo(world, story, person, row, now);
}

/**
 * A save on the newest version creates the next one. The same save again gets the same answer; a different
 * text of a person with read access is kept as a fork.
 */
function save(
  world: World,
  next: ModelStory,
  before: ModelStory,
  person: ModelPerson,
  command: Command,
  now: number,
): Outcome {
  const readers = asReadersHaveIt(next, now);
  if (!mayEdit(world, readers, person, now)) return { answer: 'kept', story: before };
  const onBase = next.versions[(command.baseVersion ?? 0) - 1] ?? working(next);
  const version = {
    text: command.text ?? '',
    isComplete: true,
    section: command.section ?? onBase.section,
    writers: [person.id],
    parts: partsOf(command.text ?? '', {
      by: person.id,
      n: (command.baseVersion ?? 0) + 1,
      before: onBase.parts,
    }),
  };
  if (command.baseVersion !== next.versions.length) {
    const { writers = [], ...made } = next.versions[command.baseVersion ?? 0] ?? {};
    const isAgain = writers[0] === person.id && isDeepStrictEqual({ ...made, writers: [person.id] }, version);
    return { answer: isAgain ? 'done' : 'kept', story: before };
  }
  return append(world, next, readers, before, person, version, now);
}

function bringBack(
  world: World,
  next: ModelStory,
  before: ModelStory,
  person: ModelPerson,
  command: Command,
  now: number,
): Outcome {
  const refused: Outcome = { answer: 'refused', story: before };
  const readers = asReadersHaveIt(next, now);
  if (!mayEdit(world, readers, person, now) || command.baseVersion !== next.versions.length) return refused;
  const old = next.versions[(command.number ?? 0) - 1];
  if (old === undefined || saysTheSame(next, next.versions.length, command.number ?? 0)) return refused;
  const version = { ...old, writers: [...new Set([person.id, ...old.writers])] };
  return append(world, next, readers, before, person, version, now);
}

function append(
  world: World,
  next: ModelStory,
  readers: ModelStory,
  before: ModelStory,
  person: ModelPerson,
  version: Version,
  now: number,
): Outcome {
  const moves = version.section !== working(next).section;
  if (moves && !mayDo(world, readers, person, 'relocate', now)) return { answer: 'refused', story: before };
  next.versions.push(version);
  next.w = next.w === 'in_review' ? 'in_review' : 'draft';
  if (!next.published && next.p === 'none') next.section = version.section;
  return { answer: 'done', story: next };
}
