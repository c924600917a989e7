import { Toolbar as Bar } from '@base-ui/react/toolbar';
import { type Editor, useEditorState } from '@tiptap/react';
import type { ReactNode, RefObject } from 'react';
import type { EditorLabels } from './editor-labels.ts';
import { insertBlock } from './insert-block.ts';
import { type IconName, ToolbarIcon } from './toolbar-icon.tsx';

export type DialogName = 'link' | 'image' | 'embed' | 'story';

/** The row of tools: one stop for Tab, arrows inside, Escape back to the text. */
export function Toolbar(props: {
  editor: Editor;
  labels: EditorLabels;
  barRef: RefObject<HTMLDivElement | null>;
  onOpen: (dialog: DialogName) => void;
}) {
  const { editor, labels, barRef, onOpen } = props;
  const state = useEditorState({ editor, selector: ({ editor: current }) => stateOf(current) });
  const run = () => editor.chain().focus();

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
      <Bar.Group className="editor-tools">
        <Tool label={labels.paragraph} pressed={state.paragraph} onClick={() => run().setParagraph().run()}>
          <span aria-hidden="true">¶</span>
        </Tool>
        {([2, 3] as const).map((level) => (
          <Tool
            key={level}
            label={labels[`heading${level}`]}
            pressed={state[`heading${level}`]}
            onClick={() => run().toggleHeading({ level }).run()}
          >
            <span aria-hidden="true">H{level}</span>
          </Tool>
        ))}
      </Bar.Group>
      <Bar.Group className="editor-tools">
        {tool('bold', () => run().toggleBold().run(), { pressed: state.bold })}
        {tool('italic', () => run().toggleItalic().run(), { pressed: state.italic })}
        {tool('link', () => onOpen('link'), { pressed: state.link })}
      </Bar.Group>
      <Bar.Group className="editor-tools">
        {tool('bulletList', () => run().toggleBulletList().run(), { pressed: state.bulletList })}
        {tool('orderedList', () => run().toggleOrderedList().run(), { pressed: state.orderedList })}
        {tool('quote', () => run().toggleBlockquote().run(), { pressed: state.quote })}
        {tool('pullQuote', () => run().toggleNode('pullQuote', 'paragraph').run(), {
          pressed: state.pullQuote,
        })}
      </Bar.Group>
      <Bar.Group className="editor-tools">
        {tool('image', () => onOpen('image'))}
        {tool('table', () => run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(), {
          disabled: state.table,
        })}
        {tool('embed', () => onOpen('embed'))}
        {tool('relatedStory', () => onOpen('story'))}
        {tool('divider', () => insertBlock(editor, { type: 'divider' }))}
      </Bar.Group>
      {state.table && (
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

function stateOf(editor: Editor) {
  return {
    paragraph: editor.isActive('paragraph'),
    heading2: editor.isActive('heading', { level: 2 }),
    heading3: editor.isActive('heading', { level: 3 }),
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    link: editor.isActive('link'),
    bulletList: editor.isActive('bulletList'),
    orderedList: editor.isActive('orderedList'),
    quote: editor.isActive('blockquote'),
    pullQuote: editor.isActive('pullQuote'),
    table: editor.isActive('table'),
    canUndo: editor.can().undo(),
    canRedo: editor.can().redo(),
  };
}
