import { Plugin, PluginKey } from '@tiptap/pm/state';
import { tableTools } from './lazy-table-tools.ts';

/**
 * The plugin key under which ProseMirror's tables look up their own plugin, which this one replaces.
 * `tests/unit/editor/table-cells.test.ts` checks that it is the same.
 */
export const cellsKey = Object.assign(new PluginKey<number | null>(), { key: 'selectingCells$' });

const own = () => tableTools.now()?.cells;

/**
 * Cell selection and table normalization, delegated to the lazily loaded table tools. The plugin is in every
 * editor from the start: adding a plugin later would recreate all others during typing.
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

/** A context menu on selected cells refers to them, so they stay selected. */
function isMenuOnCells(event: MouseEvent): boolean {
  const isOnCells = event.target instanceof Element && event.target.closest('.selectedCell') !== null;
  if (event.button !== 2 || !isOnCells) return false;
  event.preventDefault();
  return true;
}
