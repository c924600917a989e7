/*
 * The action table of the newsroom's document as a copy for tests only. It must not be generated from
 * `core/articles/actions.ts`, because it checks that file. Five rows allow less than the document: they name
 * actions that can no longer begin after a take-down (decision 0074). An action of the product without a row
 * here fails the tests; add its line with the expected result.
 *
 * Columns: action | from W | from P | result | contributor journalist editor managing legal.
 * States: `*` any · `!x` any but x.
 * Rights: y yes · o own · d desk · e desk or own · u own and never public · - no.
 * Also: g with the grant `breaking` · b desk or with that grant · s only as the second person.
 * Result: the new state on either axis · `x>y` y from x only · `back` the state before the hold or spike ·
 * `=` unchanged.
 */
const PAGE = `
edit                | draft changes_requested   | !killed !taken_down      | draft              | o o d y -
edit_in_review      | in_review                 | !killed !taken_down      | =                  | - - d y -
edit_approved       | approved                  | !killed !taken_down      | draft              | - o d y -
comment             | !spiked                   | *                        | =                  | o e y y y
submit              | draft changes_requested   | !taken_down              | in_review          | o o d y -
withdraw_submission | in_review                 | *                        | draft              | o o d y -
claim               | in_review                 | !taken_down              | =                  | - - d y y
release             | in_review                 | *                        | =                  | - - d y y
request_changes     | in_review approved        | !taken_down              | changes_requested  | - - d y y
approve             | in_review                 | !taken_down              | approved           | - - d y -
block               | *                         | none scheduled           | =                  | - - - y y
unblock             | *                         | none scheduled           | =                  | - - - y y
publish             | approved                  | none scheduled           | live               | - - d y -
publish_update      | approved                  | live                     | live               | - - d y -
fast_publish        | draft in_review           | none live                | in_review live     | - g g g -
end_breaking        | *                         | live                     | =                  | - g b y -
clear_debt          | *                         | live                     | =                  | - - d y -
schedule            | approved                  | none live                | none>scheduled     | - - d y -
unschedule          | *                         | scheduled live           | scheduled>none     | - - d y -
reschedule          | *                         | scheduled live           | =                  | - - d y -
set_embargo         | *                         | none scheduled           | =                  | o o d y y
lift_embargo        | *                         | none scheduled           | =                  | - - - y y
set_expiry          | !spiked                   | none scheduled live      | =                  | - - d y -
clear_expiry        | !spiked                   | none scheduled live      | =                  | - - d y -
hold                | draft in_review approved  | none scheduled           | hold               | - - d y y
resume              | hold                      | none scheduled           | back               | - - d y y
spike               | !spiked                   | none                     | spiked             | o o d y -
unspike             | spiked                    | none                     | back               | o o d y -
withhold            | *                         | live                     | withheld           | - - d y y
release_withheld    | *                         | withheld                 | live               | - - - y -
kill                | *                         | live withheld scheduled  | killed             | - - - y -
take_down           | *                         | live withheld killed     | taken_down         | - - - y y
restore             | *                         | killed                   | =                  | - - - y s
relocate            | *                         | !taken_down              | =                  | - u d y -
plan                | !spiked                   | *                        | =                  | - - d y -
pin_related         | *                         | *                        | =                  | - o d y -
force_unlock        | *                         | !taken_down              | =                  | - - d y -
share_outside       | *                         | *                        | =                  | - o e y y
read_unpublished    | *                         | *                        | =                  | o e d y y
`;

export type W = 'draft' | 'in_review' | 'changes_requested' | 'approved' | 'hold' | 'spiked';
export type P = 'none' | 'scheduled' | 'live' | 'withheld' | 'killed' | 'taken_down';
export type TableRow = {
  readonly work: Test;
  readonly public: Test;
  readonly result: string;
  readonly rights: readonly string[];
};
type Test = (state: string) => boolean;

export const ROLE_COLUMNS = ['contributor', 'journalist', 'editor', 'managing_editor', 'legal'] as const;

/** The page as rows by action. */
export const TABLE: ReadonlyMap<string, TableRow> = new Map(
  PAGE.trim()
    .split('\n')
    .map((line) => {
      const [action = '', work = '', publics = '', result = '', rights = ''] = line
        .split('|')
        .map((cell) => cell.trim());
      return [action, { work: testOf(work), public: testOf(publics), result, rights: rights.split(' ') }];
    }),
);

/** The actions of a button or of `POST /articles/{id}/{command}`; the others are rights to edit or read. */
export const COMMANDS_ON_PAGE: readonly string[] = [...TABLE.keys()].filter(
  (action) =>
    !/^(edit|edit_.*|comment|relocate|plan|pin_related|share_outside|read_unpublished)$/.test(action),
);

/** The row of an action; an action without a row must be added to the page first. */
export function tableRow(action: string): TableRow {
  const row = TABLE.get(action);
  if (row === undefined) throw new Error(`The page has no row ${action}: add the expected row.`);
  return row;
}

function testOf(cell: string): Test {
  if (cell === '*') return () => true;
  const words = cell.split(' ');
  if (cell.startsWith('!')) return (state) => !words.includes(`!${state}`);
  return (state) => words.includes(state);
}
