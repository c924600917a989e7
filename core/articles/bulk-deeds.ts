import type { Actor } from '../people/roles.ts';
import { BULK_COMMANDS, type BulkDeedName } from './bulk.ts';
import { couldAct, couldEdit, type StandingFacts } from './policy.ts';

/**
 * What the person could do to this story among many, by their role and by where it stands. Whatever else may be in the
 * way (a block, the four eyes) is asked when it is done, and told for each story.
 */
export function bulkDeedsFor(actor: Actor, article: StandingFacts): BulkDeedName[] {
  const mayEdit = couldEdit(actor, article);
  return [
    ...BULK_COMMANDS.filter((command) => couldAct(actor, command, article)),
    ...(couldAct(actor, 'plan', article) ? (['plan'] as const) : []),
    ...(mayEdit && couldAct(actor, 'relocate', article) ? (['move'] as const) : []),
    ...(mayEdit ? (['tag'] as const) : []),
  ];
}
