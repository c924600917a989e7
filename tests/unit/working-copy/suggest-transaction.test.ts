import { getSchema } from '@tiptap/core';
import { joinBackward, setBlockType, splitBlock, toggleMark } from '@tiptap/pm/commands';
import { Fragment, Slice } from '@tiptap/pm/model';
import { splitListItem } from '@tiptap/pm/schema-list';
import { EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import { EXTENSIONS } from '#components/editor/extensions.ts';
import { placedSuggestions } from '#components/editor/suggesting/placed-suggestions.ts';
import { settleInEditor } from '#components/editor/suggesting/settle-in-editor.ts';
import { suggestTransaction } from '#components/editor/suggesting/suggest-transaction.ts';
import type { TreeNode } from '#core/working-copy/line.ts';
import { mayChangeTo } from '#core/working-copy/may-change-to.ts';
import { type Decide, settleSuggestions } from '#core/working-copy/settle-suggestions.ts';
import { listSuggestions, withoutSuggestions } from '#core/working-copy/suggestions.ts';
import fc from '#tests/support/fast-check.ts';
import { at, bold, divider, doc, h2, item, list, p, quote, t } from './suggestion-fixtures.ts';

const schema = getSchema(EXTENSIONS);

function open(story: TreeNode, from = 1, to = from): EditorState {
  const state = EditorState.create({ doc: schema.nodeFromJSON(story) });
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
}

let count = 0;
/** The state after the person suggested the change; null if it was refused. */
function propose(state: EditorState, tr: Transaction, person = 'lan'): EditorState | null {
  count += 1;
  const result = suggestTransaction(state, tr, { id: `s${count}`, by: person, at });
  return 'refused' in result ? null : state.apply(result.tr);
}

const bare = (state: EditorState | null) => withoutSuggestions(plain(state));
const plain = (state: EditorState | null): TreeNode => {
  if (!state) throw new Error('refused');
  return state.doc.toJSON();
};
const accepted = (state: EditorState | null) => settleSuggestions(plain(state), () => 'accept');
/** The story with schema defaults, without empty suggestion attributes. */
const whole = (story: TreeNode) => withoutSuggestions(schema.nodeFromJSON(story).toJSON() as TreeNode);

function typed(state: EditorState, text: string, person = 'lan'): EditorState {
  const next = propose(state, state.tr.insertText(text), person);
  if (!next) throw new Error('refused');
  return next;
}

function backspace(state: EditorState, person = 'lan'): EditorState {
  const { from, to, empty } = state.selection;
  const next = propose(state, state.tr.delete(empty ? from - 1 : from, to), person);
  if (!next) throw new Error('refused');
  return next;
}

const kinds = (state: EditorState | null) =>
  listSuggestions(plain(state)).map(({ kind, text, removed }) => [kind, text, removed]);

describe('a person who suggests', () => {
  test('types a word letter by letter as one suggestion', () => {
    let state = open(doc(p(t('Giá tăng.'))), 5);
    for (const letter of 'gạo ') state = typed(state, letter);
    expect(kinds(state)).toEqual([['insert', 'gạo ', '']]);
    expect(state.selection.head).toBe(9);
    expect(accepted(state)).toEqual(whole(doc(p(t('Giá gạo tăng.')))));
  });

  test('deletes own new text, which leaves no suggestion', () => {
    const state = backspace(typed(open(doc(p(t('Giá tăng.'))), 5), 'x'));
    expect(plain(state)).toEqual(schema.nodeFromJSON(doc(p(t('Giá tăng.')))).toJSON());
  });

  test('presses Backspace repeatedly in text of others, and the cursor moves on', () => {
    let state = open(doc(p(t('Giá tăng.'))), 4);
    state = backspace(backspace(backspace(state)));
    expect(kinds(state)).toEqual([['delete', '', 'Giá']]);
    expect(state.selection.head).toBe(1);
  });

  test('presses Delete repeatedly, and the cursor moves on', () => {
    let state: EditorState | null = open(doc(p(t('Giá tăng.'))), 1);
    for (let key = 0; key < 3; key += 1) {
      const { head } = state.selection;
      state = propose(state, state.tr.delete(head, head + 1)) as EditorState;
    }
    expect(kinds(state)).toEqual([['delete', '', 'Giá']]);
    expect(state.selection.head).toBe(4);
  });

  test('moves past words with a suggested deletion in one step', () => {
    let state = open(doc(p(t('Giá tăng.'))), 1, 9);
    state = backspace(state);
    state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 9)));
    state = backspace(state);
    expect(kinds(state)).toEqual([['delete', '', 'Giá tăng']]);
    expect(state.selection.head).toBe(1);
  });

  test('types over words as one replacement', () => {
    const state = typed(typed(open(doc(p(t('Giá tăng mạnh.'))), 5, 9), 'g'), 'iảm');
    expect(kinds(state)).toEqual([['replace', 'giảm', 'tăng']]);
    expect(accepted(state)).toEqual(whole(doc(p(t('Giá giảm mạnh.')))));
  });

  test('makes words bold and plain again, which leaves no suggestion', () => {
    const toggle = (state: EditorState) => {
      let next: EditorState | null = null;
      toggleMark(schema.marks.bold as never)(state, (tr) => {
        next = propose(state, tr);
      });
      return next as EditorState | null;
    };
    const state = open(doc(p(t('Giá tăng.'))), 1, 4);
    const once = toggle(state);
    expect(kinds(once)).toEqual([['format', 'Giá', '']]);
    expect(accepted(once)).toEqual(whole(doc(p(t('Giá', bold), t(' tăng.')))));
    expect(plain(toggle(once as EditorState))).toEqual(plain(state));
  });

  test('splits a paragraph with Enter and undoes that with Backspace', () => {
    const state = open(doc(p(t('Một.Hai.'))), 5);
    let next: EditorState | null = null;
    splitBlock(state, (tr) => {
      next = propose(state, tr);
    });
    expect(kinds(next)).toEqual([['split', '', '']]);
    expect((next as unknown as EditorState).selection.head).toBe(7);
    let back: EditorState | null = null;
    joinBackward(next as unknown as EditorState, (tr) => {
      back = propose(next as unknown as EditorState, tr);
    });
    expect(plain(back)).toEqual(plain(state));
  });

  test('joins a paragraph to the one before', () => {
    const state = open(doc(p(t('Một.')), p(t('Hai.'))), 7);
    let next: EditorState | null = null;
    joinBackward(state, (tr) => {
      next = propose(state, tr);
    });
    expect(kinds(next)).toEqual([['join', '', '']]);
    expect(accepted(next)).toEqual(whole(doc(p(t('Một.Hai.')))));
    expect((next as unknown as EditorState).selection.head).toBe(5);
  });

  test('splits a list item', () => {
    const state = open(doc(list(item(p(t('MộtHai'))))), 6);
    let next: EditorState | null = null;
    splitListItem(schema.nodes.listItem as never)(state, (tr) => {
      next = propose(state, tr);
    });
    expect(bare(next)).toEqual(whole(doc(list(item(p(t('MộtHai')))))));
    expect(accepted(next)).toEqual(whole(doc(list(item(p(t('Một'))), item(p(t('Hai')))))));
  });

  test('turns a paragraph into a heading', () => {
    const state = open(doc(p(t('Tít')), p(t('Hết.'))));
    let next: EditorState | null = null;
    setBlockType(schema.nodes.heading as never, { level: 2 })(state, (tr) => {
      next = propose(state, tr);
    });
    expect(kinds(next)).toEqual([['attrs', 'Tít', '']]);
    expect(accepted(next)).toEqual(whole(doc(h2('Tít'), p(t('Hết.')))));
  });

  test('deletes from one paragraph into another across a divider', () => {
    const state = open(doc(p(t('Một hai')), divider, p(t('ba bốn'))), 5, 14);
    const next = propose(state, state.tr.deleteSelection());
    expect(bare(next)).toEqual(whole(doc(p(t('Một hai')), divider, p(t('ba bốn')))));
    expect(accepted(next)).toEqual(whole(doc(p(t('Một bốn')))));
    expect(listSuggestions(plain(next))).toHaveLength(1);
  });

  test('inserts a divider and removes it again', () => {
    const state = open(doc(p(t('Một.')), p(t('Hai.'))), 1);
    const next = propose(state, state.tr.insert(6, schema.nodes.divider?.create() as never));
    expect(kinds(next)).toEqual([['block-insert', '', '']]);
    const chosen = (next as EditorState).apply(
      (next as EditorState).tr.setSelection(NodeSelection.create((next as EditorState).doc, 6)),
    );
    const back = propose(chosen, chosen.tr.deleteSelection());
    expect(plain(back)).toEqual(plain(state));
  });

  test('pastes three paragraphs into the middle of a word', () => {
    const state = open(doc(p(t('MộtHai'))), 4);
    const paste = Fragment.from(['x', 'y', 'z'].map((text) => schema.nodeFromJSON(p(t(text)))));
    const next = propose(state, state.tr.replaceSelection(new Slice(paste, 1, 1)));
    expect(accepted(next)).toEqual(whole(doc(p(t('Mộtx')), p(t('y')), p(t('zHai')))));
    expect(bare(next)).toEqual(whole(doc(p(t('MộtHai')))));
    expect(listSuggestions(plain(next))).toHaveLength(1);
  });

  test('changes the speaker of a quote', () => {
    const state = open(doc(quote('Ông Ba'), p(t('Hết.'))));
    const next = propose(state, state.tr.setNodeMarkup(0, undefined, { cite: 'Ông Hai' }));
    expect(accepted(next)).toEqual(whole(doc(quote('Ông Hai'), p(t('Hết.')))));
    expect(bare(next)).toEqual(whole(doc(quote('Ông Ba'), p(t('Hết.')))));
  });

  test('cannot turn a paragraph into a list, because no suggestion can express that', () => {
    const state = open(doc(p(t('Một.'))));
    const { $from } = state.selection;
    const range = $from.blockRange();
    const tr = state.tr.wrap(range as never, [
      { type: schema.nodes.bulletList as never },
      { type: schema.nodes.listItem as never },
    ]);
    expect(suggestTransaction(state, tr, { id: 's', by: 'lan', at })).toEqual({ refused: 'structure' });
  });

  test('cannot change a block with a suggestion of another person', () => {
    const state = open(doc(quote('Ông Ba'), p(t('Hết.'))));
    const byHuy = propose(
      state,
      state.tr.setNodeMarkup(0, undefined, { cite: 'Ông Hai' }),
      'huy',
    ) as EditorState;
    const result = suggestTransaction(byHuy, byHuy.tr.delete(0, byHuy.doc.child(0).nodeSize), {
      id: 's',
      by: 'lan',
      at,
    });
    expect(result).toEqual({ refused: 'conflict' });
  });
});

const words = fc.stringMatching(/^[a-dđư ]{0,6}$/);
const lines = fc
  .array(fc.tuple(words, fc.subarray([bold, { type: 'italic' }])), { maxLength: 3 })
  .map((runs) => runs.filter(([text]) => text !== '').map(([text, marks]) => t(text, ...marks)));
const paragraphs = lines.map((runs) => p(...runs));
const blocks: fc.Arbitrary<TreeNode> = fc.oneof(
  { weight: 4, arbitrary: paragraphs },
  words.map((text) => (text === '' ? h2('a') : h2(text))),
  fc.constant(divider),
  fc
    .array(
      paragraphs.map((one) => item(one)),
      { minLength: 1, maxLength: 3 },
    )
    .map((items) => list(...items)),
  fc.array(paragraphs, { minLength: 1, maxLength: 2 }).map((content) => ({ type: 'blockquote', content })),
  fc.constant(quote('Ông Ba')),
);
const stories = fc.array(blocks, { minLength: 1, maxLength: 5 }).map((content) => doc(...content));

type Edit = { kind: string; a: number; b: number; text: string; person: string };
const edits: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(
    'type',
    'type',
    'delete',
    'delete',
    'erase',
    'split',
    'join',
    'bold',
    'heading',
    'divider',
    'paste',
    'item',
    'cite',
  ),
  a: fc.nat(999),
  b: fc.nat(999),
  text: fc.stringMatching(/^[xyzờ]{1,3}$/),
  person: fc.constantFrom('lan', 'huy'),
});

/** The plain transaction of the edit in this state; null if the edit is impossible. */
function plainly(state: EditorState, { kind, a, b, text }: Edit): Transaction | null {
  const size = state.doc.content.size;
  const near = (place: number) => TextSelection.near(state.doc.resolve(place % (size + 1)));
  const one = near(a);
  const other = kind === 'erase' ? near(a + (b % 4)) : near(b);
  const isRange = kind !== 'split' && kind !== 'join' && kind !== 'item';
  const selection = isRange ? TextSelection.between(one.$head, other.$head) : one;
  const placed = state.apply(state.tr.setSelection(selection));
  let made: Transaction | null = null;
  const dispatch = (tr: Transaction) => {
    made = tr;
  };
  const { from, to } = placed.selection;
  if (kind === 'type') dispatch(placed.tr.insertText(text, from, b % 3 === 0 ? to : from));
  if (kind === 'delete' || kind === 'erase') dispatch(placed.tr.deleteSelection());
  if (kind === 'split') splitBlock(placed, dispatch);
  if (kind === 'item') splitListItem(schema.nodes.listItem as never)(placed, dispatch);
  if (kind === 'join') joinBackward(open(state.doc.toJSON(), placed.selection.$from.start()), dispatch);
  if (kind === 'bold') toggleMark(schema.marks.bold as never)(placed, dispatch);
  if (kind === 'heading') setBlockType(schema.nodes.heading as never, { level: 3 })(placed, dispatch);
  if (kind === 'divider') dispatch(placed.tr.replaceSelectionWith(schema.nodes.divider?.create() as never));
  if (kind === 'paste') {
    const content = Fragment.from(
      [p(t(text)), h2(text), p(t(text))].map((json) => schema.nodeFromJSON(json)),
    );
    dispatch(placed.tr.replaceSelection(new Slice(content, 1, 1)));
  }
  if (kind === 'cite') {
    state.doc.forEach((node, pos) => {
      if (node.type.name === 'pullQuote')
        made = state.tr.setNodeMarkup(pos, undefined, { ...node.attrs, cite: text });
    });
  }
  return made;
}

const DECISIONS: Decide[] = [
  () => 'accept',
  () => 'reject',
  ({ by }) => (by === 'lan' ? 'accept' : 'keep'),
  ({ by }) => (by === 'lan' ? 'keep' : 'reject'),
];

const rounds = Number(process.env.SUGGESTION_ROUNDS ?? 150);

test('for any suggestions of two people the bare text is unchanged, and each changes only their own suggestions', {
  timeout: 60_000,
}, () => {
  let made = 0;
  let refused = 0;
  fc.assert(
    fc.property(stories, fc.array(edits, { minLength: 1, maxLength: 8 }), (story, all) => {
      let state = open(story);
      const original = bare(state);
      for (const edit of all) {
        const tr = plainly(state, edit);
        if (!tr?.docChanged) continue;
        const next = propose(EditorState.create({ doc: tr.before }), tr, edit.person);
        made += 1;
        if (!next) {
          refused += 1;
          continue;
        }
        next.doc.check();
        expect(bare(next)).toEqual(original);
        expect(mayChangeTo(plain(state), plain(next), edit.person)).toBe(true);
        state = next;
      }
      expect(listSuggestions(accepted(state))).toEqual([]);
      for (const decide of DECISIONS) {
        const settled = settleInEditor(state, decide);
        const wanted = schema.nodeFromJSON(settleSuggestions(plain(state), decide));
        expect((settled?.doc ?? state.doc).toJSON()).toEqual(wanted.toJSON());
      }
      const listed = listSuggestions(plain(state)).map(({ id, by, kind, text }) => ({ id, by, kind, text }));
      expect(placedSuggestions(state.doc)).toMatchObject(listed);
      schema.nodeFromJSON(accepted(state)).check();
    }),
    { numRuns: rounds },
  );
  expect(refused / made).toBeLessThan(0.35);
});

test('an accepted suggestion equals the plain change', () => {
  const simple = edits.filter(({ kind }) => !['heading'].includes(kind));
  fc.assert(
    fc.property(stories, simple, (story, edit) => {
      const state = open(story);
      const tr = plainly(state, edit);
      if (!tr?.docChanged || crossesKinds(state, tr)) return;
      const next = propose(EditorState.create({ doc: tr.before }), tr);
      if (next) expect(accepted(next)).toEqual(withoutSuggestions(tr.doc.toJSON()));
    }),
    { numRuns: rounds },
  );
});

/** Whether the change spans containers of different kinds, whose blocks stay separate. */
function crossesKinds(state: EditorState, tr: Transaction): boolean {
  const start = state.doc.content.findDiffStart(tr.doc.content) ?? 0;
  const end = state.doc.content.findDiffEnd(tr.doc.content)?.a ?? start;
  const [$from, $to] = [state.doc.resolve(start), state.doc.resolve(Math.max(start, end))];
  return $from.parent !== $to.parent && !($from.depth === 1 && $to.depth === 1);
}
