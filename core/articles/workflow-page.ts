import { type Actor, holds } from '../people/roles.ts';
import { markdownTable } from '../text/markdown-table.ts';
import { ACTION_NAMES, type Action, actionRow, type Reach } from './actions.ts';
import { REFUSALS } from './refusals.ts';
import { PUBLIC_STATES, WORK_STATES } from './states.ts';

/** The roles of the action table in the order of its columns. */
export const WORKFLOW_ROLES = ['contributor', 'journalist', 'editor', 'managing_editor', 'legal'] as const;

/** The input that an action asks for, as in the action table. */
export type Asked =
  | 'reason'
  | 'publicNote'
  | 'publishAt'
  | 'embargoUntil'
  | 'expiresAt'
  | 'earlier'
  | 'updateKind'
  | 'notice'
  | 'confirm';

/** One row of the action table for display; `null` for states means any. */
export type WorkflowRow = {
  readonly action: Action;
  readonly work: readonly string[] | null;
  readonly public: readonly string[] | null;
  readonly toWork: string | null;
  readonly toPublic: string | null;
  readonly rights: readonly Reach[];
  readonly asks: readonly Asked[];
};

/** The whole table, derived from the rows that policy and buttons read. */
export const workflowRows: readonly WorkflowRow[] = ACTION_NAMES.map((action) => {
  const row = actionRow(action);
  return {
    action,
    work: row.work.length === WORK_STATES.length ? null : row.work,
    public: row.public.length === PUBLIC_STATES.length ? null : row.public,
    toWork: row.toWork ?? null,
    toPublic: row.toPublic ?? null,
    rights: WORKFLOW_ROLES.map((role) => row.rights[role]),
    asks: [
      ...(row.reason === 'required' ? (['reason'] as const) : []),
      ...(row.publicNote === 'required' ? (['publicNote'] as const) : []),
      ...(row.at === undefined ? [] : [row.at]),
      ...(row.earlierBy === undefined ? [] : (['earlier'] as const)),
      ...(row.updateKind ? (['updateKind'] as const) : []),
      ...(row.notice ? (['notice'] as const) : []),
      ...(row.confirm ? (['confirm'] as const) : []),
    ],
  };
});

/**
 * The distinct scopes of this person's right to an action over all their roles; empty without a right. A
 * person who may write has a contributor's rights over their own stories on any desk.
 */
export function reachesOf(actor: Pick<Actor, 'roles'>, row: WorkflowRow): Reach[] {
  const held = WORKFLOW_ROLES.filter((role) => holds(actor, role));
  const reaches = held.map((role) => row.rights[WORKFLOW_ROLES.indexOf(role)] ?? 'no');
  const writes = held.some((role) => role !== 'legal');
  if (writes && row.rights[0] === 'own') reaches.push('own');
  const known = new Set(reaches.filter((reach) => reach !== 'no'));
  return known.has('yes') ? ['yes'] : [...known];
}

const REACH_WORDS: Readonly<Record<Reach, string>> = {
  no: '–',
  yes: '✔',
  own: 'own',
  desk: 'desk',
  desk_or_own: 'desk or own',
  own_unpublished: 'own, P = none',
  breaking: 'grant',
  desk_or_breaking: 'desk or grant',
  second: 'second',
};

const ASKED_WORDS: Readonly<Record<Asked, string>> = {
  reason: 'a reason',
  publicNote: 'a public note',
  publishAt: 'the publication time',
  embargoUntil: 'the end of the embargo',
  expiresAt: 'the expiry',
  earlier: 'for an earlier end: the right and reason of `lift_embargo`',
  updateKind: 'the kind of update',
  notice: 'the form of the correction notice',
  confirm: 'a second confirmation',
};

/** `docs/WORKFLOW.md`: the action table for people. `wordsOf` returns the message of an error code. */
export function workflowMarkdown(wordsOf: (code: string) => string): string {
  const table = [
    ['action', 'from W', 'from P', 'to', ...WORKFLOW_ROLES.map((role) => role.replace('_', ' ')), 'asks for'],
    ...workflowRows.map((row) => [
      `\`${row.action}\``,
      row.work?.join(', ') ?? 'any',
      row.public?.join(', ') ?? 'any',
      [row.toWork, row.toPublic].filter((state) => state !== null).join(', ') || '–',
      ...row.rights.map((reach) => REACH_WORDS[reach]),
      row.asks.map((asked) => ASKED_WORDS[asked]).join(', ') || '–',
    ]),
  ];
  const refusals = [['code', 'words'], ...REFUSALS.map((code) => [`\`${code}\``, wordsOf(code)])];
  return `# Workflow

Generated from \`core/articles/actions.ts\` by \`npm run docs:workflow\`; a test fails if it is out of date. The
desk shows the same table at \`/desk/workflow\`, in the person's language and with their own rights marked.

An article has two states:

- **W** (work of the desk): ${list(WORK_STATES)}.
- **P** (public): ${list(PUBLIC_STATES)}.

## Actions

✔ allowed · own: author or creator · desk: editor of that desk · desk or own: either ·
grant: with the grant \`breaking\` · desk or grant: either · second: only as the second of two people ·
– not allowed.

A person who may write has an author's rights to their own stories on any desk. A draft that was never
submitted is its author's alone. \`admin\` has no column. A schedule whose time has come counts as live, even
before a worker has recorded it.

${markdownTable(table)}

## Translations

A translation names the version of its original that it was made from. Its state is \`current\`,
\`original_updated\`, \`original_corrected\` or \`original_withdrawn\`; a minor fix leaves it current. It warns
before publication and blocks no action. Writers of the text mark it as current; if that text is public
already, editors of its desk.

## Why an action is rejected

${markdownTable(refusals)}
`;
}

function list(states: readonly string[]): string {
  return states.map((state) => `\`${state}\``).join(' · ');
}
