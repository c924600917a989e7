import type { Command } from '../articles/actions.ts';

/** What a token may be used for; never more than its person may do themselves. */
export const TOKEN_SCOPES = ['read', 'write', 'publish', 'withdraw', 'admin'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/**
 * What each action of the workflow asks of a token. `publish`: it changes what readers have, or lets something come to them
 * by itself, as an end of a hold or a block does with a schedule. Whatever only keeps back what they do not have yet asks
 * for `write`, so that whoever may write can stop a story.
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

/** The scope that a token needs to carry out an action of the workflow. */
export function scopeOfCommand(command: Command): TokenScope {
  return COMMAND_SCOPES[command];
}

/** What each operation of the API that does more than read asks of a token; `command`: what its action asks for. */
export const OPERATION_SCOPES: Readonly<Record<string, TokenScope | 'command'>> = {
  actOnArticle: 'command',
  suggestTags: 'read',
  createArticle: 'write',
  saveArticle: 'write',
  cutVersion: 'write',
  planArticle: 'write',
  linkEdition: 'publish',
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
  const action = String(params?.action).replaceAll('-', '_');
  // What is no action is refused as that, and by nothing before it.
  return isCommand(action) ? scopeOfCommand(action) : 'write';
}

function isCommand(action: string): action is Command {
  return Object.hasOwn(COMMAND_SCOPES, action);
}
