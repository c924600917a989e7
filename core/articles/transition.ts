import { type Action, actionRow } from './actions.ts';
import type { PublicState, WorkState } from './states.ts';

/** Where an action leads: the columns of the two axes after it. */
export type Transition = {
  readonly workState: WorkState;
  readonly publicState: PublicState;
  readonly stateBefore: WorkState | null;
};

/**
 * The states after an action, read off the action table. A hold or a spike remembers where it began; resume
 * and unspike lead back there. Scheduling makes an unpublished story `scheduled` and leaves a live one live
 * (the schedule then is of a change); unscheduling is the reverse.
 */
export function transition(
  article: Transition & { readonly publicState: PublicState },
  action: Action,
): Transition {
  const row = actionRow(action);
  const workState =
    row.toWork === 'back' ? (article.stateBefore ?? 'draft') : (row.toWork ?? article.workState);
  const parks = row.toWork === 'hold' || row.toWork === 'spiked';
  return {
    workState,
    publicState: publicStateAfter(article.publicState, action),
    stateBefore: parks ? article.workState : row.toWork === undefined ? article.stateBefore : null,
  };
}

function publicStateAfter(state: PublicState, action: Action): PublicState {
  if (action === 'schedule') return state === 'none' ? 'scheduled' : state;
  if (action === 'unschedule') return state === 'scheduled' ? 'none' : state;
  return actionRow(action).toPublic ?? state;
}
