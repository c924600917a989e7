import { type ActionRow, actionRow, COMMANDS, type Command } from './actions.ts';
import type { PublicState, WorkState } from './states.ts';

/** So many stories are acted on at once, at the most. */
export const bulkMost = 100;

/** These are about one story that somebody has before them, though they ask for nothing. */
const ONE_BY_ONE: readonly Command[] = ['fast_publish', 'end_breaking', 'force_unlock'];

/** The commands that ask for nothing, or for one reason that can be the same for many. */
export const BULK_COMMANDS: readonly Command[] = COMMANDS.filter(
  (command) => asksForNoMoreThanAReason(actionRow(command)) && !ONE_BY_ONE.includes(command),
);

function asksForNoMoreThanAReason({ publicNote, at, updateKind, notice }: ActionRow): boolean {
  return [publicNote, at, updateKind, notice].every((asked) => asked === undefined);
}

type Chosen = { readonly workState: WorkState; readonly publicState: PublicState };

/** The commands that could lead on from where at least one of the chosen stories stands; whether they may, the server says. */
export function offeredInBulk(chosen: readonly Chosen[]): Command[] {
  return BULK_COMMANDS.filter((command) => {
    const row = actionRow(command);
    return chosen.some(
      (story) => row.work.includes(story.workState) && row.public.includes(story.publicState),
    );
  });
}
