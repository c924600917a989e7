import type * as Y from 'yjs';
import { LIST_FIELDS, type ListField, TEXT_FIELDS } from '#core/articles/article-fields.ts';
import type { VersionContent, VersionLead } from '#core/articles/version-content.ts';
import type { ChartErrors } from '#core/document/block-type.ts';
import { repairBody } from '#core/document/repair-body.ts';
import { recordOf } from '../shared/record-of.ts';
import { normaliseText } from '../text/normalise-text.ts';
import { linesOfRuns, type Run } from './delta.ts';
import { fieldText } from './field-text.ts';
import type { TreeNode } from './line.ts';
import { withoutSuggestions } from './suggestions.ts';
import { treeOfLines } from './tree-of-lines.ts';
import { bodyPart, listPart, plainParts, type TextPart } from './working-copy.ts';

/**
 * The content of a working copy as a version. Suggestions count as rejected, lists have no duplicates, and
 * the body conforms to the schema after any merge. Limits and references are not checked yet. Without
 * `chartErrors`, as in a browser, a chart may still be invalid.
 */
export function contentOf(doc: Y.Doc, chartErrors?: ChartErrors): VersionContent {
  const text = (name: TextPart) => normaliseText(fieldText(doc, name));
  const values = plainParts(doc);
  return {
    ...recordOf(TEXT_FIELDS, text),
    ...recordOf(LIST_FIELDS, (name) => idsOf(doc, name)),
    format: (values.get('format') ?? 'news') as VersionContent['format'],
    sectionId: sectionOf(doc),
    lead: leadOf(values.get('leadMediaId') ?? null, text),
    body: repairBody(withoutSuggestions(treeOf(doc)), chartErrors),
  };
}

/** The section and pins of a working copy, which not every writer may change. */
export function filingOf(doc: Y.Doc): Pick<VersionContent, 'sectionId' | 'pinIds'> {
  return { sectionId: sectionOf(doc), pinIds: idsOf(doc, 'pinIds') };
}

function sectionOf(doc: Y.Doc): string {
  return plainParts(doc).get('sectionId') ?? '';
}

function idsOf(doc: Y.Doc, name: ListField): string[] {
  return [...new Set(listPart(doc, name).toArray())];
}

/** The body with all suggestions. */
export function treeOf(doc: Y.Doc): TreeNode {
  return { type: 'doc', content: treeOfLines(linesOfRuns(bodyPart(doc).toDelta() as Run[])) };
}

function leadOf(
  mediaId: string | null,
  text: (name: 'leadCaption' | 'leadCredit' | 'leadAlt') => string,
): VersionLead | null {
  if (mediaId === null) return null;
  return { mediaId, caption: text('leadCaption'), credit: text('leadCredit'), alt: text('leadAlt') };
}
