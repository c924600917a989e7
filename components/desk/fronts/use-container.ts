import { useEffect, useRef, useState } from 'react';
import { isUnanswered, toFailure } from '#components/ui/network-failure.ts';
import type { ContainerScreen, FrontItem, PlacedItem } from '#core/fronts/front-screen.ts';
import type { Layout } from '#core/fronts/layout.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import type { DraftState, FrontDoors } from './front-doors.ts';

/** What a container is on the screen, before the server has answered. */
export type ContainerView = {
  readonly placed: readonly PlacedItem[];
  readonly passedOver: readonly FrontItem[];
  readonly isHidden: boolean;
};

/**
 * A container while somebody lays it out: each change stands on the screen at once and is a draft on the server a moment
 * later, one after the other. What was changed here stands before what the server says until the server has said what it has
 * with that change in it. What could not be saved stays on the screen and is sent again with the next change or by `again`.
 */
export function useContainer({
  front,
  container,
  doors,
  refresh,
}: {
  front: string;
  container: ContainerScreen;
  doors: FrontDoors;
  refresh: () => Promise<boolean>;
}) {
  const [ours, setOurs] = useState<ContainerView | null>(null);
  const [failure, setFailure] = useState<ActionFailure | 'unsent' | null>(null);
  const [isSaving, setSaving] = useState(false);
  const lastOfOurs = useRef<ContainerView | null>(null);
  // Where the draft stands since what the screen has of it.
  const since = useRef<DraftState | null>(null);
  const waiting = useRef(0);
  const isUnsaved = useRef(false);
  // What the server may have without our having heard so: it is sent again before anything else, to hear where the draft stands.
  const unanswered = useRef<ContainerView | null>(null);
  const chain = useRef<Promise<unknown>>(Promise.resolve());
  const view: ContainerView = ours ?? container;
  const onScreen = standingOf(container);
  const { revision } = container;
  const place = { front, container: container.key };

  // Not before it is drawn: whoever presses sooner does so on what was drawn before, and that goes on from there.
  useEffect(() => {
    if (view === container) since.current = null;
  }, [view, container]);

  function show(next: ContainerView | null): void {
    lastOfOurs.current = next;
    setOurs(next);
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = chain.current.then(work);
    chain.current = done;
    return done;
  }

  /** Puts what the server has in the place of what was changed here so far; false where nothing came. */
  async function takeServers(): Promise<boolean> {
    const before = lastOfOurs.current;
    if (!(await refresh())) return false;
    // What was changed while the server was asked is not in its answer.
    if (lastOfOurs.current !== before) return false;
    show(null);
    return true;
  }

  async function save(next: ContainerView, baseRevision?: number): Promise<Answer<DraftState>> {
    const standing = since.current ?? onScreen;
    const input = {
      ...{ ...place, layout: layoutOf(next), edit: standing.edit },
      baseRevision: baseRevision ?? standing.baseRevision,
    };
    const answer = await doors.saveContainer(input).catch(unlessOutdated);
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

  /** Does something with the draft as it stands on the server, and keeps how it stands then; the screen is what the server says. */
  async function settle(work: (standing: DraftState) => Promise<ActionResult<DraftState>>): Promise<boolean> {
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
      settle(async () =>
        mapped(await doors.discardContainer(place), () => ({ edit: 0, baseRevision: revision })),
      ),
    );

  /** Not while a change stands on this screen only; what is in its way is told already. */
  const launch = (note: string) =>
    inTurn(async () => {
      if (isUnsaved.current) return false;
      return settle(async ({ edit }) =>
        mapped(await doors.launch({ ...place, revision, edit, note }), (launched) => ({
          edit: 0,
          baseRevision: launched.revision,
        })),
      );
    });

  /** Takes what was launched before as the draft. */
  const restore = (launched: number) =>
    inTurn(() => settle(({ edit }) => doors.restore({ ...place, revision: launched, edit })));

  /** Takes what the server has instead of what could not be saved; where that does not come either, nothing is given up. */
  async function reload(): Promise<void> {
    if (!(await takeServers())) return;
    isUnsaved.current = false;
    unanswered.current = null;
    setFailure(null);
  }

  return { view, failure, isSaving, change, again: () => change(view), reload, discard, launch, restore };
}

type Answer<T> = ActionResult<T> | null;

function mapped<T>(answer: ActionResult<T>, state: (data: T) => DraftState): ActionResult<DraftState> {
  return answer.ok ? { ok: true, data: state(answer.data) } : answer;
}

/** Null where nobody answered; a page of a release before can send what it has as often as it wants. */
function unlessOutdated(thrown: unknown): Answer<never> {
  const answer = toFailure(thrown);
  return isUnanswered(answer.error) ? null : answer;
}

/** What nobody answered, or a server without its database, is to be sent again. */
function failureOf(answer: Answer<unknown>): ActionFailure | 'unsent' | null {
  if (answer === null) return 'unsent';
  if (answer.ok) return null;
  return answer.error.code === 'server.unavailable' ? 'unsent' : answer.error;
}

export type OpenContainer = ReturnType<typeof useContainer>;

function standingOf({ draft, revision }: ContainerScreen): DraftState {
  return { edit: draft?.edit ?? 0, baseRevision: draft?.baseRevision ?? revision };
}

function layoutOf({ placed, passedOver, isHidden }: ContainerView): Layout {
  return {
    placements: placed.map(({ placement }) => placement),
    passedOver: passedOver.map(({ articleId }) => articleId),
    isHidden,
  };
}
