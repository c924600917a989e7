/*
 * The action table of the newsroom's document, typed off the page and read by nothing but tests: it must not be made
 * from `core/articles/actions.ts`, which it is there to doubt.
 *
 * Columns: action | from W | from P | contributor journalist editor managing legal.
 * `*` any · `!x` any but x · rights: y yes, o own, d desk, e desk or own, u own and never public, g by the grant
 * `breaking`, b desk or by that grant, s only as the second of two, - no.
 */
const PAGE = `
edit                | draft changes_requested   | !killed !taken_down      | o o d y -
edit_in_review      | in_review                 | !killed !taken_down      | - - d y -
edit_approved       | approved                  | !killed !taken_down      | - o d y -
comment             | !spiked                   | *                        | o e y y y
submit              | draft changes_requested   | *                        | o o d y -
withdraw_submission | in_review                 | *                        | o o d y -
claim               | in_review                 | *                        | - - d y y
release             | in_review                 | *                        | - - d y y
request_changes     | in_review approved        | *                        | - - d y y
approve             | in_review                 | *                        | - - d y -
block               | *                         | none scheduled           | - - - y y
unblock             | *                         | none scheduled           | - - - y y
publish             | approved                  | none scheduled           | - - d y -
publish_update      | approved                  | live                     | - - d y -
fast_publish        | draft in_review           | none live                | - g g g -
end_breaking        | *                         | live                     | - g b y -
clear_debt          | *                         | live                     | - - d y -
schedule            | approved                  | none live                | - - d y -
unschedule          | *                         | scheduled live           | - - d y -
reschedule          | *                         | scheduled live           | - - d y -
set_embargo         | *                         | none scheduled           | o o d y y
lift_embargo        | *                         | none scheduled           | - - - y y
set_expiry          | !spiked                   | none scheduled live      | - - d y -
clear_expiry        | !spiked                   | none scheduled live      | - - d y -
hold                | draft in_review approved  | none scheduled           | - - d y y
resume              | hold                      | none scheduled           | - - d y y
spike               | !spiked                   | none                     | o o d y -
unspike             | spiked                    | none                     | o o d y -
withhold            | *                         | live                     | - - d y y
release_withheld    | *                         | withheld                 | - - - y -
kill                | *                         | live withheld scheduled  | - - - y -
take_down           | *                         | live withheld killed     | - - - y y
restore             | *                         | killed                   | - - - y s
relocate            | *                         | !taken_down              | - u d y -
pin_related         | *                         | *                        | - o d y -
force_unlock        | *                         | *                        | - - d y -
read_unpublished    | *                         | *                        | o e d y y
`;

export type W = 'draft' | 'in_review' | 'changes_requested' | 'approved' | 'hold' | 'spiked';
export type P = 'none' | 'scheduled' | 'live' | 'withheld' | 'killed' | 'taken_down';
export type TableRow = { readonly work: Test; readonly public: Test; readonly rights: readonly string[] };
type Test = (state: string) => boolean;

/** The page as rows by action. */
export const TABLE: ReadonlyMap<string, TableRow> = new Map(
  PAGE.trim()
    .split('\n')
    .map((line) => {
      const [action = '', work = '', publics = '', rights = ''] = line.split('|').map((cell) => cell.trim());
      return [action, { work: testOf(work), public: testOf(publics), rights: rights.split(' ') }];
    }),
);

function testOf(cell: string): Test {
  if (cell === '*') return () => true;
  const words = cell.split(' ');
  if (cell.startsWith('!')) return (state) => !words.includes(`!${state}`);
  return (state) => words.includes(state);
}
