import type { ServerResponse } from 'node:http';
import type { LiveUpdate } from '#core/live/live-update.ts';
import type { Logger } from '#platform/logger.ts';
import type { Crowd } from '#platform/page-cache/crowd.ts';

/** A reader who has not taken this much is too slow for a line; their browser comes back and catches up. */
const maxUnsentBytes = 256 * 1024;
/** Answers to those who missed something, kept until the next change. */
const maxKeptAnswers = 50;

type Line = { heard: number };

/** What came after a change, the tags of all that is said in it, and from when on it may say something else; never: infinite. */
type Answer = { readonly update: LiveUpdate; readonly tags: ReadonlySet<string>; readonly endsAt: number };
/** Null where readers may not have the story. */
export type Ask = (after: number) => Promise<Answer | null>;

/** What changes faster than it can be read is told all the same after so many tries. */
const MOST_TRIES = 20;

/** Everybody in this process who reads one live story, and the one way to tell them what has changed. */
export class LiveChannel {
  readonly #ask: Ask;
  readonly #admit: Crowd['admit'];
  readonly #now: () => number;
  readonly #log: Logger;
  readonly #lines = new Map<ServerResponse, Line>();
  /** What was said of everything after a change, as the bytes of an event; good until something in it changes, or its moment comes. */
  readonly #answers = new Map<number, Kept>();
  /** Of all that was ever said here. */
  readonly #tags = new Set<string>();
  /** For each question that is open, the tags that no longer hold since. */
  readonly #missed = new Set<Set<string>>();
  #changes = -1;
  /** What was last said of the stories that were begun out of entries, and whether anything ever was. */
  #breakouts = '{}';
  #hadBreakouts = false;
  #looking: Promise<void> | null = null;
  #again = false;
  #asking = 0;

  /** What a reader asks for is `admit`ted; what all are told is asked past whoever floods. */
  constructor({
    ask,
    admit,
    now,
    log,
  }: {
    ask: Ask;
    admit: Crowd['admit'];
    /** By the clock that decides what readers have. */
    now: () => number;
    log: Logger;
  }) {
    this.#ask = ask;
    this.#admit = admit;
    this.#now = now;
    this.#log = log;
  }

  /** How the story stands now; null where readers may not have it. Many who ask at once are answered by one question. */
  async newest(): Promise<LiveUpdate | null> {
    this.#asking += 1;
    try {
      const told = await this.#told(Math.max(this.#changes, 0));
      return told?.update ?? null;
    } finally {
      this.#asking -= 1;
    }
  }

  /** Adds a line whose reader has heard everything up to a change, and tells it the rest. */
  join(response: ServerResponse, heard: number): void {
    this.#lines.set(response, { heard });
    response.once('close', () => this.#lines.delete(response));
    response.on('error', () => this.#lines.delete(response));
    void this.#catchUp(response);
  }

  /**
   * Hears which tags no longer hold. What was said of them is said to nobody once more: not the story itself, nor the headline of
   * another that was begun out of an entry, which may have been withdrawn.
   */
  hear(tags: readonly string[]): void {
    for (const missed of this.#missed) for (const tag of tags) missed.add(tag);
    if (!tags.some((tag) => this.#tags.has(tag))) return;
    this.#answers.clear();
    void this.look();
  }

  isEmpty(): boolean {
    return this.#lines.size === 0 && this.#asking === 0;
  }

  /** Looks whether something has changed, and tells everybody. One look at a time; what is said meanwhile is looked at after. */
  async look(): Promise<void> {
    this.#again = true;
    this.#looking ??= this.#lookUntilStill().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  /** Shows what stands between that the line is in use. */
  beat(): void {
    for (const response of this.#lines.keys()) this.#write(response, BEAT);
  }

  /** Lets everybody go; their browsers come back to whoever answers then. */
  end(): void {
    for (const response of this.#lines.keys()) response.end();
    this.#lines.clear();
  }

  async #lookUntilStill(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        await this.#lookOnce();
      } catch (error) {
        // The database is away for a moment; the next look finds what this one did not.
        this.#log.warn({ err: error }, 'the readers of a live story could not be told of its changes');
      }
    }
  }

  async #lookOnce(): Promise<void> {
    const before = Math.max(this.#changes, 0);
    const answer = await this.#read(before);
    if (answer === null) return this.#close(GONE);
    const { update, endsAt } = answer;
    const breakouts = JSON.stringify(update.breakouts);
    if (update.changes === this.#changes && breakouts === this.#breakouts) return;
    this.#changes = update.changes;
    this.#breakouts = breakouts;
    this.#answers.clear();
    const told = tell(update);
    this.#answers.set(before, { told: Promise.resolve(told), endsAt });
    for (const [response, line] of this.#lines) {
      if (line.heard === before) this.#say(response, line, told);
      else if (line.heard < update.changes) void this.#catchUp(response);
    }
  }

  async #catchUp(response: ServerResponse): Promise<void> {
    const line = this.#lines.get(response);
    if (!line) return;
    try {
      if (line.heard > this.#changes) await this.look();
      // Still more than there is: a page of before a restore. It is told everything.
      if (line.heard > this.#changes) line.heard = 0;
      if (line.heard === this.#changes && !this.#hadBreakouts) return;
      const { heard } = line;
      const told = await this.#told(heard);
      if (told === null) this.#close(GONE);
      // Unless it was told meanwhile.
      else if (line.heard === heard && told.update.changes >= heard && this.#lines.has(response))
        this.#say(response, line, told);
    } catch {
      // It comes back and says again what it has heard.
      response.end();
    }
  }

  #told(after: number): Promise<Told | null> {
    const there = this.#answers.get(after);
    if (there && this.#now() < there.endsAt) return there.told;
    if (this.#answers.size >= maxKeptAnswers) this.#answers.clear();
    const told = this.#admit(() => this.#read(after)).then((answer) => {
      if (answer === null) {
        this.#answers.delete(after);
        return null;
      }
      const { update } = answer;
      kept.endsAt = answer.endsAt;
      if (this.#changes < 0) {
        this.#changes = update.changes;
        this.#breakouts = JSON.stringify(update.breakouts);
      }
      // Whoever asks late may see a change before this channel has: everybody is told of it by a look.
      else if (update.changes > this.#changes) void this.look();
      return tell(update);
    });
    // Whoever asks the same meanwhile is answered with it, whenever it ends.
    const kept: Kept = { told, endsAt: Number.POSITIVE_INFINITY };
    this.#answers.set(after, kept);
    told.catch(() => this.#answers.delete(after));
    return told;
  }

  /** What came after a change; read once more where something of it changed meanwhile, or its moment came. */
  async #read(after: number): Promise<Answer | null> {
    for (let tries = 1; ; tries += 1) {
      const beganAt = this.#now();
      const missed = new Set<string>();
      this.#missed.add(missed);
      const answer = await this.#ask(after).finally(() => this.#missed.delete(missed));
      if (answer === null) return null;
      for (const tag of answer.tags) this.#tags.add(tag);
      this.#hadBreakouts ||= Object.keys(answer.update.breakouts).length > 0;
      const isOver = beganAt < answer.endsAt && answer.endsAt <= this.#now();
      const isRight = !isOver && ![...missed].some((tag) => answer.tags.has(tag));
      if (isRight || tries === MOST_TRIES) return answer;
    }
  }

  #say(response: ServerResponse, line: Line, { update, bytes }: Told): void {
    line.heard = update.changes;
    this.#write(response, bytes);
    if (update.isEnded) response.end();
  }

  #write(response: ServerResponse, bytes: Buffer): void {
    if (response.writableLength > maxUnsentBytes) response.destroy();
    else response.write(bytes);
  }

  #close(word: Buffer): void {
    this.#answers.clear();
    for (const response of this.#lines.keys()) {
      this.#write(response, word);
      response.end();
    }
    this.#lines.clear();
  }
}

type Told = { readonly update: LiveUpdate; readonly bytes: Buffer };
type Kept = { readonly told: Promise<Told | null>; endsAt: number };

/** An event, and no comment: the page itself hears by it that the line still stands. */
const BEAT = Buffer.from('event: beat\ndata:\n\n');
const GONE = Buffer.from('event: gone\ndata:\n\n');

function tell(update: LiveUpdate): Told {
  return { update, bytes: Buffer.from(`id: ${update.changes}\ndata: ${JSON.stringify(update)}\n\n`) };
}
