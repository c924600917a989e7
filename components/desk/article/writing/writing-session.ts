import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { whenTypingPauses } from '#components/editor/when-typing-pauses.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { toBase64 } from '#core/shared/base64.ts';
import { contentOf } from '#core/working-copy/content-of.ts';
import { writeContent } from '#core/working-copy/write-content.ts';
import type { DeskArticle } from '../desk-article.ts';
import { authFailureOf } from './auth-failure.ts';
import {
  type AuthFailure,
  type CollabConnection,
  type ConnectionEnd,
  openCollabConnection,
} from './collab-connection.ts';
import { type HeldDoc, holdBack } from './held-doc.ts';
import { type Journal, openJournal } from './journal.ts';
import type { LeftText } from './left-texts.ts';
import { newArticleId } from './new-article-id.ts';
import { Recovering, type RecoveryCallbacks, type Right } from './recovering.ts';
import type { Recovery } from './recovery.ts';
import { type SaveState, saveStateOf } from './save-state.ts';

export type SessionState = {
  readonly articleId: string | null;
  readonly failure: ActionFailure | null;
  /** The server's text has arrived, so the story is editable. */
  readonly isReady: boolean;
  readonly recovery: Recovery | null;
  /** Why authentication failed. The connection reconnects automatically after a sign-in. */
  readonly unknown: AuthFailure | null;
  /** Why the connection was closed. A new session must begin. */
  readonly ended: ConnectionEnd | null;
};

export type SessionCallbacks = RecoveryCallbacks & {
  /** Creates the article with this id from the document. Null on a network failure. */
  readonly create: (articleId: string, workingCopy: string) => Promise<ActionResult<DeskArticle> | null>;
  readonly onNews: (about: 'article' | 'comments') => void;
  readonly onCreated: (article: DeskArticle) => void;
};

/** The Yjs origin of changes by the program, such as the blank form. They are no text of the writer. */
const byDesk = 'desk';
/**
 * A new story is created this long after its first letter. After a failure the next delay applies;
 * milliseconds.
 */
const createAfterMs = 400;
const retryMs = [1_500, 4_000, 8_000];
/** Concurrent changes after a longer time offline are reviewed before the merge. */
const longMs = 10 * 60_000;
/** Timeout for opening the browser's storage, and for the server; milliseconds. */
const timeoutMs = 2_000;

/**
 * One visit to one story: its shared document, the journal of typed changes, and the connection with its
 * reconnects. Typed text is not deleted before the server has it, and newer text is not overwritten unseen.
 */
export class WritingSession {
  readonly held: HeldDoc;
  /** Presence: the other people and their cursors. */
  readonly awareness: Awareness;
  readonly recovering: Recovering;
  /** The writer's right when the visit began. */
  readonly right: Right;
  private readonly shared = new Y.Doc();
  private readonly journal: Journal;
  private readonly callbacks: SessionCallbacks;
  private readonly personId: string;
  private readonly draftId: string;
  /** Resolves when the former visit has released its unsent text. */
  private readonly before: Promise<void>;
  private readonly listeners = new Set<() => void>();
  private state: SessionState;
  private saveState: SaveState = 'clean';
  private version: number;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private tries = 0;
  private creating: Promise<boolean> | null = null;
  private line: CollabConnection | null = null;
  /** Journal numbers: the newest typed change, and the newest acknowledged one. */
  private typed = 0;
  private acknowledged = 0;
  private unsentSince: Date | null = null;
  private isUp: boolean;
  private isTrouble = false;
  private apart: { since: Date; mine: VersionContent | null } | null = null;
  private isClosed = false;
  private onLastSent: () => void = () => {};

  constructor(input: {
    personId: string;
    articleId: string | null;
    version: number;
    blank: VersionContent;
    /** A story begun in an earlier visit, which this one continues. */
    beginning: LeftText | null;
    /** The recovery notice of the former visit. */
    recovery: Recovery | null;
    right: Right;
    before: Promise<void>;
    callbacks: SessionCallbacks;
  }) {
    const { personId, articleId, beginning, callbacks, recovery } = input;
    this.awareness = new Awareness(this.shared);
    this.callbacks = callbacks;
    this.personId = personId;
    this.right = input.right;
    this.version = input.version;
    this.before = input.before;
    this.draftId = articleId ?? beginning?.articleId ?? newArticleId();
    this.isUp = articleId === null;
    if (beginning !== null) Y.applyUpdate(this.shared, beginning.screen, byDesk);
    else if (articleId === null) writeContent(this.shared, input.blank, byDesk);
    this.held = holdBack(this.shared, whenTypingPauses);
    this.journal = openJournal({
      personId,
      articleId,
      draftId: this.draftId,
      state: () => Y.encodeStateAsUpdate(this.shared),
      version: () => this.version,
      onTrouble: (isTrouble) => {
        this.isTrouble = isTrouble;
        this.set({});
      },
    });
    this.recovering = new Recovering(
      {
        personId,
        right: this.right,
        shared: this.shared,
        onScreen: () => this.onScreen(),
        journal: this.journal,
        callbacks,
        articleId: () => this.state.articleId,
        typed: () => this.typed,
        version: () => this.version,
        onChange: (next) => {
          this.set({ recovery: next });
          if (next === null) this.line?.hurry();
        },
      },
      recovery,
    );
    this.state = {
      articleId,
      failure: null,
      isReady: articleId === null,
      recovery,
      unknown: null,
      ended: null,
    };
    this.set({});
    this.held.doc.on('update', this.onTyped);
    this.shared.on('update', this.onRemoteUpdate);
    if (beginning !== null) void this.goOnWith(beginning);
    else if (articleId === null) void this.before.then(() => this.recovering.look());
    else this.connect(articleId);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): SessionState => this.state;

  /** The save status. It changes with every few letters, so it is separate from the session's state. */
  readonly saving = (): SaveState => this.saveState;

  /** The time of the first change that the server lacks, or null. */
  readonly oldestUnsent = (): Date | null => this.unsentSince;

  /** Sets the article's current version, the base of later forks. */
  setVersion(version: number): void {
    this.version = version;
  }

  /** A sign-in may have happened: retries the connection, or the creation of the story, at once. */
  tryNow(): void {
    this.line?.hurry();
    if (this.state.articleId === null && this.typed > 0) void this.create();
  }

  /** Reports an authentication failure that was found outside the connection. */
  noteUnknown(unknown: AuthFailure | null): void {
    this.set({ unknown });
  }

  /** Waits until the server has all typed text. False after a timeout. */
  async flush(waitMs = 8_000): Promise<boolean> {
    this.held.ask();
    this.held.release();
    if (this.state.articleId === null && !(await this.create())) return false;
    if (this.isSaved()) return true;
    return new Promise((resolve) => {
      const stop = this.subscribe(() => {
        if (this.isSaved()) end(true);
      });
      const timer = setTimeout(() => end(false), waitMs);
      function end(isSaved: boolean) {
        clearTimeout(timer);
        stop();
        resolve(isSaved);
      }
    });
  }

  /** Resolves once another visit may take over the unsent text of this one. */
  async close(): Promise<void> {
    this.isClosed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.held.ask();
    this.held.doc.off('update', this.onTyped);
    this.held.destroy();
    this.recovering.close();
    this.listeners.clear();
    // Sends the last letters: text that arrives does not count as unsent.
    if (this.line !== null && this.isUp && !this.hasAll()) await this.sendLast();
    this.shared.off('update', this.onRemoteUpdate);
    this.line?.close();
    this.awareness.destroy();
    return this.journal.close();
  }

  private hasAll(): boolean {
    return this.acknowledged >= this.typed;
  }

  /** Actions work without a connection, because requests use another channel. */
  private isSaved(): boolean {
    return this.saveState === 'saved' || this.saveState === 'offline';
  }

  private sendLast(): Promise<void> {
    return new Promise((resolve) => {
      this.onLastSent = resolve;
      this.line?.flush();
      setTimeout(resolve, timeoutMs);
    });
  }

  private set(part: Partial<SessionState>): void {
    if (this.isClosed) return;
    const isSame = Object.entries(part).every(
      ([name, value]) => this.state[name as keyof SessionState] === value,
    );
    if (!isSame) this.state = { ...this.state, ...part };
    const saveState = saveStateOf({
      isReady: this.state.isReady,
      isBegun: this.state.articleId !== null,
      hasTyped: this.typed > 0,
      hasAll: this.hasAll(),
      isLineUp: this.isUp,
      isTurnedAway: this.state.ended !== null || this.state.unknown !== null,
      isRefused: this.state.failure !== null,
      isTrouble: this.isTrouble,
    });
    if (isSame && saveState === this.saveState) return;
    this.saveState = saveState;
    for (const listener of this.listeners) listener();
  }

  private readonly onTyped = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.shared) return;
    this.typed = this.journal.add(update);
    this.unsentSince ??= new Date();
    this.set({});
    if (this.state.articleId === null) this.timer ??= setTimeout(() => void this.create(), createAfterMs);
  };

  private readonly onRemoteUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this.held.doc) this.journal.addRemote(update);
  };

  /** Takes over unsent text of a new story, and deletes it from the other visit's journal. */
  private async goOnWith({ screen, forget }: LeftText): Promise<void> {
    this.onTyped(screen, null);
    await this.before;
    await this.journal.settled();
    await forget();
    await this.recovering.look();
  }

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
    this.held.ask();
    const answer = await this.callbacks.create(this.draftId, toBase64(Y.encodeStateAsUpdate(this.shared)));
    if (this.isClosed) return false;
    const unknown = authFailureOf(answer);
    if (answer === null || unknown !== null) {
      this.isUp = false;
      this.timer = setTimeout(() => void this.create(), retryMs[Math.min(this.tries, retryMs.length - 1)]);
      this.tries += 1;
      this.set({ unknown, failure: null });
      return false;
    }
    if (!answer.ok) {
      this.set({ failure: answer.error, unknown: null });
      return false;
    }
    const { id, version } = answer.data;
    this.version = version;
    // Text typed during the request is not in the answer. The journal keeps it until the room has it.
    this.journal.rename(id);
    this.isUp = true;
    this.set({ articleId: id, failure: null, unknown: null });
    this.callbacks.onCreated(answer.data);
    this.connect(id);
    return true;
  }

  private connect(articleId: string): void {
    if (this.isClosed) return;
    this.line = openCollabConnection(
      {
        doc: this.shared,
        awareness: this.awareness,
        articleId,
        personId: this.personId,
        mark: () => this.typed,
      },
      {
        mayReturn: () => this.mayReturn(),
        onOpen: () => {
          // The text on the screen before the server's text is merged.
          if (this.apart !== null) this.apart = { ...this.apart, mine: contentOf(this.onScreen()) };
        },
        onSynced: () => void this.onSynced(),
        onLost: (since) => {
          this.apart ??= { since, mine: null };
          this.isUp = false;
          this.set({});
        },
        onAcknowledged: (mark) => this.onAcknowledged(mark),
        onLetIn: (isReadOnly) => {
          this.set({ unknown: null });
          if (isReadOnly !== (this.right === 'nothing')) this.end('right-changed');
        },
        onUnknown: (unknown) => this.set({ unknown }),
        onEnd: (why) => this.end(why),
        onTextRefused: () => {
          this.isUp = false;
          this.set({});
          void this.recovering.refused();
        },
        onNews: (about) => this.callbacks.onNews(about),
      },
    );
  }

  private end(ended: ConnectionEnd): void {
    this.line?.close();
    this.isUp = false;
    this.set({ ended });
  }

  private async mayReturn(): Promise<boolean> {
    const { apart } = this;
    const isLong = apart !== null && Date.now() - apart.since.getTime() > longMs;
    if (!isLong || this.hasAll()) return true;
    return this.recovering.mayReturn(apart.since);
  }

  private onAcknowledged(mark: number): void {
    this.acknowledged = Math.max(this.acknowledged, mark);
    this.unsentSince = this.hasAll() ? null : new Date();
    this.journal.acknowledged(this.acknowledged);
    if (this.hasAll()) this.onLastSent();
    this.set({});
  }

  private async onSynced(): Promise<void> {
    const { apart } = this;
    this.apart = null;
    this.isUp = true;
    this.set({});
    if (!this.state.isReady) {
      const timeout = new Promise((resolve) => setTimeout(resolve, timeoutMs));
      await Promise.race([this.lookForLeft().catch(() => {}), timeout]);
      this.set({ isReady: true });
      return;
    }
    if (apart === null) return;
    this.recovering.returned(apart);
    // Notifications may have been missed while disconnected.
    this.callbacks.onNews('article');
  }

  /** The document on the screen, with all pending local and remote changes. */
  private onScreen(): Y.Doc {
    this.held.ask();
    this.held.catchUp();
    return this.held.doc;
  }

  private async lookForLeft(): Promise<void> {
    await this.before;
    await this.recovering.look();
  }
}
