import type { Actor } from '../people/roles.ts';
import { BULK_COMMANDS, type BulkDeedName } from './bulk.ts';
import { couldAct, couldEdit, type ListedFacts } from './policy.ts';

/**
 * The bulk actions that the person's role and the story's state allow. Other checks (a block, four eyes) run
 * when the action is executed and are reported for each story.
 */
export function bulkDeedsFor(actor: Actor, article: ListedFacts): BulkDeedName[] {
  const mayEdit = couldEdit(actor, article);
  return [
    ...BULK_COMMANDS.filter((command) => couldAct(actor, command, article)),
    ...(couldAct(actor, 'plan', article) ? (['plan'] as const) : []),
    ...(mayEdit && couldAct(actor, 'relocate', article) ? (['move'] as const) : []),
    ...(mayEdit ? (['tag'] as const) : []),
  ];
}
