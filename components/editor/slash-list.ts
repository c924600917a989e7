import type { Editor } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import { fillLabel } from '#components/ui/fill-label.ts';
import type { EditorLabels } from './editor-labels.ts';
import { element } from './nodes/element.ts';
import { findSlashItems, type SlashItem } from './slash-items.ts';

/** On narrower screens the list covers the toolbar at the bottom instead of opening at the cursor. */
const narrowPx = 768;
const gapPx = 6;

let lastList = 0;

/** The menu on the screen: a listbox with `aria-activedescendant`, so that the focus stays in the text. */
export class SlashList {
  readonly #editor: Editor;
  readonly #view: EditorView;
  readonly #labels: EditorLabels;
  readonly #take: (item: SlashItem) => void;
  readonly #dom: HTMLElement;
  readonly #options: HTMLElement;
  readonly #status: HTMLElement;
  readonly #id: string;
  #items: readonly SlashItem[] = [];
  #active = 0;
  #from = 0;

  constructor(editor: Editor, labels: EditorLabels, take: (item: SlashItem) => void) {
    const { view } = editor;
    this.#editor = editor;
    lastList += 1;
    this.#id = `slash-list-${lastList}`;
    this.#view = view;
    this.#labels = labels;
    this.#take = take;
    this.#options = element('ul', {
      id: this.#id,
      role: 'listbox',
      tabindex: '0',
      'aria-label': labels.slashMenu,
    });
    this.#status = element('p', { class: 'editor-note', role: 'status' });
    this.#dom = element('div', { class: 'editor-slash' }, [this.#options, this.#status]);
    this.#dom.hidden = true;
    // Keeps the focus and the cursor in the text.
    this.#dom.addEventListener('mousedown', (event) => event.preventDefault());
    view.dom.parentElement?.append(this.#dom);
  }

  get isOpen(): boolean {
    return !this.#dom.hidden;
  }

  /** Shows the results of `query` at the position of the "/". */
  show(query: string, from: number): void {
    const items = findSlashItems(query, this.#labels, this.#editor);
    const wasActive = this.#items[this.#active]?.id;
    this.#items = items;
    this.#from = from;
    this.#active = Math.max(
      0,
      items.findIndex((item) => this.isOpen && item.id === wasActive),
    );
    this.#options.replaceChildren(...items.map((item, index) => this.#optionOf(item, index)));
    this.#status.textContent =
      items.length === 0
        ? this.#labels.nothingFound
        : fillLabel(this.#labels.slashFound, { count: items.length });
    if (!this.isOpen) {
      this.#dom.hidden = false;
      addEventListener('scroll', this.#place, { capture: true, passive: true });
      addEventListener('resize', this.#place);
    }
    this.#mark();
    this.#place();
    this.#showCursor();
  }

  hide(): void {
    if (!this.isOpen) return;
    this.#dom.hidden = true;
    this.#items = [];
    this.#view.dom.removeAttribute('aria-activedescendant');
    this.#view.dom.removeAttribute('aria-controls');
    removeEventListener('scroll', this.#place, { capture: true });
    removeEventListener('resize', this.#place);
  }

  /** Moves to the next (1) or previous (-1) item, and wraps around. */
  move(step: 1 | -1): boolean {
    if (this.#items.length === 0) return false;
    this.#active = (this.#active + step + this.#items.length) % this.#items.length;
    this.#mark();
    return true;
  }

  /** Runs the active item. False if there is none, so that the key has its usual effect. */
  takeActive(): boolean {
    const item = this.#items[this.#active];
    if (!item) return false;
    this.#take(item);
    return true;
  }

  destroy(): void {
    this.hide();
    this.#dom.remove();
  }

  #optionOf(item: SlashItem, index: number): HTMLElement {
    const option = element('li', { id: `${this.#id}-${item.id}`, role: 'option' }, [
      iconElement(item.icon),
      element('span', {}, [this.#labels[item.label]]),
    ]);
    option.addEventListener('mousemove', () => {
      if (this.#active === index) return;
      this.#active = index;
      this.#mark();
    });
    option.addEventListener('click', () => this.#take(item));
    return option;
  }

  #mark(): void {
    const item = this.#items[this.#active];
    for (const [index, option] of [...this.#options.children].entries()) {
      option.setAttribute('aria-selected', String(index === this.#active));
    }
    this.#options.children[this.#active]?.scrollIntoView({ block: 'nearest' });
    this.#view.dom.setAttribute('aria-controls', this.#id);
    if (item) this.#view.dom.setAttribute('aria-activedescendant', `${this.#id}-${item.id}`);
    else this.#view.dom.removeAttribute('aria-activedescendant');
  }

  /** The list may cover the line being written. The page scrolls up by as much. */
  #showCursor(): void {
    const covered = this.#view.coordsAtPos(this.#from).bottom + gapPx - this.#dom.getBoundingClientRect().top;
    if (innerWidth < narrowPx && covered > 0) scrollBy(0, covered);
  }

  readonly #place = (): void => {
    const { style } = this.#dom;
    if (innerWidth < narrowPx) {
      // The style sheet puts it over the toolbar, above the keyboard.
      style.removeProperty('inset-block-start');
      style.removeProperty('inset-inline-start');
      return;
    }
    const cursor = this.#view.coordsAtPos(this.#from);
    const { offsetHeight: height, offsetWidth: width } = this.#dom;
    const isBelow = cursor.bottom + gapPx + height <= innerHeight || cursor.top < height;
    style.insetBlockStart = `${isBelow ? cursor.bottom + gapPx : cursor.top - gapPx - height}px`;
    style.insetInlineStart = `${Math.max(gapPx, Math.min(cursor.left, innerWidth - width - gapPx))}px`;
  };
}

const svgNamespace = 'http://www.w3.org/2000/svg';

/** An icon with this SVG path in plain DOM, for parts of the editor outside React. */
function iconElement(shape: string): SVGElement {
  const icon = document.createElementNS(svgNamespace, 'svg');
  for (const [attribute, value] of Object.entries({ width: '20', height: '20', viewBox: '0 0 24 24' })) {
    icon.setAttribute(attribute, value);
  }
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgNamespace, 'path');
  const stroke = { fill: 'none', stroke: 'currentColor', 'stroke-width': '2', 'stroke-linecap': 'round' };
  for (const [attribute, value] of Object.entries({ d: shape, ...stroke })) {
    path.setAttribute(attribute, value);
  }
  icon.append(path);
  return icon;
}
