import { type Action, actionRow } from './actions.ts';
import type { PublicState, WorkState } from './states.ts';

/** Where an action leads: the columns of the two axes after it. */
export type Transition = {
  readonly workState: WorkState;
  readonly publicState: PublicState;
  readonly stateBefore: WorkState | null;
  /** Of a story that was spiked while it was held: where its hold began. */
  readonly heldFrom: WorkState | null;
};

/**
 * The states after an action, read off the action table. A hold or a spike remembers where it began, and a spike of what was
 * held also where that began; resume and unspike lead back there. Scheduling makes an unpublished story `scheduled` and leaves a live one live
 * (the schedule then is of a change); unscheduling is the reverse.
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

/** What is remembered of a story that an action moved to `workState`. */
function memoryAfter(
  article: Transition,
  workState: WorkState,
): Pick<Transition, 'stateBefore' | 'heldFrom'> {
  const isHeld = article.workState === 'hold';
  if (workState === 'spiked')
    return { stateBefore: article.workState, heldFrom: isHeld ? article.stateBefore : null };
  // Out of a spike a story is held again as it was.
  if (workState === 'hold')
    return {
      stateBefore: article.workState === 'spiked' ? article.heldFrom : article.workState,
      heldFrom: null,
    };
  return { stateBefore: null, heldFrom: null };
}

/** A newer text opens what was decided about the older one, but not that it waits for its review, and not that it is away. */
const UNMOVED_BY_TEXT: readonly WorkState[] = ['in_review', 'hold', 'spiked'];

/**
 * The work states once a newer text is the working version. A hold or a spike stays, for only `resume` and `unspike` end
 * it; where it leads back to is what the text would have made of that.
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
