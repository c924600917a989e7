import type { Command } from '../articles/actions.ts';

/** What a token may be used for; never more than its person may do themselves. */
export const TOKEN_SCOPES = ['read', 'write', 'publish', 'withdraw', 'admin'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** The actions that change what readers have; the others change only what the desk has. */
const COMMAND_SCOPES: Partial<Record<Command, TokenScope>> = {
  publish: 'publish',
  publish_update: 'publish',
  fast_publish: 'publish',
  end_breaking: 'publish',
  schedule: 'publish',
  reschedule: 'publish',
  unschedule: 'publish',
  lift_embargo: 'publish',
  withhold: 'publish',
  release_withheld: 'publish',
  restore: 'publish',
  kill: 'withdraw',
  take_down: 'withdraw',
};

/** The scope that a token needs to carry out an action of the workflow. */
export function scopeOfCommand(command: Command): TokenScope {
  return COMMAND_SCOPES[command] ?? 'write';
}

/** What each operation of the API that does more than read asks of a token; `command`: what its action asks for. */
export const OPERATION_SCOPES: Readonly<Record<string, TokenScope | 'command'>> = {
  actOnArticle: 'command',
  suggestTags: 'read',
  createArticle: 'write',
  saveArticle: 'write',
  planArticle: 'write',
  linkEdition: 'write',
  breakOutLiveEntry: 'write',
  startComment: 'write',
  replyToComment: 'write',
  resolveComment: 'write',
  reopenComment: 'write',
  makeLink: 'write',
  revokeLink: 'write',
  refuseRelated: 'write',
  createAssignment: 'write',
  editAssignment: 'write',
  actOnAssignment: 'write',
  uploadMedia: 'write',
  editMedia: 'write',
  createTag: 'write',
  editFrontDraft: 'write',
  discardFrontDraft: 'write',
  restoreLaunch: 'write',
  breakNews: 'publish',
  launchContainer: 'publish',
  actOnLive: 'publish',
  writeLiveEntry: 'publish',
  editLiveEntry: 'publish',
  actOnLiveEntry: 'publish',
  editTag: 'admin',
  mergeTags: 'admin',
  retireTag: 'admin',
  restoreTag: 'admin',
  tellTagsApart: 'admin',
  createSection: 'admin',
  editSection: 'admin',
  moveSection: 'admin',
  archiveSection: 'admin',
  changeCheckRule: 'admin',
  createSynonyms: 'admin',
  editSynonyms: 'admin',
  deleteSynonyms: 'admin',
};

/**
 * The scope that a token needs for an operation of the API. What only reads asks for `read`; what no row names asks for
 * the most, so that a forgotten row opens nothing.
 */
export function scopeOfOperation(
  { id, method }: { id: string; method: string },
  params: { readonly action?: unknown } | undefined,
): TokenScope {
  if (method === 'get') return 'read';
  const scope = OPERATION_SCOPES[id] ?? 'admin';
  if (scope !== 'command') return scope;
  return scopeOfCommand(String(params?.action).replaceAll('-', '_') as Command);
}
