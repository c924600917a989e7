import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { blankContent } from '#core/articles/blank-content.ts';
import { anchorAt, placeOf } from '#core/comments/anchor-place.ts';
import type { CommentAnchor } from '#core/comments/comment-anchor.ts';
import { flatText } from '#core/comments/flat-text.ts';
import type { Body } from '#core/document/body.ts';
import { changeText } from '#core/working-copy/change-text.ts';
import { treeOf } from '#core/working-copy/content-of.ts';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { workingCopyOf, writeContent } from '#core/working-copy/write-content.ts';
import { bodyOf } from '#tests/support/workflow/newsroom.ts';

const paragraphs = [
  'Nước lên nhanh trong đêm, nhiều nhà phải dọn lên gác.',
  'Huyện huy động xuồng máy đưa người già và trẻ nhỏ ra khỏi vùng ngập.',
  'Sáng nay mưa đã ngớt, mực nước đứng ở mức báo động hai.',
];

function contentWith(body: Body): Parameters<typeof workingCopyOf>[0] {
  return blankContent('018f0000-0000-7000-8000-000000000001', {
    headline: 'Lũ lên nhanh trong đêm',
    body,
  });
}

/** A working copy, another person's copy of it, and a comment on `quote` made in the first. */
function commented(quote: string) {
  const doc = workingCopyOf(contentWith(bodyOf(...paragraphs)));
  const other = copyOf(doc);
  const text = bodyPart(doc);
  const from = flatText(text).indexOf(quote);
  const anchor = anchorAt(text, 'body', { from, to: from + quote.length });
  return { doc, other, anchor };
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function sync(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)));
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)));
}

/** The text that a comment points at, or null when it is gone. */
function pointedAt(doc: Y.Doc, anchor: CommentAnchor): string | null {
  const place = placeOf(bodyPart(doc), anchor);
  return place && flatText(bodyPart(doc)).slice(place.from, place.to);
}

function write(doc: Y.Doc, ...texts: string[]): void {
  writeContent(doc, contentWith(bodyOf(...texts)));
}

/** Replaces `part` by `by` as an editor does: the letters that both have stay. */
function replace(doc: Y.Doc, part: string, by: string): void {
  const text = bodyPart(doc);
  const index = flatText(text).indexOf(part);
  const change = changeText(part, by);
  if (index < 0 || change === null) throw new Error(`"${part}" is not there`);
  if (change.remove > 0) text.delete(index + change.index, change.remove);
  if (change.insert !== '') text.insert(index + change.index, change.insert, {});
}

const [first = '', second = '', third = ''] = paragraphs;

describe('a comment keeps its text', () => {
  test('when others write before, after and inside it at the same time', () => {
    const { doc, other, anchor } = commented('xuồng máy đưa người già');
    replace(other, 'Nước lên', 'Đầu tháng, nước lên');
    replace(other, 'máy đưa', 'máy và ca nô đưa');
    replace(doc, 'già và', 'già, phụ nữ và');
    sync(doc, other);
    for (const each of [doc, other]) {
      expect(pointedAt(each, anchor)).toBe('xuồng máy và ca nô đưa người già');
    }
  });

  test('when a letter is typed directly at its edges, which stays outside', () => {
    const { doc, anchor } = commented('xuồng máy');
    replace(doc, 'động xuồng', 'động 20xuồng');
    replace(doc, 'máy đưa', 'máy, đưa');
    expect(pointedAt(doc, anchor)).toBe('xuồng máy');
  });

  test('when its paragraph is split before it or inside it', () => {
    const { doc, other, anchor } = commented('xuồng máy đưa người già');
    const rest = 'đưa người già và trẻ nhỏ ra khỏi vùng ngập.';
    write(other, first, 'Huyện huy động ', `xuồng máy ${rest}`, third);
    sync(doc, other);
    expect(pointedAt(doc, anchor)).toBe('xuồng máy đưa người già');
    write(other, first, 'Huyện huy động ', 'xuồng máy ', rest, third);
    sync(doc, other);
    expect(pointedAt(doc, anchor)).toBe('xuồng máy \nđưa người già');
  });

  test('when a large change replaces its letters by new ones with the same words', () => {
    const { doc, other, anchor } = commented('xuồng máy đưa người già');
    write(other, first, 'Huyện huy động', 'xuồng máy', 'đưa người già và trẻ nhỏ ra khỏi vùng ngập.', third);
    sync(doc, other);
    expect(pointedAt(doc, anchor)).toBe('xuồng máy\nđưa người già');
  });

  test('when its paragraph is joined to the one before', () => {
    const { doc, other, anchor } = commented('xuồng máy đưa người già');
    write(other, `${first} ${second}`, third);
    sync(doc, other);
    expect(pointedAt(doc, anchor)).toBe('xuồng máy đưa người già');
  });

  test('when its text becomes bold or part of a list', () => {
    const { doc, other, anchor } = commented('xuồng máy');
    const item = { type: 'listItem' as const, content: [bodyOf(second).content[0]] };
    const body = bodyOf(first, second, third);
    const list = { type: 'bulletList' as const, content: [item] };
    writeContent(other, contentWith({ ...body, content: [body.content[0], list, body.content[2]] } as Body));
    const text = bodyPart(other);
    text.format(flatText(text).indexOf('máy'), 3, { bold: '{}' });
    sync(doc, other);
    expect(pointedAt(doc, anchor)).toBe('xuồng máy');
    expect(JSON.stringify(treeOf(doc))).toContain('bulletList');
  });

  test('when the working copy is stored and read by another process', () => {
    const { doc, anchor } = commented('xuồng máy');
    const stored: unknown = JSON.parse(JSON.stringify(anchor));
    replace(doc, 'Huyện', 'Ủy ban huyện');
    expect(pointedAt(copyOf(doc), stored as CommentAnchor)).toBe('xuồng máy');
  });

  test('when one end of it is deleted', () => {
    const { doc, anchor } = commented('xuồng máy đưa người già');
    replace(doc, 'xuồng máy ', '');
    expect(pointedAt(doc, anchor)).toBe('đưa người già');
    replace(doc, 'người già', '');
    expect(pointedAt(doc, anchor)).toBe('đưa ');
  });
});

describe('a comment whose text is gone', () => {
  test.each([
    ['deleted', ''],
    ['replaced', 'thuyền của bộ đội'],
  ])('has no place when the text is %s', (_, by) => {
    const { doc, other, anchor } = commented('xuồng máy');
    replace(other, 'xuồng máy', by);
    sync(doc, other);
    expect([pointedAt(doc, anchor), pointedAt(other, anchor)]).toEqual([null, null]);
    expect(anchor.quote).toBe('xuồng máy');
  });

  test('does not move to the same words elsewhere', () => {
    const { doc, anchor } = commented('mưa');
    replace(doc, 'Nước lên', 'Trời mưa, nước lên');
    replace(doc, 'nay mưa đã', 'nay đã');
    expect(pointedAt(doc, anchor)).toBeNull();
  });

  test('has its place again for everyone when the deletion is undone', () => {
    const { doc, other, anchor } = commented('xuồng máy đưa người già');
    const undo = new Y.UndoManager(bodyPart(other));
    replace(other, 'xuồng máy đưa người già', '');
    sync(doc, other);
    expect(pointedAt(doc, anchor)).toBeNull();
    undo.undo();
    sync(doc, other);
    for (const each of [doc, other, copyOf(doc)]) {
      expect(pointedAt(each, anchor)).toBe('xuồng máy đưa người già');
    }
  });

  test('has its place again when the paragraph is removed and inserted elsewhere', () => {
    const { doc, anchor } = commented('xuồng máy');
    write(doc, first, third);
    expect(pointedAt(doc, anchor)).toBeNull();
    write(doc, second, first, third);
    expect(pointedAt(doc, anchor)).toBe('xuồng máy');
  });
});

describe('single-line fields', () => {
  test('have comments as the body does', () => {
    const doc = workingCopyOf(contentWith(bodyOf(first)));
    const headline = doc.getText('headline');
    const anchor = anchorAt(headline, 'headline', { from: 0, to: 2 });
    headline.insert(0, 'Đêm qua: ');
    expect(placeOf(headline, anchor)).toEqual({ from: 9, to: 11 });
    headline.delete(0, headline.length);
    expect(placeOf(headline, anchor)).toBeNull();
  });

  test('find a comment on their whole text again when the same text returns', () => {
    const doc = new Y.Doc();
    const sapo = doc.getText('sapo');
    sapo.insert(0, 'Ngắn.');
    const anchor = anchorAt(sapo, 'sapo', { from: 0, to: 5 });
    sapo.delete(0, 5);
    sapo.insert(0, 'Ngắn.');
    expect(placeOf(sapo, anchor)).toEqual({ from: 0, to: 5 });
  });
});

describe('invalid anchors', () => {
  test.each([
    ['no position', 'AAAA'],
    ['no base64', '!!'],
    ['nothing', ''],
    ['of an unknown client', btoa(String.fromCharCode(0, 99, 5, 0))],
  ])('%s: no place and no error', (_, start) => {
    const { doc } = commented('mưa');
    const anchor: CommentAnchor = { field: 'body', start, end: start, quote: 'không có trong bài' };
    expect(placeOf(bodyPart(doc), anchor)).toBeNull();
  });

  test('an anchor of another text of the document has no place', () => {
    const { doc } = commented('mưa');
    const anchor = anchorAt(doc.getText('headline'), 'headline', { from: 0, to: 5 });
    expect(placeOf(bodyPart(doc), anchor)).toBeNull();
  });

  test('a quote is cut to 500 characters, and never inside a surrogate pair', () => {
    const doc = new Y.Doc();
    const text = doc.getText('body');
    text.insert(0, `a${'😀'.repeat(400)}`);
    const anchor = anchorAt(text, 'body', { from: 0, to: text.length });
    expect(anchor.quote.length).toBeLessThanOrEqual(500);
    expect(anchor.quote.isWellFormed() && anchor.before?.isWellFormed()).toBe(true);
    expect(placeOf(text, anchor)).toEqual({ from: 0, to: text.length });
  });
});
