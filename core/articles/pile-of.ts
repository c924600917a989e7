import type { QueueState } from './queue.ts';
import type { PublicState, WorkState } from './states.ts';

/** The facts of an article that decide its pile in the queue. */
export type PiledArticle = {
  readonly workState: WorkState;
  readonly publicState: PublicState;
  readonly workingVersionId: string | null;
  readonly liveVersionId: string | null;
};

const WITHDRAWN: readonly PublicState[] = ['withheld', 'killed', 'taken_down'];

/** The pile of an article. A live story with newer work is in the pile of that work, otherwise in `live`. */
export function pileOf(article: PiledArticle): QueueState {
  const { workState, publicState, workingVersionId, liveVersionId } = article;
  if (WITHDRAWN.includes(publicState)) return 'withdrawn';
  if (workState !== 'approved') return workState;
  if (publicState === 'scheduled') return 'scheduled';
  return publicState === 'live' && workingVersionId === liveVersionId ? 'live' : 'approved';
}
