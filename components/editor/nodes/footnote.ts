import { type Editor, Node } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { imeGuard } from '../ime-guard.ts';
import { openDialog } from '../open-dialog.ts';
import { partsOf } from '../plugins/editor-context.ts';
import { dataAttribute } from './data-attribute.ts';
import { element } from './element.ts';

/** A footnote: a number in the text (a CSS counter), whose text opens with a click or Enter. */
export const footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ text: dataAttribute('text', 'data-footnote') }),
  parseHTML: () => [{ tag: 'sup[data-footnote]' }],
  renderHTML: ({ HTMLAttributes }) => ['sup', HTMLAttributes],
  addNodeView: () => (props) => {
    const { editor, getPos } = props;
    const { labels } = partsOf(editor);
    let node = props.node;
    const dom = imeGuard(element('sup', { class: 'editor-footnote', role: 'button' }));
    const show = () => {
      const text = String(node.attrs.text);
      dom.title = text;
      dom.setAttribute('aria-label', text === '' ? labels.footnote : `${labels.footnote}: ${text}`);
    };
    show();
    dom.addEventListener('click', () => {
      const at = getPos();
      if (at !== undefined && editor.isEditable) openDialog(editor, { name: 'footnote', at, isNew: false });
    });
    return {
      dom,
      update(next) {
        if (next.type !== node.type) return false;
        node = next;
        show();
        return true;
      },
      selectNode: () => dom.setAttribute('data-selected', ''),
      deselectNode: () => dom.removeAttribute('data-selected'),
      ignoreMutation: () => true,
    };
  },
  addKeyboardShortcuts: () => ({ Enter: openSelected }),
});

/** Opens the text of the selected footnote. */
function openSelected({ editor }: { editor: Editor }): boolean {
  const { selection } = editor.state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'footnote') return false;
  openDialog(editor, { name: 'footnote', at: selection.from, isNew: false });
  return true;
}
