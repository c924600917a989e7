import type { ServerResponse } from 'node:http';
import type { LiveUpdate } from '#core/live/live-update.ts';
import type { Logger } from '#platform/logger.ts';
import type { Crowd } from '#platform/page-cache/crowd.ts';

/** A reader who has not taken this much is too slow for a line; their browser comes back and catches up. */
const maxUnsentBytes = 256 * 1024;
/** Answers to those who missed something, kept until the next change. */
const maxKeptAnswers = 50;

type Line = { heard: number };

/** Everybody in this process who reads one live story, and the one way to tell them what has changed. */
export class LiveChannel {
  readonly #ask: (after: number) => Promise<LiveUpdate | null>;
  readonly #admit: Crowd['admit'];
  readonly #log: Logger;
  readonly #lines = new Map<ServerResponse, Line>();
  /** What was said of everything after a change, as the bytes of an event; good until the next change. */
  readonly #answers = new Map<number, Promise<Told | null>>();
  #article = '';
  #changes = -1;
  #looking: Promise<void> | null = null;
  #again = false;
  #asking = 0;

  /** What a reader asks for is `admit`ted; what all are told is asked past whoever floods. */
  constructor({
    ask,
    admit,
    log,
  }: {
    ask: (after: number) => Promise<LiveUpdate | null>;
    admit: Crowd['admit'];
    log: Logger;
  }) {
    this.#ask = ask;
    this.#admit = admit;
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

  isAbout(tags: readonly string[]): boolean {
    return this.#article !== '' && tags.includes(`article:${this.#article}`);
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
    const update = await this.#ask(before);
    if (update === null) return this.#close(GONE);
    if (update.changes === this.#changes) return;
    this.#article = update.article;
    this.#changes = update.changes;
    this.#answers.clear();
    const told = tell(update);
    this.#answers.set(before, Promise.resolve(told));
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
      if (line.heard === this.#changes) return;
      const told = await this.#told(line.heard);
      if (told === null) this.#close(GONE);
      else if (told.update.changes > line.heard && this.#lines.has(response)) this.#say(response, line, told);
    } catch {
      // It comes back and says again what it has heard.
      response.end();
    }
  }

  #told(after: number): Promise<Told | null> {
    const kept = this.#answers.get(after);
    if (kept) return kept;
    if (this.#answers.size >= maxKeptAnswers) this.#answers.clear();
    const asked = this.#admit(() => this.#ask(after)).then((update) => {
      if (update === null) {
        this.#answers.delete(after);
        return null;
      }
      this.#article = update.article;
      if (this.#changes < 0) this.#changes = update.changes;
      // Whoever asks late may see a change before this channel has: everybody is told of it by a look.
      else if (update.changes > this.#changes) void this.look();
      return tell(update);
    });
    this.#answers.set(after, asked);
    asked.catch(() => this.#answers.delete(after));
    return asked;
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

const BEAT = Buffer.from(':\n\n');
const GONE = Buffer.from('event: gone\ndata:\n\n');

function tell(update: LiveUpdate): Told {
  return { update, bytes: Buffer.from(`id: ${update.changes}\ndata: ${JSON.stringify(update)}\n\n`) };
}
