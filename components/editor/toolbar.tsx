import { Toolbar as Bar } from '@base-ui/react/toolbar';
import type { Editor } from '@tiptap/react';
import type { ReactNode, RefObject } from 'react';
import type { EditorLabels } from './editor-labels.ts';
import { insertBlock } from './insert-block.ts';
import { openDialog } from './open-dialog.ts';
import { openSlashMenu } from './plugins/slash-menu.ts';
import { ToolbarIcon } from './toolbar-icon.tsx';
import type { IconName } from './toolbar-icon-paths.ts';
import { useToolbarState } from './toolbar-state.ts';
import { useKeyboardInset } from './use-keyboard-inset.ts';

/**
 * The row of tools: one stop for Tab, arrows inside, Escape back to the text. On a phone it lies above the
 * on-screen keyboard.
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
    <Bar.Root
      ref={barRef}
      className="editor-toolbar"
      aria-label={labels.toolbar}
      onKeyDown={(event) => {
        if (event.key === 'Escape') editor.view.focus();
      }}
    >
      <Bar.Group className="editor-tools">{tool('insertBlock', () => openSlashMenu(editor))}</Bar.Group>
      <Bar.Group className="editor-tools">
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
            label={labels[`heading${level}`]}
            pressed={state.headingLevel === level}
            onClick={() => run().toggleHeading({ level }).run()}
          >
            <span aria-hidden="true">H{level}</span>
          </Tool>
        ))}
      </Bar.Group>
      <Bar.Group className="editor-tools">
        {tool('bold', () => run().toggleBold().run(), { pressed: state.bold })}
        {tool('italic', () => run().toggleItalic().run(), { pressed: state.italic })}
        {tool('link', () => openDialog(editor, { name: 'link' }), { pressed: state.link })}
      </Bar.Group>
      <Bar.Group className="editor-tools">
        {tool('bulletList', () => run().toggleBulletList().run(), { pressed: blocks.has('bulletList') })}
        {tool('orderedList', () => run().toggleOrderedList().run(), { pressed: blocks.has('orderedList') })}
        {tool('quote', () => run().toggleBlockquote().run(), { pressed: blocks.has('blockquote') })}
        {tool('pullQuote', () => run().toggleNode('pullQuote', 'paragraph').run(), {
          pressed: blocks.has('pullQuote'),
        })}
      </Bar.Group>
      <Bar.Group className="editor-tools">
        {tool('image', () => openDialog(editor, { name: 'image' }))}
        {tool('table', () => run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(), {
          disabled: blocks.has('table'),
        })}
        {tool('embed', () => openDialog(editor, { name: 'embed' }))}
        {tool('relatedStory', () => openDialog(editor, { name: 'story' }))}
        {tool('divider', () => insertBlock(editor, { type: 'divider' }))}
      </Bar.Group>
      {blocks.has('table') && (
        <Bar.Group className="editor-tools" aria-label={labels.table}>
          {tool('addRow', () => run().addRowAfter().run())}
          {tool('removeRow', () => run().deleteRow().run())}
          {tool('addColumn', () => run().addColumnAfter().run())}
          {tool('removeColumn', () => run().deleteColumn().run())}
          {tool('removeTable', () => run().deleteTable().run())}
        </Bar.Group>
      )}
      <Bar.Group className="editor-tools">
        {tool('undo', () => run().undo().run(), { disabled: !state.canUndo })}
        {tool('redo', () => run().redo().run(), { disabled: !state.canRedo })}
      </Bar.Group>
    </Bar.Root>
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
    <Bar.Button
      type="button"
      className="editor-tool"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      // The pointer must not take the selection out of the text before the tool has acted on it.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      {children}
    </Bar.Button>
  );
}
