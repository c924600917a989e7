import type { ServerResponse } from 'node:http';
import type { LiveUpdate } from '#core/live/live-update.ts';
import type { Limiter } from '#platform/concurrency/load-shedder.ts';
import type { Logger } from '#platform/traces/logger.ts';

/**
 * A subscriber with more unsent bytes is too slow and is disconnected. The browser reconnects and catches
 * up.
 */
const maxUnsentBytes = 256 * 1024;
/** Cached frames for subscribers that missed a change. Dropped at the next change. */
const maxCachedFrames = 50;

type Subscriber = { lastEventId: number };

/** The update after a change, the cache tags of its content, and when it expires (infinite: never). */
type LoadedUpdate = {
  readonly update: LiveUpdate;
  readonly tags: ReadonlySet<string>;
  readonly endsAt: number;
};
/** Null where readers may not have the story. */
export type LoadUpdate = (after: number) => Promise<LoadedUpdate | null>;

/** A story that changes faster than it can be loaded is broadcast after this many attempts. */
const MAX_ATTEMPTS = 20;

/** Broadcasts the changes of one live story to its subscribers in this process. */
export class LiveBroadcaster {
  readonly #loadUpdate: LoadUpdate;
  readonly #admit: Limiter['admit'];
  readonly #now: () => number;
  readonly #log: Logger;
  readonly #subscribers = new Map<ServerResponse, Subscriber>();
  /** Encoded events by the change that they follow. Each is valid until its content changes or expires. */
  readonly #frames = new Map<number, CachedFrame>();
  /** The cache tags of all updates that were sent. */
  readonly #tags = new Set<string>();
  /** For each load in progress: the tags invalidated since it began. */
  readonly #missed = new Set<Set<string>>();
  #changes = -1;
  /** The last broadcast list of stories that began as entries, and whether there ever was one. */
  #breakouts = '{}';
  #hadBreakouts = false;
  #polling: Promise<void> | null = null;
  #again = false;
  #loading = 0;

  /** Requests of readers pass through `admit`. Broadcasts bypass it, so that a flood cannot delay them. */
  constructor({
    ask,
    admit,
    now,
    log,
  }: {
    ask: LoadUpdate;
    admit: Limiter['admit'];
    /** The clock that decides the visibility of stories. */
    now: () => number;
    log: Logger;
  }) {
    this.#loadUpdate = ask;
    this.#admit = admit;
    this.#now = now;
    this.#log = log;
  }

  /** The current update of the story, or null if it is not public. Concurrent calls share one query. */
  async newest(): Promise<LiveUpdate | null> {
    this.#loading += 1;
    try {
      const frame = await this.#frameAfter(Math.max(this.#changes, 0));
      return frame?.update ?? null;
    } finally {
      this.#loading -= 1;
    }
  }

  /** Adds a subscriber that has everything up to a change, and sends it the rest. */
  subscribe(response: ServerResponse, lastReceived: number): void {
    this.#subscribers.set(response, { lastEventId: lastReceived });
    response.once('close', () => this.#subscribers.delete(response));
    response.on('error', () => this.#subscribers.delete(response));
    void this.#catchUp(response);
  }

  /**
   * Invalidates these cache tags and drops the cached events that depend on them. The story, or the headline
   * of a story that began as an entry, may have been withdrawn.
   */
  invalidate(tags: readonly string[]): void {
    for (const missed of this.#missed) for (const tag of tags) missed.add(tag);
    if (!tags.some((tag) => this.#tags.has(tag))) return;
    this.#frames.clear();
    void this.poll();
  }

  isEmpty(): boolean {
    return this.#subscribers.size === 0 && this.#loading === 0;
  }

  /**
   * Loads changes and sends them to all subscribers. One load runs at a time; later requests run after it.
   */
  async poll(): Promise<void> {
    this.#again = true;
    this.#polling ??= this.#pollUntilStable().finally(() => {
      this.#polling = null;
    });
    return this.#polling;
  }

  /** Sends a heartbeat, so that proxies keep the connection open. */
  heartbeat(): void {
    for (const response of this.#subscribers.keys()) this.#write(response, HEARTBEAT);
  }

  /** Ends all streams. Their browsers reconnect to another process. */
  end(): void {
    for (const response of this.#subscribers.keys()) response.end();
    this.#subscribers.clear();
  }

  async #pollUntilStable(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        await this.#pollOnce();
      } catch (error) {
        // The database is briefly unavailable. The next poll finds the changes that this one missed.
        this.#log.warn({ err: error }, 'live events could not be sent');
      }
    }
  }

  async #pollOnce(): Promise<void> {
    const before = Math.max(this.#changes, 0);
    const answer = await this.#read(before);
    if (answer === null) return this.#close(ENDED);
    const { update, endsAt } = answer;
    const breakouts = JSON.stringify(update.breakouts);
    if (update.changes === this.#changes && breakouts === this.#breakouts) return;
    this.#changes = update.changes;
    this.#breakouts = breakouts;
    this.#frames.clear();
    const frame = formatEvent(update);
    this.#frames.set(before, { frame: Promise.resolve(frame), endsAt });
    for (const [response, subscriber] of this.#subscribers) {
      if (subscriber.lastEventId === before) this.#broadcast(response, subscriber, frame);
      else if (subscriber.lastEventId < update.changes) void this.#catchUp(response);
    }
  }

  async #catchUp(response: ServerResponse): Promise<void> {
    const subscriber = this.#subscribers.get(response);
    if (!subscriber) return;
    try {
      if (subscriber.lastEventId > this.#changes) await this.poll();
      // The client has a higher change number than the story, as after a restore of a backup. It gets all
      // changes.
      if (subscriber.lastEventId > this.#changes) subscriber.lastEventId = 0;
      if (subscriber.lastEventId === this.#changes && !this.#hadBreakouts) return;
      const { lastEventId } = subscriber;
      const frame = await this.#frameAfter(lastEventId);
      if (frame === null) this.#close(ENDED);
      // Skipped if another load sent the update in the meantime.
      else if (
        subscriber.lastEventId === lastEventId &&
        frame.update.changes >= lastEventId &&
        this.#subscribers.has(response)
      )
        this.#broadcast(response, subscriber, frame);
    } catch {
      // The browser reconnects and sends its `Last-Event-ID` again.
      response.end();
    }
  }

  #frameAfter(after: number): Promise<EventFrame | null> {
    const there = this.#frames.get(after);
    if (there && this.#now() < there.endsAt) return there.frame;
    if (this.#frames.size >= maxCachedFrames) this.#frames.clear();
    const frame = this.#admit(() => this.#read(after)).then((answer) => {
      if (answer === null) {
        this.#frames.delete(after);
        return null;
      }
      const { update } = answer;
      kept.endsAt = answer.endsAt;
      if (this.#changes < 0) {
        this.#changes = update.changes;
        this.#breakouts = JSON.stringify(update.breakouts);
      }
      // A new client may see a change before this process does. A poll broadcasts it to all subscribers.
      else if (update.changes > this.#changes) void this.poll();
      return formatEvent(update);
    });
    // Concurrent callers share this load, whenever it expires.
    const kept: CachedFrame = { frame, endsAt: Number.POSITIVE_INFINITY };
    this.#frames.set(after, kept);
    frame.catch(() => this.#frames.delete(after));
    return frame;
  }

  /** Loads the changes after a number. Loads again if their content changed or expired during the load. */
  async #read(after: number): Promise<LoadedUpdate | null> {
    for (let tries = 1; ; tries += 1) {
      const beganAt = this.#now();
      const missed = new Set<string>();
      this.#missed.add(missed);
      const answer = await this.#loadUpdate(after).finally(() => this.#missed.delete(missed));
      if (answer === null) return null;
      for (const tag of answer.tags) this.#tags.add(tag);
      this.#hadBreakouts ||= Object.keys(answer.update.breakouts).length > 0;
      const isOver = beganAt < answer.endsAt && answer.endsAt <= this.#now();
      const isRight = !isOver && ![...missed].some((tag) => answer.tags.has(tag));
      if (isRight || tries === MAX_ATTEMPTS) return answer;
    }
  }

  #broadcast(response: ServerResponse, subscriber: Subscriber, { update, bytes }: EventFrame): void {
    subscriber.lastEventId = update.changes;
    this.#write(response, bytes);
    if (update.isEnded) response.end();
  }

  #write(response: ServerResponse, bytes: Buffer): void {
    if (response.writableLength > maxUnsentBytes) response.destroy();
    else response.write(bytes);
  }

  #close(word: Buffer): void {
    this.#frames.clear();
    for (const response of this.#subscribers.keys()) {
      this.#write(response, word);
      response.end();
    }
    this.#subscribers.clear();
  }
}

type EventFrame = { readonly update: LiveUpdate; readonly bytes: Buffer };
type CachedFrame = { readonly frame: Promise<EventFrame | null>; endsAt: number };

/** An event, not a comment, so that the page itself notices that the connection is alive. */
const HEARTBEAT = Buffer.from('event: beat\ndata:\n\n');
const ENDED = Buffer.from('event: gone\ndata:\n\n');

function formatEvent(update: LiveUpdate): EventFrame {
  return { update, bytes: Buffer.from(`id: ${update.changes}\ndata: ${JSON.stringify(update)}\n\n`) };
}
