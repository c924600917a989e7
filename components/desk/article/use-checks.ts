import { useEffect, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { checksOf } from '#app/(desk)/actions/articles.ts';
import { lazy } from '#components/ui/lazy.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { CheckedPlan } from '#core/checks/check-plan.ts';
import type { CheckResult } from '#core/checks/run-checks.ts';
import { canonicalJson } from '#core/shared/canonical-json.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import type { Checked, Checker } from './checker.ts';
import type { SavedView } from './desk-article.ts';

const checker = lazy(async () => (await import('./checker.ts')).createChecker);

/**
 * The check results of the story. The page brings the first ones; the checker module is loaded on the first
 * change.
 */
export function useChecks({
  view,
  start,
  content,
  doc,
  failure,
}: {
  view: SavedView | null;
  start: CheckedPlan;
  content: VersionContent;
  doc: Y.Doc;
  failure: unknown;
}): readonly CheckResult[] {
  const call = useActionCall();
  const [results, setResults] = useState<readonly CheckResult[] | null>(null);
  const atWork = useRef<Checker | null>(null);
  const opened = useRef({ view, content, isRead: false });
  const latest = useRef<Checked | null>(null);
  latest.current = {
    articleId: view?.id ?? null,
    workState: view?.workState ?? 'draft',
    content,
    doc,
    reasons: [view, failure],
  };
  // The page's text and the working copy's may differ in form only on the first load.
  if (view !== null && !opened.current.isRead && content !== opened.current.content) {
    opened.current = { ...opened.current, content, isRead: true };
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: its initial values and services stay.
  useEffect(() => {
    const isAsked =
      atWork.current !== null ||
      failure !== null ||
      view !== opened.current.view ||
      start.results.some(({ isPending }) => isPending) ||
      canonicalJson(content) !== canonicalJson(opened.current.content);
    if (!isAsked) return;
    let isWanted = true;
    void checker.prepare().then((create) => {
      if (!isWanted || create === null || latest.current === null) return;
      atWork.current ??= create({
        plan: start,
        ask: (articleId) => call(checksOf(articleId)),
        show: setResults,
      });
      atWork.current.look(latest.current);
    });
    return () => {
      isWanted = false;
    };
  }, [view, content, failure]);
  useEffect(
    () => () => {
      atWork.current?.stop();
      atWork.current = null;
    },
    [],
  );
  return results ?? start.results;
}
