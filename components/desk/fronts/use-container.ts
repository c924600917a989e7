import { useEffect, useRef, useState } from 'react';
import type { ContainerScreen, FrontItem, PlacedItem } from '#core/fronts/front-screen.ts';
import type { Layout } from '#core/fronts/layout.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import type { FrontDoors } from './front-doors.ts';

/** What a container is on the screen, before the server has answered. */
export type ContainerView = {
  readonly placed: readonly PlacedItem[];
  readonly passedOver: readonly FrontItem[];
  readonly isHidden: boolean;
};

/**
 * A container while somebody lays it out: each change stands on the screen at once and is a draft on the server a moment
 * later, one after the other. What could not be saved stays on the screen and is sent again with the next change or by
 * `again`.
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
  const [view, setView] = useState<ContainerView>(container);
  const [failure, setFailure] = useState<ActionFailure | 'unsent' | null>(null);
  const [isSaving, setSaving] = useState(false);
  const standing = useRef(standingOf(container));
  const waiting = useRef(0);
  const isUnsaved = useRef(false);
  const chain = useRef(Promise.resolve());
  const isKept = useRef(true);
  isKept.current = failure === null;

  // The server says what fills the rest; while something of ours is on its way, it does not know of it yet. Only what it says
  // anew counts: what it said before something was saved at last is older than that.
  useEffect(() => {
    if (waiting.current > 0 || !isKept.current) return;
    standing.current = standingOf(container);
    setView(container);
  }, [container]);

  function change(next: ContainerView, baseRevision = standing.current.baseRevision): Promise<void> {
    setView(next);
    setSaving(true);
    waiting.current += 1;
    chain.current = chain.current.then(async () => {
      const { edit } = standing.current;
      const input = { front, container: container.key, layout: layoutOf(next), baseRevision, edit };
      const answer = await doors.saveContainer(input).catch(() => null);
      waiting.current -= 1;
      if (answer?.ok) standing.current = answer.data;
      isUnsaved.current = !answer?.ok;
      setFailure(failureOf(answer));
      if (waiting.current > 0) return;
      setSaving(false);
      if (answer?.ok) void refresh();
    });
    return chain.current;
  }

  /** Does something with the draft as it stands on the server; then the screen is what the server says. */
  async function settle(
    work: (standing: {
      edit: number;
      baseRevision: number;
    }) => Promise<{ ok: true } | { ok: false; error: ActionFailure }>,
  ): Promise<boolean> {
    await chain.current;
    const answer = await work(standing.current).catch(() => null);
    if (answer?.ok) {
      standing.current = { edit: 0, baseRevision: standing.current.baseRevision };
      isUnsaved.current = false;
    }
    setFailure(failureOf(answer));
    void refresh();
    return answer?.ok === true;
  }

  /** `settle` for what readers are to have: not while a change stands on this screen only. What is in its way is told already. */
  async function settleSaved(work: Parameters<typeof settle>[0]): Promise<boolean> {
    await chain.current;
    return isUnsaved.current ? false : settle(work);
  }

  /** Takes what the server has instead of what could not be saved; where that does not come either, nothing is given up. */
  async function reload(): Promise<void> {
    const [wasUnsaved, before] = [isUnsaved.current, failure];
    isUnsaved.current = false;
    setFailure(null);
    if (await refresh()) return;
    isUnsaved.current = wasUnsaved;
    setFailure(before);
  }

  return { view, failure, isSaving, change, settle, settleSaved, reload, again: () => change(view) };
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly error: ActionFailure } | null;

/** What nobody answered, or a server without its database, is to be sent again. */
function failureOf(answer: Answer): ActionFailure | 'unsent' | null {
  if (answer === null) return 'unsent';
  if (answer.ok) return null;
  return answer.error.code === 'server.unavailable' ? 'unsent' : answer.error;
}

export type OpenContainer = ReturnType<typeof useContainer>;

function standingOf({ draft, revision }: ContainerScreen): { edit: number; baseRevision: number } {
  return { edit: draft?.edit ?? 0, baseRevision: draft?.baseRevision ?? revision };
}

function layoutOf({ placed, passedOver, isHidden }: ContainerView): Layout {
  return {
    placements: placed.map(({ placement }) => placement),
    passedOver: passedOver.map(({ articleId }) => articleId),
    isHidden,
  };
}
