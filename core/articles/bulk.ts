import { type ActionRow, actionRow, COMMANDS, type Command } from './actions.ts';

/** Maximum number of stories in one bulk action. */
export const bulkMost = 100;

/** These commands need no input, but concern one story that the person is looking at. */
const ONE_BY_ONE: readonly Command[] = ['fast_publish', 'end_breaking', 'force_unlock'];

/** The commands that need no input, or only one reason that can be the same for many stories. */
export const BULK_COMMANDS: readonly Command[] = COMMANDS.filter(
  (command) => asksForNoMoreThanAReason(actionRow(command)) && !ONE_BY_ONE.includes(command),
);

function asksForNoMoreThanAReason({ publicNote, at, updateKind, notice }: ActionRow): boolean {
  return [publicNote, at, updateKind, notice].every((asked) => asked === undefined);
}

/** An action that can be applied to many stories. */
export type BulkDeedName = Command | 'plan' | 'move' | 'tag';

/** The actions that the person may apply to at least one chosen story, always in the same order. */
export function offeredInBulk(
  chosen: readonly { readonly deeds: readonly BulkDeedName[] }[],
): BulkDeedName[] {
  return ([...BULK_COMMANDS, 'plan', 'move', 'tag'] as const).filter((deed) =>
    chosen.some(({ deeds }) => deeds.includes(deed)),
  );
}
