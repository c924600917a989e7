import { type ActionRow, actionRow, COMMANDS, type Command } from './actions.ts';

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

/** What can be done to many stories at once. */
export type BulkDeedName = Command | 'plan' | 'move' | 'tag';

/** What the person could do to at least one of the chosen stories, always in the same order. */
export function offeredInBulk(
  chosen: readonly { readonly deeds: readonly BulkDeedName[] }[],
): BulkDeedName[] {
  return ([...BULK_COMMANDS, 'plan', 'move', 'tag'] as const).filter((deed) =>
    chosen.some(({ deeds }) => deeds.includes(deed)),
  );
}
