import type { Editor, NodeViewRendererProps } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import type { EditorLabels } from '../editor-labels.ts';
import type { EditorParts } from '../editor-parts.ts';
import { partsOf } from '../plugins/editor-context.ts';
import { element } from './element.ts';

/** The context of the parts of a block's view. */
export type BlockCard = {
  readonly editor: Editor;
  readonly parts: EditorParts;
  readonly dom: HTMLElement;
  readonly node: () => Node;
  readonly position: () => number | undefined;
  /** Runs now and after each change of the block. */
  readonly follow: (show: (node: Node) => void) => void;
  /** Whether the view was destroyed, so that late results are dropped. */
  readonly isGone: () => boolean;
};

/**
 * Creates a block's view in plain DOM, so that forty of them cost nothing while the writer types elsewhere.
 * `fill` builds the card and returns the element of the block's own text, if it has one.
 */
export function blockView(
  props: NodeViewRendererProps,
  options: { tag: string; className: string; fill: (card: BlockCard) => HTMLElement | null },
): NodeView {
  let node = props.node;
  let isGone = false;
  const followers: ((node: Node) => void)[] = [];
  const dom = element(options.tag, { class: options.className });
  const card: BlockCard = {
    editor: props.editor as Editor,
    parts: partsOf(props.editor as Editor),
    dom,
    node: () => node,
    position: () => props.getPos(),
    follow: (show) => {
      followers.push(show);
      show(node);
    },
    isGone: () => isGone,
  };
  const contentDOM = options.fill(card);
  if (!contentDOM) dom.contentEditable = 'false';
  return {
    dom,
    contentDOM,
    update(next) {
      if (next.type !== node.type) return false;
      const isChanged = next.attrs !== node.attrs;
      node = next;
      // Typing in the block's own text does not affect the rest of the card.
      if (isChanged) for (const show of followers) show(node);
      return true;
    },
    selectNode: () => dom.setAttribute('data-selected', ''),
    deselectNode: () => dom.removeAttribute('data-selected'),
    stopEvent: (event) => isForControl(event, contentDOM),
    ignoreMutation: (mutation) => !isInContent(mutation, contentDOM),
    destroy: () => {
      isGone = true;
    },
  };
}

/** Fields and buttons handle their own events. The editor only handles dragging by the handle. */
function isForControl(event: Event, contentDOM: HTMLElement | null): boolean {
  const { target } = event;
  if (!(target instanceof Element) || contentDOM?.contains(target)) return false;
  if (!target.closest('input, textarea, select, button')) return false;
  return !(/^drag/.test(event.type) && target.closest('[draggable="true"]'));
}

function isInContent(mutation: ViewMutationRecord, contentDOM: HTMLElement | null): boolean {
  return contentDOM?.contains(mutation.target) ?? false;
}

/** The header of a card: its name and the buttons that move and remove it. */
export function blockHead(card: BlockCard, name: keyof EditorLabels, tools: readonly HTMLElement[] = []) {
  const { labels } = card.parts;
  const what = labels[name];
  return element('div', { class: 'editor-card-head', contenteditable: 'false' }, [
    element('span', { class: 'editor-card-kind' }, [what]),
    element('span', { class: 'editor-card-tools' }, [
      ...tools,
      dragHandle(card),
      blockButton(`${labels.moveUp}: ${what}`, '↑', () => moveBlock(card, -1)),
      blockButton(`${labels.moveDown}: ${what}`, '↓', () => moveBlock(card, 1)),
      blockButton(`${labels.remove}: ${what}`, '✕', () => removeBlock(card)),
    ]),
  ]);
}

/** A button of a card. `sign` is its visible symbol, `label` its accessible name. */
export function blockButton(label: string, sign: string, does: () => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'editor-card-tool', title: label }, [
    sign,
  ]) as HTMLButtonElement;
  if (sign !== label) button.setAttribute('aria-label', label);
  // Keeps the focus in the text, where a letter may be in composition.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', does);
  return button;
}

function dragHandle(card: BlockCard): HTMLElement {
  const handle = element(
    'span',
    { class: 'editor-drag', draggable: 'true', title: card.parts.labels.drag, 'aria-hidden': 'true' },
    ['⠿'],
  );
  handle.addEventListener('mousedown', () => {
    const at = card.position();
    const { state, view } = card.editor;
    // The editor drags the selected node.
    if (at !== undefined) view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, at)));
  });
  handle.addEventListener('dragstart', (event) => event.dataTransfer?.setDragImage(card.dom, 0, 0));
  return handle;
}

/** Removes the block. The parent is removed, too, if the block was its only child of that kind. */
export function removeBlock(card: BlockCard): void {
  const at = card.position();
  if (at === undefined || !card.editor.isEditable) return;
  const { state, view } = card.editor;
  const place = state.doc.resolve(at);
  const isAllOfParent = place.parent.type.name === 'gallery' && place.parent.childCount === 1;
  const from = isAllOfParent ? place.before() : at;
  const to = isAllOfParent ? place.after() : at + card.node().nodeSize;
  const tr = state.tr.delete(from, to);
  tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)), 1));
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

/** Swaps the block with its neighbour above (-1) or below (1). */
function moveBlock(card: BlockCard, step: -1 | 1): void {
  const at = card.position();
  if (at === undefined || !card.editor.isEditable) return;
  const { state, view } = card.editor;
  const place = state.doc.resolve(at);
  const neighbour = step === 1 ? place.parent.maybeChild(place.index() + 1) : place.nodeBefore;
  if (!neighbour) return;
  const node = card.node();
  const target = step === 1 ? at + neighbour.nodeSize : at - neighbour.nodeSize;
  const tr = state.tr.delete(at, at + node.nodeSize).insert(target, node);
  view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, target)).scrollIntoView());
  // The moved block has a new view, so the pressed button is focused again there.
  const drawn = view.nodeDOM(target);
  const tools = drawn instanceof HTMLElement ? drawn.querySelectorAll<HTMLElement>('.editor-card-tool') : [];
  [...tools].find((tool) => tool.textContent === (step === 1 ? '↓' : '↑'))?.focus();
}
