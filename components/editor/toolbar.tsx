import type { Editor } from '@tiptap/core';
import type { ReactNode, RefObject } from 'react';
import { Toolbar as Bar } from '#components/ui/toolbar.tsx';
import type { EditorLabels } from './editor-labels.ts';
import { insertBlock } from './insert-block.ts';
import { openDialog } from './open-dialog.ts';
import { openSlashMenu } from './plugins/slash-menu.ts';
import { insertTable } from './tables/insert-table.ts';
import { withTableTools } from './tables/lazy-table-tools.ts';
import { ICON_PATHS, type IconName } from './toolbar-icon-paths.ts';
import { useToolbarState } from './toolbar-state.ts';
import { useKeyboardInset } from './use-keyboard-inset.ts';

/**
 * The toolbar: one tab stop, arrows inside, Escape back to the text. On a phone it is above the on-screen
 * keyboard.
 */
export function Toolbar(props: {
  editor: Editor;
  labels: EditorLabels;
  barRef: RefObject<HTMLDivElement | null>;
}) {
  const { editor, labels, barRef } = props;
  const state = useToolbarState(editor);
  useKeyboardInset(editor);
  const run = () => editor.chain().focus();
  const blocks = new Set(state.blocks.split(','));

  function tool(name: IconName, does: () => void, options: { pressed?: boolean; disabled?: boolean } = {}) {
    return (
      <Tool label={labels[name]} onClick={does} {...options}>
        <ToolbarIcon name={name} />
      </Tool>
    );
  }

  return (
    <Bar
      barRef={barRef}
      className="editor-toolbar"
      label={labels.toolbar}
      onEscape={() => editor.view.focus()}
    >
      <div className="editor-tools">{tool('insertBlock', () => openSlashMenu(editor))}</div>
      <div className="editor-tools">
        <Tool
          label={labels.paragraph}
          pressed={state.blocks.startsWith('paragraph')}
          onClick={() => run().setParagraph().run()}
        >
          <span aria-hidden="true">¶</span>
        </Tool>
        {([2, 3] as const).map((level) => (
          <Tool
            key={level}
            // The accessible name contains the visible label, for speech control.
            label={`H${level}: ${labels[`heading${level}`]}`}
            pressed={state.headingLevel === level}
            onClick={() => run().toggleHeading({ level }).run()}
          >
            <span aria-hidden="true">H{level}</span>
          </Tool>
        ))}
      </div>
      <div className="editor-tools">
        {tool('bold', () => run().toggleBold().run(), { pressed: state.bold })}
        {tool('italic', () => run().toggleItalic().run(), { pressed: state.italic })}
        {tool('superscript', () => run().toggleMark('superscript').run(), { pressed: state.superscript })}
        {tool('subscript', () => run().toggleMark('subscript').run(), { pressed: state.subscript })}
        {tool('link', () => openDialog(editor, { name: 'link' }), { pressed: state.link })}
      </div>
      <div className="editor-tools">
        {tool('bulletList', () => run().toggleList('bulletList', 'listItem').run(), {
          pressed: blocks.has('bulletList'),
        })}
        {tool('orderedList', () => run().toggleList('orderedList', 'listItem').run(), {
          pressed: blocks.has('orderedList'),
        })}
        {tool('quote', () => run().toggleBlockquote().run(), { pressed: blocks.has('blockquote') })}
        {tool('pullQuote', () => run().toggleNode('pullQuote', 'paragraph').run(), {
          pressed: blocks.has('pullQuote'),
        })}
      </div>
      <div className="editor-tools">
        {tool('image', () => openDialog(editor, { name: 'image' }))}
        {tool('table', () => insertTable(editor), {
          disabled: blocks.has('table'),
        })}
        {tool('embed', () => openDialog(editor, { name: 'embed' }))}
        {tool('relatedStory', () => openDialog(editor, { name: 'story' }))}
        {tool('divider', () => insertBlock(editor, { type: 'divider' }))}
      </div>
      {blocks.has('table') && (
        <fieldset className="editor-tools" aria-label={labels.table}>
          {tool('addRow', () => withTableTools((tools) => tools.addRow(editor)))}
          {tool('removeRow', () => withTableTools((tools) => tools.removeRow(editor)))}
          {tool('addColumn', () => withTableTools((tools) => tools.addColumn(editor)))}
          {tool('removeColumn', () => withTableTools((tools) => tools.removeColumn(editor)))}
          {tool('removeTable', () => withTableTools((tools) => tools.removeTable(editor)))}
        </fieldset>
      )}
      <div className="editor-tools">
        {tool('undo', () => run().undo().run(), { disabled: !state.canUndo })}
        {tool('redo', () => run().redo().run(), { disabled: !state.canRedo })}
      </div>
    </Bar>
  );
}

function Tool(props: {
  label: string;
  onClick: () => void;
  children: ReactNode;
  pressed?: boolean;
  disabled?: boolean;
}) {
  const { label, onClick, children, pressed, disabled } = props;
  return (
    <button
      type="button"
      tabIndex={-1}
      className="editor-tool"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      // `aria-disabled` instead of `disabled`, so that the button keeps the focus after the last undo step.
      aria-disabled={disabled || undefined}
      // Keeps the selection in the text until the tool has acted on it.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!disabled) onClick();
      }}
    >
      {children}
    </button>
  );
}

function ToolbarIcon({ name }: { name: IconName }) {
  return (
    <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={ICON_PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
