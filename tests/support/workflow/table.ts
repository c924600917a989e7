/*
 * The action table of the newsroom's document, typed off the page and read by nothing but tests: it must not be made
 * from `core/articles/actions.ts`, which it is there to doubt. Five rows say less than the document: what is no longer
 * begun once a story was taken down (decision 0074). An action that the product has and this page has not fails the
 * tests that ask for it; to say what is expected of it is to add its line.
 *
 * Columns: action | from W | from P | result | contributor journalist editor managing legal.
 * `*` any · `!x` any but x · rights: y yes, o own, d desk, e desk or own, u own and never public, g by the grant
 * `breaking`, b desk or by that grant, s only as the second of two, - no · result: the state on either axis, `x>y` y from
 * x only, `back` where a hold or spike began, `=` none changes.
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

/** What a person does by a button or `POST /articles/{id}/{command}`; the rest are rights to do it by writing or looking. */
export const COMMANDS_ON_PAGE: readonly string[] = [...TABLE.keys()].filter(
  (action) =>
    !/^(edit|edit_.*|comment|relocate|plan|pin_related|share_outside|read_unpublished)$/.test(action),
);

/** The row of an action; an action that the page does not know has to be written on it first. */
export function tableRow(action: string): TableRow {
  const row = TABLE.get(action);
  if (row === undefined) throw new Error(`The page has no row ${action}: say there what is expected of it.`);
  return row;
}

function testOf(cell: string): Test {
  if (cell === '*') return () => true;
  const words = cell.split(' ');
  if (cell.startsWith('!')) return (state) => !words.includes(`!${state}`);
  return (state) => words.includes(state);
}
