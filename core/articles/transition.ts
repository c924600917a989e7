import { type Action, actionRow } from './actions.ts';
import type { PublicState, WorkState } from './states.ts';

/** The two state columns after an action. */
export type Transition = {
  readonly workState: WorkState;
  readonly publicState: PublicState;
  readonly stateBefore: WorkState | null;
  /** For a story spiked while on hold: its state before the hold. */
  readonly heldFrom: WorkState | null;
};

/**
 * The states after an action, from the action table. A hold or a spike remembers the state before it; a spike
 * on hold also remembers the state before the hold. Resume and unspike restore these. Scheduling makes an
 * unpublished story `scheduled` and keeps a live story live, because its schedule is for an update.
 * Unscheduling is the reverse.
 */
export function transition(
  article: Transition & { readonly publicState: PublicState },
  action: Action,
): Transition {
  const row = actionRow(action);
  const workState =
    row.toWork === 'back' ? (article.stateBefore ?? 'draft') : (row.toWork ?? article.workState);
  return {
    workState,
    publicState: publicStateAfter(article.publicState, action),
    ...(row.toWork === undefined
      ? { stateBefore: article.stateBefore, heldFrom: article.heldFrom }
      : memoryAfter(article, workState)),
  };
}

/** The remembered state of a story after an action moved it to `workState`. */
function memoryAfter(
  article: Transition,
  workState: WorkState,
): Pick<Transition, 'stateBefore' | 'heldFrom'> {
  const isHeld = article.workState === 'hold';
  if (workState === 'spiked')
    return { stateBefore: article.workState, heldFrom: isHeld ? article.stateBefore : null };
  // Unspiking a held story restores the hold.
  if (workState === 'hold')
    return {
      stateBefore: article.workState === 'spiked' ? article.heldFrom : article.workState,
      heldFrom: null,
    };
  return { stateBefore: null, heldFrom: null };
}

/**
 * A newer text reopens the decision on the older one. A story in review stays in review, and a held or spiked
 * story stays put away.
 */
const UNMOVED_BY_TEXT: readonly WorkState[] = ['in_review', 'hold', 'spiked'];

/**
 * The work states after a newer text became the working version. A hold or a spike stays, because only
 * `resume` and `unspike` end it. The state that it restores becomes the one that the text would have
 * produced.
 */
export function statesAfterText({
  workState,
  stateBefore,
  heldFrom,
}: Omit<Transition, 'publicState'>): Omit<Transition, 'publicState'> {
  const after = (state: WorkState): WorkState => (UNMOVED_BY_TEXT.includes(state) ? state : 'draft');
  return {
    workState: after(workState),
    stateBefore: stateBefore && after(stateBefore),
    heldFrom: heldFrom && after(heldFrom),
  };
}

function publicStateAfter(state: PublicState, action: Action): PublicState {
  if (action === 'schedule') return state === 'none' ? 'scheduled' : state;
  if (action === 'unschedule') return state === 'scheduled' ? 'none' : state;
  return actionRow(action).toPublic ?? state;
}
