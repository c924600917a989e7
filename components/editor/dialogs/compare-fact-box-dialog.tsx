import type { Editor } from '@tiptap/core';
import { fillLabel } from '#components/ui/fill-label.ts';
import { type Body, bodySchemaNumber } from '#core/document/body.ts';
import { bodyText } from '#core/document/body-text.ts';
import type { FactBoxItem } from '#core/fact-boxes/fact-box-item.ts';
import type { EditorLabels } from '../editor-labels.ts';
import { bodyOfFactBox, factBoxContent } from '../fact-box-content.ts';
import { useMappedPosition } from '../use-mapped-position.ts';
import { DialogFrame } from './dialog-frame.tsx';
import { factBoxAt } from './fact-box-at.ts';

/** Compares the box of the story with the newer one of the library, which can replace it. */
export function CompareFactBoxDialog(props: {
  editor: Editor;
  labels: EditorLabels;
  at: number;
  newer: FactBoxItem;
  onClose: () => void;
}) {
  const { editor, labels, newer, onClose } = props;
  const place = useMappedPosition(editor, props.at);
  const box = factBoxAt(editor, place.current);
  const ours = box ? bodyOfFactBox(box) : ({ type: 'doc', schema: bodySchemaNumber, content: [] } as Body);

  function update() {
    const at = place.current;
    const current = factBoxAt(editor, at);
    if (current) {
      const taken = editor.schema.nodeFromJSON(factBoxContent(newer));
      editor.view.dispatch(editor.state.tr.replaceWith(at, at + current.nodeSize, taken));
    }
    onClose();
  }

  const date = new Date(newer.updatedAt).toLocaleString(document.documentElement.lang || undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (
    <DialogFrame title={labels.factBoxNewer} closeLabel={labels.close} onClose={onClose}>
      <div className="editor-compare">
        <section>
          <h3>{labels.factBoxInStory}</h3>
          <strong>{String(box?.attrs.title ?? '')}</strong>
          <p>{bodyText(ours)}</p>
        </section>
        <section>
          <h3>{fillLabel(labels.factBoxInLibrary, { date })}</h3>
          <strong>{newer.title}</strong>
          <p>{bodyText(newer.body)}</p>
        </section>
      </div>
      <div className="editor-buttons">
        <button type="button" disabled={!editor.isEditable} onClick={update}>
          {labels.factBoxUpdate}
        </button>
        <button type="button" onClick={onClose}>
          {labels.cancel}
        </button>
      </div>
    </DialogFrame>
  );
}
