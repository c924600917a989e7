import type * as Y from 'yjs';
import type { WorkState } from '#core/articles/states.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { CheckPlan } from '#core/checks/check-plan.ts';
import { checkedLinks } from '#core/checks/checked-links.ts';
import { type CheckResult, runChecks, stagesAhead } from '#core/checks/run-checks.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import { treeOf } from '#core/working-copy/content-of.ts';
import { listSuggestions } from '#core/working-copy/suggestions.ts';

/** The story as on the screen. */
export type Checked = {
  readonly articleId: string | null;
  readonly workState: WorkState;
  readonly content: VersionContent;
  readonly doc: Y.Doc;
  /** Other values whose change requires a new server check. */
  readonly reasons: readonly unknown[];
};

export type Checker = { readonly look: (story: Checked) => void; readonly stop: () => void };

/** Debounce of server checks, in milliseconds. */
const askAfterMs = 800;
/** A pending result is polled with exponential backoff, at most this many times. */
const againAtMost = 6;
const againAfterMs = 2_000;

/**
 * Checks a story during writing: local checks at once, server checks (rules, links, other stories) after each
 * relevant change.
 */
export function createChecker({
  plan: begun,
  ask,
  show,
}: {
  plan: CheckPlan;
  ask: (articleId: string) => Promise<ActionResult<CheckPlan>>;
  show: (results: readonly CheckResult[]) => void;
}): Checker {
  let plan = begun;
  let story: Checked | null = null;
  let askedFor = '';
  let times = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function draw(): void {
    if (story === null) return;
    const { content, doc, workState } = story;
    const facts = { ...plan.facts, openSuggestions: listSuggestions(treeOf(doc)).length };
    const ahead = stagesAhead(workState);
    show(runChecks(content, facts, plan.rules).filter(({ stage }) => ahead.includes(stage)));
  }

  async function send(): Promise<void> {
    const articleId = story?.articleId ?? null;
    if (articleId === null) return;
    times += 1;
    const answer = await ask(articleId);
    if (answer.ok) {
      plan = answer.data;
      draw();
    }
    if (story !== null && times <= againAtMost && (!answer.ok || isOpen(plan, story.content))) {
      wait(againAfterMs * 2 ** (times - 1));
    }
  }

  function wait(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), ms);
  }

  return {
    look(next) {
      const isFirst = story === null;
      const wanted = askedOf(next);
      const before = story?.reasons ?? [];
      const isNew = wanted !== askedFor || next.reasons.some((reason, place) => reason !== before[place]);
      story = next;
      draw();
      if (!isNew) return;
      askedFor = wanted;
      times = 0;
      wait(isFirst ? 0 : askAfterMs);
    },
    stop() {
      story = null;
      clearTimeout(timer);
    },
  };
}

/** The parts of a story on which the server's answer depends. */
function askedOf({ articleId, workState, content }: Checked): string {
  const { sectionId, format, headline, lead, body } = content;
  return JSON.stringify([
    articleId,
    workState,
    sectionId,
    format,
    headline,
    lead?.mediaId,
    checkedLinks(body),
  ]);
}

/** Whether results for the present text are still pending on the server. */
function isOpen({ facts }: CheckPlan, { headline, body }: VersionContent): boolean {
  const isOlder = facts.nearHeadlines !== null && facts.nearHeadlines.of !== headline;
  return (
    isOlder || checkedLinks(body).some((url) => (facts.links[url]?.state ?? 'unchecked') === 'unchecked')
  );
}
