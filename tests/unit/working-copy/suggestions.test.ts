import { describe, expect, test } from 'vitest';
import { bodySchemaNumber } from '#core/document/body.ts';
import { bodySchema } from '#core/document/body-schema.ts';
import type { LineMark, TreeNode } from '#core/working-copy/line.ts';
import { settleSuggestions } from '#core/working-copy/settle-suggestions.ts';
import { listSuggestions, withoutSuggestions } from '#core/working-copy/suggestions.ts';
import { cpuMsOf } from '#tests/support/cpu-ms-of.ts';
import fc from '#tests/support/fast-check.ts';
import {
  bold,
  by,
  deleted,
  divider,
  doc,
  formatted,
  h2,
  inserted,
  item,
  list,
  p,
  proposed,
  quote,
  t,
} from './suggestion-fixtures.ts';

const accepted = (story: TreeNode) => settleSuggestions(story, () => 'accept');
const rejected = withoutSuggestions;

/** The suggestion, then the story when it is rejected, then the story when it is accepted. */
const CASES: Record<string, [TreeNode, TreeNode, TreeNode]> = {
  'words that are to come': [
    doc(p(t('Giá gạo '), t('thơm ', inserted('lan')), t('tăng.'))),
    doc(p(t('Giá gạo tăng.'))),
    doc(p(t('Giá gạo thơm tăng.'))),
  ],
  'words that are to go': [
    doc(p(t('Giá gạo '), t('rất ', deleted('lan')), t('cao.'))),
    doc(p(t('Giá gạo rất cao.'))),
    doc(p(t('Giá gạo cao.'))),
  ],
  "words to go that another's proposal would bring": [
    doc(p(t('A'), t('B', inserted('lan'), deleted('huy')), t('C'))),
    doc(p(t('AC'))),
    doc(p(t('AC'))),
  ],
  'words that are to be bold': [
    doc(p(t('Rất '), t('quan trọng', bold, formatted('lan', [])), t('.'))),
    doc(p(t('Rất quan trọng.'))),
    doc(p(t('Rất '), t('quan trọng', bold), t('.'))),
  ],
  'words that are no longer to be bold': [
    doc(p(t('Rất ', bold), t('quan trọng', formatted('lan', [bold])))),
    doc(p(t('Rất quan trọng', bold))),
    doc(p(t('Rất ', bold), t('quan trọng'))),
  ],
  'a paragraph cut in two': [
    doc(p(t('Một.')), proposed('split', 'lan', p(t('Hai.'))), p(t('Ba.'))),
    doc(p(t('Một.Hai.')), p(t('Ba.'))),
    doc(p(t('Một.')), p(t('Hai.')), p(t('Ba.'))),
  ],
  'a paragraph cut in two around a proposed line': [
    doc(p(t('Một.')), proposed('insert', 'lan', divider), proposed('split', 'lan', p(t('Hai.')))),
    doc(p(t('Một.Hai.'))),
    doc(p(t('Một.')), divider, p(t('Hai.'))),
  ],
  'a paragraph joined to the one before': [
    doc(p(t('Một.')), proposed('join', 'lan', p(t('Hai.')))),
    doc(p(t('Một.')), p(t('Hai.'))),
    doc(p(t('Một.Hai.'))),
  ],
  'words, a line and a paragraph end gone at once': [
    doc(
      p(t('Một '), t('hai', deleted('lan'))),
      proposed('delete', 'lan', divider),
      proposed('join', 'lan', p(t('ba ', deleted('lan')), t('bốn'))),
    ),
    doc(p(t('Một hai')), divider, p(t('ba bốn'))),
    doc(p(t('Một bốn'))),
  ],
  'an item of a list cut in two': [
    doc(list(item(p(t('Một'))), proposed('split', 'lan', item(proposed('split', 'lan', p(t('Hai'))))))),
    doc(list(item(p(t('MộtHai'))))),
    doc(list(item(p(t('Một'))), item(p(t('Hai'))))),
  ],
  'the only item of a list gone': [
    doc(p(t('Một')), list(proposed('delete', 'lan', item(p(t('Hai')))))),
    doc(p(t('Một')), list(item(p(t('Hai'))))),
    doc(p(t('Một'))),
  ],
  'everything gone': [doc(proposed('delete', 'lan', p(t('Một')))), doc(p(t('Một'))), doc(p())],
  'a paragraph that becomes a heading': [
    doc(proposed('attrs', 'lan', h2('Tít'), { type: 'paragraph' })),
    doc(p(t('Tít'))),
    doc(h2('Tít')),
  ],
  'another speaker': [
    doc(
      proposed('attrs', 'lan', quote('Ông Hai'), { type: 'pullQuote', attrs: { cite: 'Ông Ba' } }),
      p(t('Hết.')),
    ),
    doc(quote('Ông Ba'), p(t('Hết.'))),
    doc(quote('Ông Hai'), p(t('Hết.'))),
  ],
};

describe.each(Object.entries(CASES))('%s', (_name, [story, without, withIt]) => {
  test('leaves the original text when rejected', () => {
    expect(rejected(story)).toEqual(without);
  });

  test('becomes plain text when accepted', () => {
    expect(accepted(story)).toEqual(withIt);
  });

  test('is listed until it is settled', () => {
    expect(listSuggestions(story).map(({ by: person }) => person)).toContain('lan');
    expect(listSuggestions(accepted(story))).toEqual([]);
    expect(listSuggestions(rejected(story))).toEqual([]);
  });

  test('is unchanged when kept', () => {
    expect(settleSuggestions(story, () => 'keep')).toEqual(story);
  });
});

test('a story without suggestions comes back as the same object', () => {
  const story = doc(p(t('Một.')), list(item(p(t('Hai.', bold)))), divider);
  expect(rejected(story)).toBe(story);
  expect(listSuggestions(story)).toEqual([]);
});

test('a block without suggestions comes back as the same object', () => {
  const untouched = list(item(p(t('Hai.'))));
  expect(rejected(doc(p(t('Một', deleted('lan'))), untouched)).content?.[1]).toBe(untouched);
});

test('an empty suggestion attribute is removed', () => {
  const story = doc({ ...p(t('Một.')), attrs: { suggestion: null } });
  expect(rejected(story)).toEqual(doc(p(t('Một.'))));
});

test('suggestions of one person are settled, and those of another stay', () => {
  const story = doc(p(t('A', inserted('lan')), t('B', inserted('huy')), t('C', deleted('huy'))));
  const settled = settleSuggestions(story, (suggestion) => (suggestion.by === 'lan' ? 'accept' : 'keep'));
  expect(settled).toEqual(doc(p(t('A'), t('B', inserted('huy')), t('C', deleted('huy')))));
});

test('one suggestion of several of the same person is settled by its id', () => {
  const story = doc(p(t('A', inserted('lan', 'one')), t('B', inserted('lan', 'two'))));
  const settled = settleSuggestions(story, ({ id }) => (id === 'one' ? 'reject' : 'keep'));
  expect(settled).toEqual(doc(p(t('B', inserted('lan', 'two')))));
});

test("split-off text is joined to the writer's own block, not to another person's suggested one", () => {
  const story = doc(
    p(t('Một.')),
    proposed('insert', 'huy', p(t('Của Huy.'))),
    proposed('split', 'lan', p(t('Hai.'))),
  );
  const settled = settleSuggestions(story, (suggestion) => (suggestion.by === 'lan' ? 'reject' : 'keep'));
  expect(settled).toEqual(doc(p(t('Một.Hai.')), proposed('insert', 'huy', p(t('Của Huy.')))));
});

test('a block is not joined to a block that it did not follow', () => {
  const story = doc(
    p(t('Một.')),
    proposed('delete', 'huy', p(t('Hai.'))),
    proposed('join', 'lan', p(t('Ba.'))),
  );
  expect(accepted(story)).toEqual(doc(p(t('Một.')), p(t('Ba.'))));
});

test('the list has person, kind and place, and a replacement as one entry', () => {
  const story = doc(
    p(t('Đoạn đầu.')),
    p(t('Giá '), t('tăng', deleted('lan')), t('giảm', inserted('lan')), t(' mạnh.')),
    proposed('delete', 'huy', divider),
  );
  expect(listSuggestions(story)).toEqual([
    {
      ...by('lan'),
      kind: 'replace',
      text: 'giảm',
      removed: 'tăng',
      blockIndex: 1,
      blockType: 'paragraph',
    },
    { ...by('huy'), kind: 'block-delete', text: '', removed: '', blockIndex: 2, blockType: 'divider' },
  ]);
});

const people = fc.constantFrom('lan', 'huy', 'thu');
const markLists = fc.subarray<LineMark>([bold, { type: 'italic' }]);
const runs = fc.record({
  text: fc.stringMatching(/^[a-zđư ]{1,4}$/),
  marks: markLists,
  insertion: fc.option(people, { freq: 1 }),
  deletion: fc.option(people, { freq: 1 }),
  format: fc.option(fc.record({ person: people, before: markLists }), { freq: 1 }),
});
const textblocks = fc
  .array(runs, { maxLength: 4 })
  .map((line) =>
    p(
      ...line
        .map(({ text, marks, insertion, deletion, format }) =>
          t(
            text,
            ...marks,
            ...(insertion ? [inserted(insertion)] : []),
            ...(deletion ? [deleted(deletion)] : []),
            ...(format ? [formatted(format.person, format.before)] : []),
          ),
        )
        .filter((run, index, all) => JSON.stringify(run.marks) !== JSON.stringify(all[index - 1]?.marks)),
    ),
  );
const kinds = fc.constantFrom('insert', 'delete', 'split', 'join', 'attrs', null);
const perhaps = (blocks: fc.Arbitrary<TreeNode>) =>
  fc
    .tuple(kinds, people, blocks)
    .map(([kind, person, block]) => (kind === null ? block : proposed(kind, person, block)));
const items = perhaps(
  fc.array(perhaps(textblocks), { minLength: 1, maxLength: 2 }).map((blocks) => item(...blocks)),
);
const lists = perhaps(fc.array(items, { minLength: 1, maxLength: 3 }).map((each) => list(...each)));
const quotes = perhaps(
  fc
    .array(perhaps(textblocks), { minLength: 1, maxLength: 2 })
    .map((content) => ({ type: 'blockquote', content })),
);
const stories = fc
  .array(fc.oneof(perhaps(textblocks), perhaps(fc.constant(divider)), lists, quotes), {
    minLength: 1,
    maxLength: 5,
  })
  .map((blocks) => doc(...blocks));
const verdicts = fc.dictionary(people, fc.constantFrom('accept', 'reject', 'keep'));

test('any settlement of any suggestions gives a valid body without settled suggestions', () => {
  fc.assert(
    fc.property(stories, verdicts, (story, verdictOf) => {
      const some = settleSuggestions(story, (one) => verdictOf[one.by] ?? 'accept');
      const left = new Set(listSuggestions(some).map((suggestion) => suggestion.by));
      expect([...left].every((person) => verdictOf[person] === 'keep')).toBe(true);
      for (const body of [accepted(some), rejected(some)]) {
        expect(bodySchema.safeParse({ ...body, schema: bodySchemaNumber }).error).toBeUndefined();
        expect(listSuggestions(body)).toEqual([]);
        expect(neighboursOfOneForm(body)).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});

function neighboursOfOneForm(node: TreeNode): boolean {
  const children = (node.content ?? []) as readonly TreeNode[];
  return children.some((child, index) => {
    const next = children[index + 1];
    const isTorn =
      child.type === 'text' &&
      next?.type === 'text' &&
      JSON.stringify(child.marks) === JSON.stringify(next.marks);
    return isTorn || neighboursOfOneForm(child);
  });
}

test('rejecting one person after another equals rejecting all at once', () => {
  const inlineStories = fc.array(textblocks, { minLength: 1, maxLength: 4 }).map((blocks) => doc(...blocks));
  fc.assert(
    fc.property(inlineStories, (story) => {
      const one = settleSuggestions(story, (suggestion) => (suggestion.by === 'lan' ? 'reject' : 'keep'));
      expect(textOf(rejected(one))).toEqual(textOf(rejected(story)));
    }),
  );
});

function textOf(node: TreeNode): string {
  return node.text ?? ((node.content ?? []) as readonly TreeNode[]).map(textOf).join('');
}

test('settling 20,000 words without suggestions takes less than 5 ms of CPU', () => {
  const story = doc(...Array.from({ length: 1_000 }, () => p(t('từ '.repeat(20)))));
  expect(rejected(story)).toBe(story);
  const hundredTimes = () => Array.from({ length: 100 }, () => rejected(story));
  expect(cpuMsOf(hundredTimes) / 100).toBeLessThan(5);
});
