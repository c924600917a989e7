import { Plugin, PluginKey } from '@tiptap/pm/state';
import { tableTools } from './table-tools-late.ts';

/**
 * The key by which ProseMirror's tables find the state of their own plugin, which this one stands for.
 * `tests/unit/editor/table-cells.test.ts` looks that it is the same.
 */
export const cellsKey = Object.assign(new PluginKey<number | null>(), { key: 'selectingCells$' });

const own = () => tableTools.now()?.cells;

/**
 * Selects cells and keeps tables rectangular, by tools that come with the first table. It stands in every editor from
 * the beginning, because an editor that gets another plugin makes all of them anew under the writer's fingers.
 */
export const tableCells: Plugin<number | null> = new Plugin<number | null>({
  key: cellsKey,
  state: {
    init: () => null,
    apply: (tr, value, before, state) => own()?.spec.state?.apply(tr, value, before, state) ?? null,
  },
  appendTransaction: (...given) => own()?.spec.appendTransaction?.(...given),
  props: {
    decorations: (state) => own()?.props.decorations?.call(tableCells, state),
    createSelectionBetween: (...given) =>
      own()?.props.createSelectionBetween?.call(tableCells, ...given) ?? null,
    handleTripleClick: (...given) => own()?.props.handleTripleClick?.call(tableCells, ...given) ?? false,
    handleKeyDown: (...given) => own()?.props.handleKeyDown?.call(tableCells, ...given) ?? false,
    handlePaste: (...given) => own()?.props.handlePaste?.call(tableCells, ...given) ?? false,
    handleDOMEvents: {
      mousedown: (view, event) =>
        isMenuOnCells(event) ||
        (own()?.props.handleDOMEvents?.mousedown?.call(tableCells, view, event) ?? false),
    },
  },
});

/** The browser's menu on selected cells is about these: they stay selected. */
function isMenuOnCells(event: MouseEvent): boolean {
  const isOnCells = event.target instanceof Element && event.target.closest('.selectedCell') !== null;
  if (event.button !== 2 || !isOnCells) return false;
  event.preventDefault();
  return true;
}
