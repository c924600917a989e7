import * as Y from 'yjs';
import { networkError } from '#components/ui/network-failure.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { bodyText } from '#core/document/body-text.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { fromBase64 } from '#core/shared/base64.ts';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import { contentOf, treeOf } from '#core/working-copy/content-of.ts';
import { proposedContent } from '#core/working-copy/proposed-content.ts';
import { type Comparison, compareLeft, docOf } from './compare-left.ts';
import { isOnServer } from './is-on-server.ts';
import type { Journal } from './journal.ts';
import type { LeftText } from './left-texts.ts';
import type { Beginning, Compared, LastWritten, Recovery } from './recovery.ts';
import type { ServerCopy } from './server-copy.ts';

/** The present right to write in the article. */
export type Right = 'all' | 'suggestions' | 'nothing';

export type RecoveryCallbacks = {
  /** Stores a text as a fork of the article. Null on a network failure. */
  readonly keep: (
    articleId: string,
    baseVersion: number,
    content: VersionContent,
  ) => Promise<ActionResult<{ forkId: string }> | null>;
  readonly readWorkingCopy: (articleId: string) => Promise<ActionResult<ServerCopy> | null>;
  /** Begins another visit: with unsent text of a new story, or with a recovery to show. */
  readonly onAgain: (next: { beginning?: LeftText; recovery?: Recovery | null }) => void;
};

/** Text that waits for a decision, and the possible actions. */
type Waiting = {
  readonly screen: Uint8Array;
  readonly typed: Uint8Array;
  readonly typedAt: Date;
  readonly version: number;
};

/** An unsent story without a headline is shown by this many characters. */
const excerptChars = 120;
const keepAgainAfterMs = 3_000;
const refusedAgainAfterMs = 60_000;
/** Text written offline for longer than this is merged and shown; milliseconds. */
const awhileMs = 30_000;

/**
 * Recovers text that the server did not have: from an earlier visit, or from hours offline. It is merged
 * without a question only if the server's text has not changed since. If the right to write is lost, it
 * becomes a fork of the article. Nothing is deleted here before it is stored elsewhere.
 */
export class Recovering {
  private recovery: Recovery | null;
  private left: readonly LeftText[] = [];
  private waiting: Waiting | null = null;
  private mayMergeNow = false;
  private isClosed = false;

  private readonly visit: {
    readonly personId: string;
    readonly right: Right;
    /** The shared document, and the one on the screen. */
    readonly shared: Y.Doc;
    readonly onScreen: () => Y.Doc;
    readonly journal: Journal;
    readonly callbacks: RecoveryCallbacks;
    readonly articleId: () => string | null;
    /** The number of the newest typed change. */
    readonly typed: () => number;
    readonly version: () => number;
    readonly onChange: (recovery: Recovery | null) => void;
  };

  constructor(visit: Recovering['visit'], recovery: Recovery | null) {
    this.visit = visit;
    this.recovery = recovery;
  }

  /** Looks for unsent texts of earlier visits. */
  async look(): Promise<void> {
    const { journal, shared, personId, articleId } = this.visit;
    const found = await journal.left();
    if (this.isClosed || found.length === 0) return;
    if (articleId() === null) return this.showBeginnings(found);
    const left: LeftText[] = [];
    for (const each of found) {
      if (compareLeft(shared, { ...each, personId }) === null) await each.forget();
      else left.push(each);
    }
    const last = left.at(-1);
    if (last === undefined) return;
    this.left = left;
    this.waiting = {
      screen: Y.mergeUpdates(left.map(({ screen }) => screen)),
      typed: Y.mergeUpdates(left.map(({ typed }) => typed)),
      typedAt: last.typedAt,
      version: last.version,
    };
    await this.decide(this.waiting);
  }

  /**
   * Whether a connection lost at `since` may be resumed. After a long time with unsent text, the writer first
   * compares it with the server's text.
   */
  async mayReturn(since: Date): Promise<boolean> {
    if (this.mayMergeNow || this.visit.right === 'nothing') return true;
    if (this.recovery?.kind === 'apart') return false;
    const compared = await this.compareApart(since);
    if (compared === 'unanswered') return false;
    if (compared === null || !compared.comparison.isNewer) return true;
    this.show(compared);
    return false;
  }

  /** The connection is back, with the server's text. `mine` is the former text on the screen. */
  returned({ since, mine }: { since: Date; mine: VersionContent | null }): void {
    const wasLookedAt = this.mayMergeNow;
    this.mayMergeNow = false;
    if (!wasLookedAt && mine !== null && Date.now() - since.getTime() > awhileMs)
      this.showMerged(since, mine);
  }

  /** Updates a pending comparison, because others may have continued to write. */
  async lookAgain(): Promise<void> {
    const { recovery, waiting } = this;
    if (recovery?.kind === 'apart') {
      const compared = await this.compareApart(recovery.typedAt);
      if (compared !== null && compared !== 'unanswered') this.show(compared);
    }
    if (recovery?.kind === 'left' && waiting !== null) {
      const comparison = this.compare(waiting);
      if (comparison !== null) this.show({ ...recovery, comparison, server: await this.lastWritten() });
    }
  }

  /** Merges the unsent text into the present text. */
  async merge(): Promise<void> {
    if (this.recovery?.kind === 'apart') {
      this.mayMergeNow = true;
      this.show(null);
      return;
    }
    for (const { typed } of this.left) Y.applyUpdate(this.visit.onScreen(), typed, byRecovery);
    this.show(null);
    // Stored by this visit first, and only then deleted from the other visit's journal.
    await this.visit.journal.settled();
    await this.forgetLeft();
  }

  /** Keeps the server's text and stores the other as a fork. Returns null, or why that failed. */
  async keepBeside(): Promise<ActionFailure | null> {
    const { recovery, waiting } = this;
    if (recovery?.kind === 'apart') return this.setAside(recovery.typedAt);
    if (recovery?.kind !== 'left') return null;
    const kept = await this.keep(recovery.comparison.mine, waiting?.version ?? this.visit.version());
    if (!kept.ok) return kept.error;
    await this.forgetLeft();
    this.show({ kind: 'kept', typedAt: recovery.typedAt, forkId: kept.data.forkId });
    return null;
  }

  /**
   * The server rejects the text of this visit. It is stored as a fork, with retries. Then another visit
   * begins, with the server's text.
   */
  async refused(): Promise<void> {
    const typedAt = new Date();
    this.show({ kind: 'refused', typedAt, refusal: null });
    while (!this.isClosed) {
      const why = await this.setAside(typedAt);
      if (why === null) return;
      const { onScreen, personId } = this.visit;
      await this.waitAfter(why, { kind: 'refused', typedAt, content: proposedContent(onScreen(), personId) });
    }
  }

  /** The writer has read the notice. */
  seen(): void {
    this.show(null);
  }

  /** Continues a story that was begun here. */
  goOn({ left }: Beginning): void {
    this.visit.callbacks.onAgain({ beginning: left });
  }

  async discard(beginning: Beginning): Promise<void> {
    if (this.recovery?.kind !== 'beginnings') return;
    const beginnings = this.recovery.beginnings.filter((each) => each !== beginning);
    await beginning.left.forget();
    this.show(beginnings.length === 0 ? null : { kind: 'beginnings', beginnings });
  }

  close(): void {
    this.isClosed = true;
  }

  private show(recovery: Recovery | null): void {
    this.recovery = recovery;
    if (!this.isClosed) this.visit.onChange(recovery);
  }

  /** Two texts diverged and were merged: shows the writer the result. */
  private showMerged(since: Date, mine: VersionContent): void {
    // Text that still awaits a decision comes first.
    if (this.recovery !== null) return;
    const merged = contentOf(this.visit.onScreen());
    if (canonicalJson(merged) === canonicalJson(mine)) return;
    const comparison: Comparison = { theirs: merged, merged, mine, isNewer: true, canMerge: true };
    this.show({ kind: 'merged', typedAt: since, comparison, server: null });
  }

  /**
   * Stores the text on the screen as a fork, including text typed in the meantime. Another visit begins
   * afterwards.
   */
  private async setAside(typedAt: Date): Promise<ActionFailure | null> {
    const { personId, onScreen, journal, callbacks, typed, version } = this.visit;
    for (let known = -1; ; ) {
      if (known === typed()) break;
      known = typed();
      const kept = await this.keep(proposedContent(onScreen(), personId), version());
      if (!kept.ok) return kept.error;
      this.recovery = { kind: 'kept', typedAt, forkId: kept.data.forkId };
    }
    void journal.drop();
    callbacks.onAgain({ recovery: this.recovery });
    return null;
  }

  /** A story may have been created on the server although its answer was lost. */
  private async showBeginnings(found: readonly LeftText[]): Promise<void> {
    const beginnings: Beginning[] = [];
    for (const left of found) {
      if (await isOnServer(left, this.visit.personId)) await left.forget();
      else beginnings.push(beginningOf(left));
    }
    if (beginnings.length > 0) this.show({ kind: 'beginnings', beginnings });
  }

  private async decide(waiting: Waiting): Promise<void> {
    const comparison = this.compare(waiting);
    if (comparison === null) return this.forgetLeft();
    if (!(await this.mayBring(waiting))) return this.keepRefused(waiting, comparison);
    if (!comparison.isNewer) return this.merge();
    const server = await this.lastWritten();
    this.show({ kind: 'left', typedAt: waiting.typedAt, comparison, server });
  }

  private compare({ screen, typed }: Waiting): Comparison | null {
    const { shared, personId } = this.visit;
    return compareLeft(shared, { screen, typed, personId });
  }

  /** A person who may only suggest may merge only suggestions. The server checks it, too. */
  private async mayBring({ typed }: Waiting): Promise<boolean> {
    const { right, shared, personId } = this.visit;
    if (right !== 'suggestions') return right === 'all';
    const { mayChangeTo } = await import('#core/working-copy/may-change-to.ts');
    const merged = docOf(Y.encodeStateAsUpdate(shared), typed);
    const fields = (doc: Y.Doc) => canonicalJson({ ...contentOf(doc), body: null });
    return fields(merged) === fields(shared) && mayChangeTo(treeOf(shared), treeOf(merged), personId);
  }

  /** The right to write was lost while text was unsent. */
  private async keepRefused({ typedAt, version }: Waiting, { mine }: Comparison): Promise<void> {
    this.show({ kind: 'keeping', typedAt, refusal: null });
    void this.keepWhenPossible(mine, { version, typedAt }).then(async (forkId) => {
      if (forkId === null) return;
      await this.forgetLeft();
      this.show({ kind: 'kept', typedAt, forkId });
    });
  }

  /** Retries soon after a network failure. A rejection is retried rarely, and its writer is informed. */
  private async keepWhenPossible(
    content: VersionContent,
    { version, typedAt }: { version: number; typedAt: Date },
  ): Promise<string | null> {
    while (!this.isClosed) {
      const kept = await this.keep(content, version);
      if (kept.ok) return kept.data.forkId;
      await this.waitAfter(kept.error, { kind: 'keeping', typedAt, content });
    }
    return null;
  }

  private async waitAfter(
    why: ActionFailure,
    given: { kind: 'keeping' | 'refused'; typedAt: Date; content: VersionContent },
  ): Promise<void> {
    const { kind, typedAt, content } = given;
    const isRefused = why.code !== networkError.code && !why.code.startsWith('auth.');
    this.show({ kind, typedAt, refusal: isRefused ? { why, content } : null });
    await new Promise((resolve) => setTimeout(resolve, isRefused ? refusedAgainAfterMs : keepAgainAfterMs));
  }

  private async keep(content: VersionContent, version: number): Promise<ActionResult<{ forkId: string }>> {
    const articleId = this.visit.articleId();
    const answer =
      articleId === null ? null : await this.visit.callbacks.keep(articleId, Math.max(version, 1), content);
    return answer ?? { ok: false, error: networkError };
  }

  private async compareApart(since: Date): Promise<Compared | null | 'unanswered'> {
    const { articleId, callbacks, onScreen, personId } = this.visit;
    const id = articleId();
    const answer = id === null ? null : await callbacks.readWorkingCopy(id);
    if (answer === null) return 'unanswered';
    // A lost read right is reported by the connection. Any other rejection says nothing about the two texts.
    if (!answer.ok) return UNREADABLE.has(answer.error.code) ? null : 'unanswered';
    const { update, at, byName } = answer.data;
    const screen = Y.encodeStateAsUpdate(onScreen());
    const comparison = compareLeft(docOf(fromBase64(update)), { screen, typed: screen, personId });
    if (comparison === null) return null;
    return { kind: 'apart', typedAt: since, comparison, server: { at: new Date(at), byName } };
  }

  private async lastWritten(): Promise<LastWritten | null> {
    const id = this.visit.articleId();
    const answer = id === null ? null : await this.visit.callbacks.readWorkingCopy(id);
    return answer?.ok ? { at: new Date(answer.data.at), byName: answer.data.byName } : null;
  }

  private async forgetLeft(): Promise<void> {
    const { left } = this;
    this.left = [];
    this.waiting = null;
    for (const each of left) await each.forget();
  }
}

/** The story, or its text, is not accessible to this person. */
const UNREADABLE: ReadonlySet<string> = new Set(['article.not-found', 'article.sealed']);

/** The Yjs origin of recovered changes. */
const byRecovery = 'recovery';

function beginningOf(left: LeftText): Beginning {
  const { headline, sapo, body } = contentOf(docOf(left.screen));
  return { left, headline, words: (sapo || bodyText(body)).slice(0, excerptChars) };
}
