import { describe, expect, test } from 'vitest';
import type { BlockChange, Place, RowChange } from '#core/document/block-change.ts';
import { compareBodies } from '#core/document/compare-bodies.ts';
import type { Run } from '#core/document/compare-lines.ts';
import type { LooseMark, LooseNode } from '#core/document/loose-node.ts';
import { valueKey } from '#core/document/value-key.ts';
import { cpuMsOf } from '#tests/support/cpu-ms-of.ts';
import fc from '#tests/support/fast-check.ts';

type Side = 'before' | 'after';

const text = (words: string, ...marks: LooseMark[]): LooseNode =>
  marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks };
const para = (...content: (LooseNode | string)[]): LooseNode => ({
  type: 'paragraph',
  content: content.map((each) => (typeof each === 'string' ? text(each) : each)),
});
const body = (...content: LooseNode[]) => ({ content });
const heading = (level: number, words: string): LooseNode => ({
  type: 'heading',
  attrs: { level },
  content: [text(words)],
});
const list = (type: string, ...items: LooseNode[]): LooseNode => ({
  type,
  content: items.map((item) => ({ type: 'listItem', content: [item] })),
});
const figure = (mediaId: string, caption: string): LooseNode => ({
  type: 'figure',
  attrs: { mediaId, caption, credit: 'Lan', alt: 'Cánh đồng' },
});
const table = (...rows: string[][]): LooseNode => ({
  type: 'table',
  content: rows.map((cells) => ({
    type: 'tableRow',
    content: cells.map((cell) => ({
      type: 'tableCell',
      attrs: { colspan: 1, rowspan: 1 },
      content: [para(...(cell === '' ? [] : [cell]))],
    })),
  })),
});

const kinds = (changes: readonly BlockChange[]) => changes.map(({ kind }) => kind);
const textsOf = (runs: readonly Run[]) =>
  runs.map(({ kind, text: words }) => (kind === 'same' ? words : `${kind}:${words}`));
const runsOf = (change: BlockChange | undefined) =>
  change === undefined || 'pieces' in change ? [] : textsOf(change.runs);

const first = 'Nước mặn năm nay đến sớm hơn hai tuần so với trung bình nhiều năm ở ba huyện ven biển.';
const second = 'Nông dân chuyển sang giống lúa ngắn ngày để thu hoạch trước khi mặn lên đến cống đầu kênh.';
const third = 'Trạm đo tự động gửi số liệu từng giờ qua tin nhắn, thay cho bản tin cuối ngày của huyện.';

describe('changes of words', () => {
  test('only the changed words are marked', () => {
    const changes = compareBodies(
      body(para('Giá gạo tăng mạnh trong tháng Bảy.'), para('Hết.')),
      body(para('Giá gạo giảm mạnh trong tháng Bảy.'), para('Hết.')),
    );
    expect(kinds(changes)).toEqual(['changed', 'same']);
    expect(runsOf(changes[0])).toEqual(['Giá gạo ', 'removed:tăng', 'added:giảm', ' mạnh trong tháng Bảy.']);
  });

  test('a number with a thousands separator is one word', () => {
    const [change] = compareBodies(
      body(para('Thu hoạch 12.500 tấn trong vụ này.')),
      body(para('Thu hoạch 13.500 tấn trong vụ này.')),
    );
    expect(runsOf(change)).toEqual(['Thu hoạch ', 'removed:12.500', 'added:13.500', ' tấn trong vụ này.']);
  });

  test('adjacent changed words are one change', () => {
    const [change] = compareBodies(
      body(para('Sở cho biết giá gạo tăng vọt trong tháng Bảy vừa qua.')),
      body(para('Sở cho biết chi phí vận chuyển trong tháng Bảy vừa qua.')),
    );
    expect(runsOf(change)).toEqual([
      'Sở cho biết ',
      'removed:giá gạo tăng vọt',
      'added:chi phí vận chuyển',
      ' trong tháng Bảy vừa qua.',
    ]);
  });

  test('words that became bold are marked as formatted, not as changed', () => {
    const [change] = compareBodies(
      body(para('Nước mặn đến sớm')),
      body(para('Nước ', text('mặn', { type: 'bold' }), ' đến sớm')),
    );
    expect(runsOf(change)).toEqual(['Nước ', 'formatted:mặn', ' đến sớm']);
  });

  test('a link with another address is a change of formatting with both addresses', () => {
    const link = (href: string): LooseMark => ({ type: 'link', attrs: { href } });
    const [change] = compareBodies(
      body(para('Xem ', text('báo cáo', link('https://a.example')))),
      body(para('Xem ', text('báo cáo', link('https://b.example')))),
    );
    expect(change?.kind === 'changed' && change.runs.at(-1)).toMatchObject({
      kind: 'formatted',
      text: 'báo cáo',
      marksBefore: [link('https://a.example')],
      marks: [link('https://b.example')],
    });
  });

  test('a changed footnote is removed and added, and its sentence stays', () => {
    const note = (words: string): LooseNode => ({ type: 'footnote', attrs: { text: words } });
    const [change] = compareBodies(
      body(para('Theo số liệu', note('Bản tin tháng Sáu.'), ' của tỉnh')),
      body(para('Theo số liệu', note('Bản tin tháng Bảy.'), ' của tỉnh')),
    );
    expect(
      change?.kind === 'changed' && change.runs.map(({ kind, atom }) => [kind, atom?.attrs?.text]),
    ).toEqual([
      ['same', undefined],
      ['removed', 'Bản tin tháng Sáu.'],
      ['added', 'Bản tin tháng Bảy.'],
      ['same', undefined],
    ]);
  });
});

describe('changes of blocks', () => {
  test('a paragraph inserted between two others is the only change', () => {
    const changes = compareBodies(
      body(para(first), para(third)),
      body(para(first), para(second), para(third)),
    );
    expect(kinds(changes)).toEqual(['same', 'added', 'same']);
  });

  test('a split paragraph is shown as split, not as removed and added', () => {
    const changes = compareBodies(
      body(para(`${first} ${second}`), para(third)),
      body(para(first), para(second), para(third)),
    );
    expect(kinds(changes)).toEqual(['split', 'same']);
    expect(changes[0]?.kind === 'split' && changes[0].pieces.map(textsOf)).toEqual([
      [first, 'removed: '],
      [second],
    ]);
  });

  test('a paragraph split in three and edited is recognised as split', () => {
    const [change] = compareBodies(
      body(para(`${first} ${second} ${third}`)),
      body(para(first), para(second.replace('ngắn', 'dài')), para(third)),
    );
    expect(change?.kind === 'split' && change.after.length).toBe(3);
  });

  test('two joined paragraphs are shown as joined', () => {
    const changes = compareBodies(body(para(first), para(second)), body(para(`${first} ${second}`)));
    expect(kinds(changes)).toEqual(['joined']);
  });

  test('a paragraph moved down is shown as moved', () => {
    const changes = compareBodies(
      body(para(first), para(second), para(third)),
      body(para(second), para(third), para(first)),
    );
    expect(changes.map((change) => [change.kind, 'isMoved' in change && change.isMoved])).toEqual([
      ['removed', true],
      ['same', false],
      ['same', false],
      ['added', true],
    ]);
  });

  test('in a story edited all over, a short moved paragraph is recognised as the moved one', () => {
    const last = 'Mùa mưa được dự báo đến vào cuối tháng năm.';
    const changes = compareBodies(
      body(para(first), para(second), para(third), para(last)),
      body(
        para(last),
        para(first.replace('hai', 'ba')),
        para(second.replace('ngắn', 'dài')),
        para(third.replace('từng giờ', 'mỗi ngày')),
      ),
    );
    expect(kinds(changes)).toEqual(['added', 'changed', 'changed', 'changed', 'removed']);
  });

  test('a heading whose level changed keeps its words', () => {
    const [change] = compareBodies(body(heading(2, 'Điều còn lại')), body(heading(3, 'Điều còn lại')));
    expect(change).toMatchObject({
      kind: 'changed',
      isReshaped: false,
      attributes: [{ name: 'level', before: 2, after: 3 }],
    });
    expect(runsOf(change)).toEqual(['Điều còn lại']);
  });

  test('paragraphs that became a list keep their words', () => {
    const changes = compareBodies(
      body(para(first), para(second)),
      body(list('bulletList', para(first), para(second))),
    );
    expect(changes).toMatchObject([
      { kind: 'changed', isReshaped: true },
      { kind: 'changed', isReshaped: true },
    ]);
    expect(changes.flatMap(runsOf)).toEqual([first, second]);
  });

  test('a bullet list that became a numbered list is reshaped with the same words', () => {
    const changes = compareBodies(
      body(list('bulletList', para('Một'), para('Hai'))),
      body(list('orderedList', para('Một'), para('Hai'))),
    );
    expect(changes).toMatchObject([
      { kind: 'changed', isReshaped: true },
      { kind: 'changed', isReshaped: true },
    ]);
  });

  test('a photo replaced by another is one changed photo', () => {
    const changes = compareBodies(
      body(para(first), figure('m1', 'Cánh đồng khô.'), para(second)),
      body(para(first), figure('m2', 'Cống đầu kênh.'), para(second)),
    );
    expect(changes[1]).toMatchObject({
      kind: 'changed',
      attributes: [
        { name: 'mediaId', before: 'm1', after: 'm2' },
        { name: 'caption', before: 'Cánh đồng khô.', after: 'Cống đầu kênh.' },
      ],
    });
  });

  test('a changed cell is the only change of its table', () => {
    const [change] = compareBodies(
      body(table(['Gạo', '12'], ['Ngô', '9'])),
      body(table(['Gạo', '15'], ['Ngô', '9'])),
    );
    const rows = change?.kind === 'changed' ? (change.rows ?? []) : [];
    expect(rows.map(({ kind }) => kind)).toEqual(['changed', 'same']);
    expect(rows[0]?.cells.map(({ kind }) => kind)).toEqual(['same', 'changed']);
    expect(runsOf(rows[0]?.cells[1]?.blocks[0])).toEqual(['removed:12', 'added:15']);
  });

  test('an inserted column leaves the other columns unchanged', () => {
    const [change] = compareBodies(
      body(table(['Gạo', '12'], ['Ngô', '9'])),
      body(table(['Gạo', 'tấn', '12'], ['Ngô', 'tấn', '9'])),
    );
    const rows = change?.kind === 'changed' ? (change.rows ?? []) : [];
    expect(rows.map(({ cells }) => cells.map(({ kind }) => kind))).toEqual([
      ['same', 'added', 'same'],
      ['same', 'added', 'same'],
    ]);
  });
});

const word = fc.constantFrom(
  'gạo',
  'giá',
  'tăng',
  'giảm',
  'nước',
  'mặn',
  'đồng',
  'ruộng',
  '12.500',
  'và',
  '–',
  '"',
);
const marks = fc.constantFrom<LooseMark[]>(
  [],
  [],
  [],
  [{ type: 'bold' }],
  [{ type: 'link', attrs: { href: 'https://a.example' } }],
);
const inline: fc.Arbitrary<LooseNode> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.array(word, { minLength: 1, maxLength: 8 }), marks)
      .map(([words, set]) => text(words.join(' '), ...set)),
  },
  { weight: 1, arbitrary: fc.constant<LooseNode>({ type: 'hardBreak' }) },
  { weight: 1, arbitrary: word.map((each): LooseNode => ({ type: 'footnote', attrs: { text: each } })) },
);
const paragraph = fc
  .array(inline, { maxLength: 5 })
  .map((content): LooseNode => ({ type: 'paragraph', content }));
const words = fc.array(word, { maxLength: 4 }).map((each) => each.join(' '));
const block: fc.Arbitrary<LooseNode> = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(2, 3), words).map(([level, line]) => heading(level, line)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('bulletList', 'orderedList'),
        fc.array(paragraph, { minLength: 1, maxLength: 4 }),
      )
      .map(([type, items]) => list(type, ...items)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('m1', 'm2'), words).map(([id, line]) => figure(id, line)),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.array(words, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map((rows) => table(...rows)),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(paragraph, { minLength: 1, maxLength: 3 })
      .map((content): LooseNode => ({ type: 'blockquote', content })),
  },
);
const blocks = fc.array(block, { maxLength: 10 });
/** An edit of a body: blocks are removed, duplicated, moved or inserted. */
const edited = fc
  .tuple(blocks, blocks, fc.array(fc.nat(), { maxLength: 14 }))
  .map(([before, extra, picks]) => {
    const pool = [...before, ...extra];
    const unchanged = before.filter((_, index) => picks[index % Math.max(picks.length, 1)] !== 0);
    const moved = picks
      .slice(0, 3)
      .flatMap((pick) => (pool.length === 0 ? [] : [pool[pick % pool.length] as LooseNode]));
    return { before, after: [...unchanged.slice(0, 3), ...moved, ...unchanged.slice(3)] };
  });
const unlike = fc.record({ before: blocks, after: blocks });

/** The leaves of a body as lines, each with its containers: the reference for a comparison. */
function linesOf(content: readonly LooseNode[], within = ''): string[] {
  return content.flatMap((node) => {
    const inner = (node.content ?? []).filter(
      ({ type }) => !['text', 'hardBreak', 'footnote'].includes(type),
    );
    const here = `${within}/${node.type}`;
    return inner.length > 0 ? linesOf(inner, here) : [`${here}: ${lineOf(node.content ?? [])}`];
  });
}

function lineOf(content: readonly LooseNode[]): string {
  return content
    .flatMap((node) =>
      node.type === 'text'
        ? [...(node.text ?? '')].map((letter) => letter + valueKey(node.marks ?? []))
        : [valueKey({ type: node.type, attrs: node.attrs })],
    )
    .join('');
}

function readLine(runs: readonly Run[], side: Side): string {
  const left = side === 'before' ? 'added' : 'removed';
  return lineOf(
    runs
      .filter(({ kind }) => kind !== left)
      .map((run): LooseNode => {
        const own = run.kind === 'formatted' && side === 'before' ? run.marksBefore : run.marks;
        return run.atom ?? { type: 'text', text: run.text, marks: own };
      }),
  );
}

function readSide(changes: readonly BlockChange[], side: Side, within = ''): string[] {
  const named = ({ node, within: frames }: Place) =>
    [within, ...frames.map(({ type }) => type), node.type].join('/').replace(/^(?!\/)/, '/');
  return changes.flatMap((change): string[] => {
    if (change.kind === 'split' || change.kind === 'joined') {
      const own = side in change ? change[side] : [];
      const places = Array.isArray(own) ? (own as Place[]) : [own as Place];
      const parts = places.length === 1 ? [change.pieces.flat()] : change.pieces;
      return places.map((place, index) => `${named(place)}: ${readLine(parts[index] ?? [], side)}`);
    }
    if (change.kind === (side === 'before' ? 'added' : 'removed')) return [];
    const place =
      side === 'before' && 'before' in change ? change.before : 'after' in change ? change.after : null;
    if (place === null) return [];
    if (change.rows) return readRows(change.rows, side, named(place));
    return [`${named(place)}: ${readLine(change.runs, side)}`];
  });
}

function readRows(rows: readonly RowChange[], side: Side, within: string): string[] {
  return rows.flatMap(({ cells }) =>
    cells.flatMap((cell) =>
      cell[side] === null ? [] : readSide(cell.blocks, side, `${within}/tableRow/${cell[side].type}`),
    ),
  );
}

describe('any two bodies', () => {
  for (const [name, bodies] of [
    ['an edited body', edited],
    ['two unrelated bodies', unlike],
  ] as const) {
    test(`the comparison of ${name} contains both completely, in order and with their formatting`, () => {
      fc.assert(
        fc.property(bodies, ({ before, after }) => {
          const changes = compareBodies({ content: before }, { content: after });
          expect(readSide(changes, 'before')).toEqual(linesOf(before));
          expect(readSide(changes, 'after')).toEqual(linesOf(after));
        }),
        { numRuns: 400 },
      );
    });
  }

  test('equal bodies have no change, for any order of JSON keys', () => {
    fc.assert(
      fc.property(blocks, (content) => {
        const changes = compareBodies({ content }, { content: content.map(turned) });
        expect(kinds(changes).filter((kind) => kind !== 'same')).toEqual([]);
      }),
    );
  });
});

/** The same node with its object keys in reverse order, because a database may reorder keys. */
function turned(node: LooseNode): LooseNode {
  const entries = Object.entries(node).reverse();
  return Object.fromEntries(
    entries.map(([key, value]) => [key, key === 'content' ? (value as LooseNode[]).map(turned) : value]),
  ) as LooseNode;
}

describe('speed', () => {
  const vocabulary = Array.from({ length: 900 }, (_, index) => `tiếng${index.toString(36)}`);
  /** A reproducible random generator (Park and Miller, 1988). */
  const dice = (seed: number) => () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const story = (seed: number) => {
    const next = dice(seed);
    return Array.from({ length: 400 }, () =>
      para(Array.from({ length: 50 }, () => vocabulary[Math.floor(next() ** 2 * 900)]).join(' ')),
    );
  };
  const compared = (before: LooseNode[], after: LooseNode[]) =>
    compareBodies({ content: before }, { content: after });

  test('comparing 20,000 words with a lightly edited copy takes less than 100 ms of CPU', () => {
    const before = story(7);
    const after = before
      .map((each, index) => (index % 20 === 0 ? para(`${each.content?.[0]?.text} thêm vài chữ`) : each))
      .filter((_, index) => index % 90 !== 5);
    expect(compared(before, after).filter(({ kind }) => kind === 'changed')).toHaveLength(20);
    expect(cpuMsOf(() => compared(before, after))).toBeLessThan(100);
  });

  test('comparing two long unrelated stories takes less than a second of CPU', () => {
    const [one, other] = [story(7), story(8)];
    expect(cpuMsOf(() => compared(one, other))).toBeLessThan(1_000);
  });

  test('comparing two different paragraphs of book length takes less than a second of CPU', () => {
    const book = (seed: number) => [
      para(
        story(seed)
          .map((each) => each.content?.[0]?.text)
          .join(' '),
      ),
    ];
    const [one, other] = [book(7), book(8)];
    expect(cpuMsOf(() => compared(one, other))).toBeLessThan(1_000);
  });
});
