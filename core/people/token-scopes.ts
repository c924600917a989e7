import type { Command } from '../articles/actions.ts';

/** The scopes of a token; it never exceeds the rights of its person. */
export const TOKEN_SCOPES = ['read', 'write', 'publish', 'withdraw', 'admin'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/**
 * The token scope that each workflow action requires. `publish`: it changes the public text, or lets a
 * schedule do so, as the end of a hold or a block does. Actions that only hold back unpublished text require
 * `write`, so that every writer can stop a story.
 */
const COMMAND_SCOPES = {
  submit: 'write',
  withdraw_submission: 'write',
  claim: 'write',
  release: 'write',
  request_changes: 'write',
  approve: 'write',
  block: 'write',
  unblock: 'publish',
  publish: 'publish',
  publish_update: 'publish',
  fast_publish: 'publish',
  end_breaking: 'publish',
  clear_debt: 'write',
  schedule: 'publish',
  unschedule: 'publish',
  reschedule: 'publish',
  set_embargo: 'write',
  lift_embargo: 'publish',
  set_expiry: 'publish',
  clear_expiry: 'publish',
  hold: 'write',
  resume: 'publish',
  spike: 'write',
  unspike: 'write',
  withhold: 'publish',
  release_withheld: 'publish',
  kill: 'withdraw',
  take_down: 'withdraw',
  restore: 'publish',
  force_unlock: 'write',
} as const satisfies Record<Command, TokenScope>;

/** The scope that a token needs for a workflow action. */
export function scopeOfCommand(command: Command): TokenScope {
  return COMMAND_SCOPES[command];
}

/** The token scope of each API operation that writes; `command`: that of its action. */
export const OPERATION_SCOPES: Readonly<Record<string, TokenScope | 'command'>> = {
  actOnArticle: 'command',
  suggestTags: 'read',
  createArticle: 'write',
  saveArticle: 'write',
  cutVersion: 'write',
  planArticle: 'write',
  linkEdition: 'publish',
  markTranslated: 'publish',
  breakOutLiveEntry: 'write',
  startComment: 'write',
  replyToComment: 'write',
  resolveComment: 'write',
  reopenComment: 'write',
  makeLink: 'write',
  revokeLink: 'write',
  refuseRelated: 'publish',
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
  markTagsDistinct: 'admin',
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
 * The scope that a token needs for an API operation. Read-only operations require `read`. An unlisted
 * operation requires the highest scope, so that a forgotten row opens nothing.
 */
export function scopeOfOperation(
  { id, method }: { id: string; method: string },
  params: { readonly action?: unknown } | undefined,
): TokenScope {
  if (method === 'get') return 'read';
  const scope = OPERATION_SCOPES[id] ?? 'admin';
  if (scope !== 'command') return scope;
  const action = String(params?.action).replaceAll('-', '_');
  // An unknown action is refused by its own validation, not by the scope check.
  return isCommand(action) ? scopeOfCommand(action) : 'write';
}

function isCommand(action: string): action is Command {
  return Object.hasOwn(COMMAND_SCOPES, action);
}
