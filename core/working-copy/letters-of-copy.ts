import * as Y from 'yjs';
import { lettersIn, noteIn } from '../articles/letters.ts';
import { linesOfRuns, type Run } from './delta.ts';
import type { TreeNode } from './line.ts';
import { withoutSuggestions } from './suggestions.ts';
import { treeOfLines } from './tree-of-lines.ts';
import { bodyPart, plainParts, textPart } from './working-copy.ts';

/** A letter of a working copy, and the Yjs id of its first code unit. */
export type CopyLetter = { readonly letter: string; readonly clientId: number; readonly clock: number };

/**
 * The letters of headline, sapo, captions and body as in a version: suggestions rejected, in the same order.
 */
export function lettersOfCopy(doc: Y.Doc): CopyLetter[] {
  const plain = (text: Y.Text) =>
    runsOf(text).flatMap(({ insert, attributes }) =>
      typeof insert === 'string' ? pieceOf(insert, JSON.parse(attributes?.[idMark] ?? '') as Id) : [],
    );
  const hasLead = (plainParts(doc).get('leadMediaId') ?? null) !== null;
  const tree = { type: 'doc', content: treeOfLines(linesOfRuns(runsOf(bodyPart(doc)))) };
  const pieces = [
    plain(textPart(doc, 'headline')),
    plain(textPart(doc, 'sapo')),
    hasLead ? plain(textPart(doc, 'leadCaption')) : [],
    ...piecesOf(withoutSuggestions(tree)),
  ];
  return pieces.flatMap(joinedLetters);
}

/** The mark that carries the ids of letters through the conversion to a tree. */
const idMark = 'id-of-text';

/** The id of a letter, or of a node that is one item in Yjs. */
type Id = { readonly clientId: number; readonly clock: number; readonly isWhole?: boolean };
type Unit = { readonly text: string; readonly clientId: number; readonly clock: number };

/** Like `toDelta` of Yjs, with the id of each run's first letter, and without suggested formatting. */
function runsOf(text: Y.Text): Run[] {
  const runs: Run[] = [];
  const current: Record<string, string> = {};
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      if (content.value === null) delete current[content.key];
      else if (content.key !== 'formatChange') current[content.key] = content.value as unknown as string;
    } else if (content instanceof Y.ContentEmbed) {
      const id = { clientId: item.id.client, clock: item.id.clock, isWhole: true };
      const insert = withId(content.embed as TreeNode, id);
      runs.push({ insert, attributes: { ...current, [idMark]: JSON.stringify(id) } });
    } else if (content instanceof Y.ContentString) {
      let clock = item.id.clock;
      // A line end is a run of its own, so that each run begins at its own clock.
      for (const insert of content.str.split(/(\n)/)) {
        if (insert === '') continue;
        const id = JSON.stringify({ clientId: item.id.client, clock });
        runs.push({ insert, attributes: { ...current, [idMark]: id } });
        clock += insert.length;
      }
    }
  }
  return runs;
}

/** A node that is one item in Yjs: all its content belongs to its writer. */
function withId(node: TreeNode, id: Id): TreeNode {
  if (!Array.isArray(node.content)) return node;
  const content = (node.content as readonly TreeNode[]).map((child) => ({
    ...withId(child, id),
    marks: [{ type: idMark, attrs: id }],
  }));
  return { ...node, content };
}

/** The lines of a tree, as code points with their ids. */
function piecesOf(node: TreeNode): Unit[][] {
  if (node.type === 'privateNote') return [];
  const children = (node.content ?? []) as readonly TreeNode[];
  const inline = children.flatMap((child) =>
    child.type === 'text'
      ? pieceOf(child.text ?? '', idOf(child))
      : [gap, ...pieceOf(noteIn(child), idOf(child)), gap],
  );
  return [inline, ...children.filter(({ type }) => type !== 'text').flatMap(piecesOf)];
}

/** Not a client id of Yjs. */
const noClient = -1;
const gap: Unit = { text: '\n', clientId: noClient, clock: 0 };

function idOf({ marks }: TreeNode): Id {
  const attrs = marks?.find(({ type }) => type === idMark)?.attrs as Id | undefined;
  return attrs ?? { clientId: noClient, clock: 0, isWhole: true };
}

function pieceOf(text: string, { clientId, clock, isWhole = false }: Id): Unit[] {
  let offset = 0;
  return [...text].map((point) => {
    const unit = { text: point, clientId, clock: clock + offset };
    if (!isWhole) offset += point.length;
    return unit;
  });
}

/**
 * The letters of a line. A combining mark that was typed later, perhaps by another person, belongs to its
 * base letter.
 */
function joinedLetters(units: readonly Unit[]): CopyLetter[] {
  const clusters: Unit[] = [];
  for (const unit of units) {
    const last = clusters.at(-1);
    if (last !== undefined && /^\p{M}$/u.test(unit.text)) {
      clusters[clusters.length - 1] = { ...last, text: last.text + unit.text };
    } else clusters.push(unit);
  }
  return clusters.flatMap(({ text, clientId, clock }) =>
    lettersIn(text).map((letter) => ({ letter, clientId, clock })),
  );
}
