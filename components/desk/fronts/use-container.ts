import { useEffect, useRef, useState } from 'react';
import { discardContainer, launch, restore, saveContainer } from '#app/(desk)/actions/fronts.ts';
import { isUnanswered, toFailure } from '#components/ui/network-failure.ts';
import type { ContainerScreen, FrontItem, PlacedItem } from '#core/fronts/front-screen.ts';
import type { Layout } from '#core/fronts/layout.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import type { DraftState } from './front-state.ts';

/** The optimistic state of a container. */
export type ContainerView = {
  readonly placed: readonly PlacedItem[];
  readonly passedOver: readonly FrontItem[];
  readonly isHidden: boolean;
};

/**
 * Manages a container with optimistic changes, which are saved as a draft one after another. Local changes
 * take precedence until the server's answer includes them. A failed save stays on the screen and is sent
 * again with the next change or by `again`.
 */
export function useContainer({
  front,
  container,
  refresh,
}: {
  front: string;
  container: ContainerScreen;
  refresh: () => Promise<boolean>;
}) {
  const { ours, show, takeServers } = useLocalChanges(refresh);
  const [failure, setFailure] = useState<ActionFailure | 'unsent' | null>(null);
  const [isSaving, setSaving] = useState(false);
  // The state of the draft after the newest answer.
  const since = useRef<DraftState | null>(null);
  const waiting = useRef(0);
  const isUnsaved = useRef(false);
  // A change without an answer. It is sent again before anything else, to learn the state of the draft.
  const unanswered = useRef<ContainerView | null>(null);
  const chain = useRef<Promise<unknown>>(Promise.resolve());
  const view: ContainerView = ours ?? container;
  const onScreen = draftStateOf(container);
  const { revision } = container;
  const place = { front, container: container.key };

  // After the render: an earlier press refers to the former render.
  useEffect(() => {
    if (view === container) since.current = null;
  }, [view, container]);

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = chain.current.then(work);
    chain.current = done;
    return done;
  }

  async function save(next: ContainerView, baseRevision?: number): Promise<Answer<DraftState>> {
    const current = since.current ?? onScreen;
    const input = {
      ...{ ...place, layout: layoutOf(next), edit: current.edit },
      baseRevision: baseRevision ?? current.baseRevision,
    };
    const answer = await saveContainer(input).catch(unlessOutdated);
    if (answer?.ok) since.current = answer.data;
    unanswered.current = answer === null ? next : null;
    return answer;
  }

  function change(next: ContainerView, baseRevision?: number): Promise<void> {
    show(next);
    setSaving(true);
    waiting.current += 1;
    return inTurn(async () => {
      const before = unanswered.current;
      const isKnown = before === null || before === next || (await save(before, baseRevision)) !== null;
      const answer = isKnown ? await save(next, baseRevision) : null;
      waiting.current -= 1;
      isUnsaved.current = !answer?.ok;
      setFailure(failureOf(answer));
      if (waiting.current > 0) return;
      setSaving(false);
      if (answer?.ok) void takeServers();
    });
  }

  /**
   * Runs an action on the server's draft and stores its new state. The screen then shows the server's state.
   */
  async function settle(work: (current: DraftState) => Promise<ActionResult<DraftState>>): Promise<boolean> {
    const answer = await work(since.current ?? onScreen).catch(unlessOutdated);
    setFailure(failureOf(answer));
    if (answer?.ok) {
      since.current = answer.data;
      isUnsaved.current = false;
      unanswered.current = null;
      void takeServers();
    } else void refresh();
    return answer?.ok === true;
  }

  const discard = () =>
    inTurn(() =>
      settle(async () => mapped(await discardContainer(place), () => ({ edit: 0, baseRevision: revision }))),
    );

  /** Not while there is an unsaved change; a notice already explains that. */
  const launchDraft = (note: string) =>
    inTurn(async () => {
      if (isUnsaved.current) return false;
      return settle(async ({ edit }) =>
        mapped(await launch({ ...place, revision, edit, note }), (launched) => ({
          edit: 0,
          baseRevision: launched.revision,
        })),
      );
    });

  /** Restores a former launch as the draft. */
  const restoreLaunched = (launched: number) =>
    inTurn(() => settle(({ edit }) => restore({ ...place, revision: launched, edit })));

  /** Replaces unsaved changes by the server's state. On failure nothing is discarded. */
  async function reload(): Promise<void> {
    if (!(await takeServers())) return;
    isUnsaved.current = false;
    unanswered.current = null;
    setFailure(null);
  }

  return {
    view,
    failure,
    isSaving,
    change,
    again: () => change(view),
    reload,
    discard,
    launch: launchDraft,
    restore: restoreLaunched,
  };
}

/** Local changes, which the server's state replaces later. */
function useLocalChanges(refresh: () => Promise<boolean>) {
  const [ours, setOurs] = useState<ContainerView | null>(null);
  const latest = useRef<ContainerView | null>(null);

  function show(next: ContainerView | null): void {
    latest.current = next;
    setOurs(next);
  }

  /** Replaces local changes by the server's state. False on failure. */
  async function takeServers(): Promise<boolean> {
    const before = latest.current;
    if (!(await refresh())) return false;
    // A change made during the request is not in the answer.
    if (latest.current !== before) return false;
    show(null);
    return true;
  }

  return { ours, show, takeServers };
}

type Answer<T> = ActionResult<T> | null;

function mapped<T>(answer: ActionResult<T>, state: (data: T) => DraftState): ActionResult<DraftState> {
  return answer.ok ? { ok: true, data: state(answer.data) } : answer;
}

/** Null on a network failure. An outdated page cannot retry. */
function unlessOutdated(thrown: unknown): Answer<never> {
  const answer = toFailure(thrown);
  return isUnanswered(answer.error) ? null : answer;
}

/** A network failure, or an unavailable database, means that the change must be sent again. */
function failureOf(answer: Answer<unknown>): ActionFailure | 'unsent' | null {
  if (answer === null) return 'unsent';
  if (answer.ok) return null;
  return answer.error.code === 'server.unavailable' ? 'unsent' : answer.error;
}

export type OpenContainer = ReturnType<typeof useContainer>;

function draftStateOf({ draft, revision }: ContainerScreen): DraftState {
  return { edit: draft?.edit ?? 0, baseRevision: draft?.baseRevision ?? revision };
}

function layoutOf({ placed, passedOver, isHidden }: ContainerView): Layout {
  return {
    placements: placed.map(({ placement }) => placement),
    passedOver: passedOver.map(({ articleId }) => articleId),
    isHidden,
  };
}
