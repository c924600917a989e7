import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { blankContent } from '#core/articles/blank-content.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { type Body, bodySchemaNumber } from '#core/document/body.ts';
import { changeLines } from '#core/working-copy/change-lines.ts';
import { contentOf, treeOf } from '#core/working-copy/content-of.ts';
import { linesOfRuns, type Run } from '#core/working-copy/delta.ts';
import type { TreeNode } from '#core/working-copy/line.ts';
import { linesOfTree } from '#core/working-copy/lines-of-tree.ts';
import { listSuggestions } from '#core/working-copy/suggestions.ts';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { workingCopyOf, writeContent } from '#core/working-copy/write-content.ts';
import { by, inserted, p, t } from './suggestion-fixtures.ts';

function contentWith(...paragraphs: string[]): VersionContent {
  const content = paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  return blankContent('', {
    headline: 'Mưa',
    body: { type: 'doc', schema: bodySchemaNumber, content } as unknown as Body,
  });
}

/** A working copy with words and a block that Lan suggests. */
function withProposals(): Y.Doc {
  const doc = workingCopyOf(contentWith('Một', 'Hai'));
  const proposed: TreeNode[] = [
    p(t('Một'), t(' và nữa', inserted('lan'))),
    {
      ...p(t('Khối mới', inserted('lan', 'lan-2'))),
      attrs: { suggestion: { kind: 'insert', ...by('lan', 'lan-2') } },
    },
    p(t('Hai')),
  ];
  const body = bodyPart(doc);
  body.applyDelta(changeLines(linesOfRuns(body.toDelta() as Run[]), linesOfTree(proposed)));
  return doc;
}

const idsIn = (doc: Y.Doc) => listSuggestions(treeOf(doc)).map(({ id }) => id);

describe('a content written into the working copy', () => {
  test('keeps every suggestion if the body is unchanged', () => {
    const doc = withProposals();
    writeContent(doc, { ...contentOf(doc), headline: 'Mưa to' });
    expect(contentOf(doc).headline).toBe('Mưa to');
    expect(idsIn(doc)).toEqual(['lan-1', 'lan-2']);
  });

  test('keeps suggestions of unchanged blocks, and suggested blocks after them', () => {
    const doc = withProposals();
    writeContent(doc, contentWith('Một', 'Hai, sửa lại'));
    expect(idsIn(doc)).toEqual(['lan-1', 'lan-2']);
    expect(contentOf(doc).body).toEqual(contentWith('Một', 'Hai, sửa lại').body);
  });

  test('replaces changed text together with its suggestions', () => {
    const doc = withProposals();
    writeContent(doc, contentWith('Khác hẳn', 'Hai'));
    expect(contentOf(doc).body).toEqual(contentWith('Khác hẳn', 'Hai').body);
  });
});
