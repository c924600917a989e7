import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { toBase64 } from '#core/shared/base64.ts';
import { contentOf } from '#core/working-copy/content-of.ts';
import { writeContent } from '#core/working-copy/write-content.ts';
import type { DeskArticle } from '../doors.ts';
import { type Comparison, compareLeft } from './compare-left.ts';
import { type HeldDoc, holdBack } from './held-doc.ts';
import { type Journal, type LeftText, openJournal } from './journal.ts';
import { type Line, type LineEnd, openLine } from './line-to-room.ts';

/**
 * How the saving goes. `kept`: on this machine, and not yet on the server; `refused`: the server did not take the
 * beginning of a story.
 */
export type SaveState = 'clean' | 'connecting' | 'waiting' | 'saved' | 'kept' | 'refused';

/** Text of an earlier visit, or of hours without a line, that its writer must look at. */
export type Recovery = {
  readonly kind: 'left' | 'offline';
  readonly typedAt: Date;
  readonly comparison: Comparison;
};

export type SessionState = {
  readonly articleId: string | null;
  readonly failure: ActionFailure | null;
  /** The server's text has arrived: from now on it can be written in. */
  readonly isReady: boolean;
  readonly recovery: Recovery | null;
  /** Why the line was ended; a new session must be begun. */
  readonly ended: LineEnd | null;
  readonly line: Line | null;
};

export type SessionDoors = {
  /** Begins the article with what is in the document; null where nobody answered. */
  readonly create: (
    workingCopy: string,
  ) => Promise<{ ok: true; data: DeskArticle } | { ok: false; error: ActionFailure } | null>;
  /** Keeps a text beside the article; false where nobody answered. */
  readonly keep: (articleId: string, baseVersion: number, content: VersionContent) => Promise<boolean>;
  readonly onNews: (about: 'article' | 'comments') => void;
  readonly onCreated: (article: DeskArticle) => void;
};

/** Changes by the desk itself, such as the blank form; they are nobody's text. */
const byDesk = 'desk';
/** A new story is sent this long after its first letter; a failed try is repeated after the next, in milliseconds. */
const createAfterMs = 400;
const retryMs = [1_500, 4_000, 10_000, 30_000];
/** Only what was written apart for longer than this is shown for comparison when the line is back. */
const longApartMs = 30_000;
/** How long everything must have been acknowledged before the journal forgets it, in milliseconds. */
const safeAfterMs = 1_000;

/**
 * One visit to one story: its document, shared with everybody who has it open; the journal of what is typed; the
 * line to the server, as often as it is lost. Nothing that was typed is forgotten before the server has it, and
 * nothing is put over newer text without being seen.
 */
export class WritingSession {
  readonly held: HeldDoc;
  /** Who else is here, and where their cursors are. */
  readonly awareness: Awareness;
  private readonly shared = new Y.Doc();
  private readonly journal: Journal;
  private readonly doors: SessionDoors;
  private readonly listeners = new Set<() => void>();
  private state: SessionState;
  private saveState: SaveState;
  private version: number;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private acknowledging: ReturnType<typeof setTimeout> | null = null;
  private tries = 0;
  private creating: Promise<boolean> | null = null;
  private apart: { since: Date; mine: VersionContent | null } | null = null;
  private left: LeftText[] = [];
  private isClosed = false;
  private mayWrite: boolean;

  constructor(input: {
    personId: string;
    articleId: string | null;
    version: number;
    blank: VersionContent;
    mayWrite: boolean;
    doors: SessionDoors;
  }) {
    this.awareness = new Awareness(this.shared);
    this.doors = input.doors;
    this.version = input.version;
    this.mayWrite = input.mayWrite;
    this.journal = openJournal(input.personId, input.articleId);
    if (input.articleId === null) writeContent(this.shared, input.blank, byDesk);
    this.held = holdBack(this.shared);
    this.state = {
      articleId: input.articleId,
      failure: null,
      isReady: input.articleId === null,
      recovery: null,
      ended: null,
      line: null,
    };
    this.saveState = input.articleId === null ? 'clean' : 'connecting';
    this.held.doc.on('update', this.onTyped);
    if (input.articleId === null) void this.lookForLeft();
    else void this.connect(input.articleId);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): SessionState => this.state;

  /** How the saving goes. It changes with every few letters: what does not show it need not hear of it. */
  readonly saving = (): SaveState => this.saveState;

  /** The version that the article now stands at; what is kept beside it begins from that. */
  stand(version: number): void {
    this.version = version;
  }

  /** Waits until the server has everything that was typed; false where that does not happen for a while. */
  async flush(waitMs = 8_000): Promise<boolean> {
    this.held.release();
    if (this.state.articleId === null && !(await this.create())) return false;
    if (this.saveState === 'saved') return true;
    return new Promise((resolve) => {
      const stop = this.subscribe(() => {
        if (this.saveState === 'saved') end(true);
      });
      const timer = setTimeout(() => end(false), waitMs);
      function end(isSaved: boolean) {
        clearTimeout(timer);
        stop();
        resolve(isSaved);
      }
    });
  }

  /** Brings the recovered text in, beside all that is there. */
  async mergeLeft(): Promise<void> {
    for (const left of this.left) {
      Y.applyUpdate(this.held.doc, left.typed, byDesk);
      if (this.state.articleId === null) this.onTyped(left.typed, null);
    }
    await this.endRecovery();
  }

  /** Leaves the server's text as it is; the recovered one is kept beside the article. False: it could not be. */
  async keepLeftBeside(): Promise<boolean> {
    const { articleId, recovery } = this.state;
    if (articleId !== null && recovery !== null) {
      const isKept = await this.doors.keep(articleId, this.version, recovery.comparison.mine);
      if (!isKept) return false;
    }
    await this.endRecovery();
    return true;
  }

  close(): void {
    this.isClosed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.acknowledging !== null) clearTimeout(this.acknowledging);
    this.held.doc.off('update', this.onTyped);
    this.held.destroy();
    this.state.line?.close();
    this.awareness.destroy();
    this.journal.close();
    this.listeners.clear();
  }

  private set({
    saveState = this.saveState,
    ...part
  }: Partial<SessionState> & { saveState?: SaveState }): void {
    const isSame = Object.keys(part).length === 0;
    if (this.isClosed || (isSame && saveState === this.saveState)) return;
    this.saveState = saveState;
    if (!isSame) this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }

  private readonly onTyped = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.shared) return;
    this.journal.add(update);
    if (this.state.articleId !== null) return;
    this.set({ saveState: 'waiting' });
    if (this.timer === null) this.timer = setTimeout(() => void this.create(), createAfterMs);
  };

  private create(): Promise<boolean> {
    this.creating ??= this.tryToCreate().finally(() => {
      this.creating = null;
    });
    return this.creating;
  }

  private async tryToCreate(): Promise<boolean> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.state.articleId !== null) return true;
    const answer = await this.doors.create(toBase64(Y.encodeStateAsUpdate(this.shared)));
    if (answer === null) {
      this.timer = setTimeout(() => void this.create(), retryMs[Math.min(this.tries, retryMs.length - 1)]);
      this.tries += 1;
      this.set({ saveState: 'kept' });
      return false;
    }
    if (!answer.ok) {
      this.set({ saveState: 'refused', failure: answer.error });
      return false;
    }
    const { id, version } = answer.data;
    this.version = version;
    // What was typed while the answer was on its way is not in it: the journal waits for the room.
    this.journal.rename(id);
    this.set({ articleId: id, failure: null });
    this.doors.onCreated(answer.data);
    await this.connect(id);
    return true;
  }

  private async connect(articleId: string): Promise<void> {
    const line = await openLine(
      { doc: this.shared, awareness: this.awareness, articleId },
      {
        onOpen: () => {
          // What is on the screen before the other side's text comes in.
          if (this.apart !== null) this.apart = { ...this.apart, mine: contentOf(this.held.doc) };
        },
        onSynced: () => void this.onSynced(),
        onLost: () => {
          this.apart ??= { since: new Date(), mine: null };
          if (this.state.isReady) this.set({ saveState: this.saveState === 'saved' ? 'saved' : 'kept' });
        },
        onUnsaved: (count) => this.onUnsaved(count),
        onEnd: (why) => {
          this.set({ ended: why, saveState: this.saveState === 'saved' ? 'saved' : 'kept' });
        },
        onNews: (about) => this.doors.onNews(about),
      },
    );
    if (this.isClosed) line.close();
    else this.set({ line });
  }

  private onUnsaved(count: number): void {
    if (!this.state.isReady) return;
    if (count > 0) {
      this.set({ saveState: this.apart === null ? 'waiting' : 'kept' });
      return;
    }
    this.set({ saveState: 'saved' });
    this.acknowledgeSoon();
  }

  /**
   * After a line was lost the count may touch nought before the last of what waited is acknowledged: the journal
   * forgets only what has been safe for a while.
   */
  private acknowledgeSoon(): void {
    if (this.acknowledging !== null) clearTimeout(this.acknowledging);
    this.acknowledging = setTimeout(() => {
      this.acknowledging = null;
      if (this.saveState !== 'saved') return;
      this.journal.acknowledged(() => Y.encodeStateAsUpdate(this.shared), this.version);
    }, safeAfterMs);
  }

  private async onSynced(): Promise<void> {
    const { apart } = this;
    this.apart = null;
    if (!this.state.isReady) {
      await this.lookForLeft();
      this.set({ isReady: true, saveState: this.state.recovery === null ? 'saved' : this.saveState });
      this.acknowledgeSoon();
      return;
    }
    if (apart?.mine && Date.now() - apart.since.getTime() > longApartMs)
      this.showMerged(apart.since, apart.mine);
  }

  /** Two texts grew apart for long and are one again: the writer sees what that made of theirs. */
  private showMerged(since: Date, mine: VersionContent): void {
    // Text that its writer has not decided about yet comes first.
    if (this.state.recovery !== null) return;
    const merged = contentOf(this.held.doc);
    if (JSON.stringify(merged) === JSON.stringify(mine)) return;
    const comparison: Comparison = { theirs: merged, merged, mine, isNewer: true };
    this.set({ recovery: { kind: 'offline', typedAt: since, comparison } });
  }

  private async lookForLeft(): Promise<void> {
    const found = await this.journal.left();
    for (const left of found) {
      const comparison = compareLeft(this.shared, left);
      if (comparison === null) await left.forget();
      else this.left.push(left);
    }
    const last = this.left.at(-1);
    if (last === undefined) return;
    const together = { base: last.base, typed: Y.mergeUpdates(this.left.map((left) => left.typed)) };
    const comparison = compareLeft(this.shared, together);
    if (comparison === null) return;
    if (!this.mayWrite) await this.keepRefused(comparison, last.typedAt);
    // A story that was never sent is asked about too: this may be the beginning of another one.
    else if (!comparison.isNewer && this.state.articleId !== null) await this.mergeLeft();
    else this.set({ recovery: { kind: 'left', typedAt: last.typedAt, comparison } });
  }

  /** The right to write went while there was text that had not arrived: it is kept beside the article. */
  private async keepRefused(comparison: Comparison, typedAt: Date): Promise<void> {
    this.set({ recovery: { kind: 'left', typedAt, comparison } });
    await this.keepLeftBeside();
  }

  private async endRecovery(): Promise<void> {
    const ended = this.left;
    this.left = [];
    for (const left of ended) await left.forget();
    this.set({ recovery: null });
  }
}
