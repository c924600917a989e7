import type { Editor } from '@tiptap/core';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { useId, useState } from 'react';
import { charsOver } from '#components/ui/chars-over.ts';
import { DraftForm, SENT } from '#components/ui/draft-form.tsx';
import { LimitedInput } from '#components/ui/limited-field.tsx';
import { footnoteMaxLength } from '#core/document/inline.ts';
import type { EditorLabels } from '../editor-labels.ts';
import { useMappedPosition } from '../use-mapped-position.ts';
import { DialogFrame, LeaveButton } from './dialog-frame.tsx';

/** Edits the text of a footnote. An empty note is removed, because a number without text has no meaning. */
export function FootnoteDialog(props: {
  editor: Editor;
  labels: EditorLabels;
  at: number;
  isNew: boolean;
  onClose: () => void;
}) {
  const { editor, labels, isNew, onClose } = props;
  const [text, setText] = useState(() => String(noteAt(editor, props.at)?.attrs.text ?? ''));
  const id = useId();
  const place = useMappedPosition(editor, props.at);

  function finish(written: string) {
    const at = place.current;
    const note = noteAt(editor, at);
    if (note) {
      const tr = editor.state.tr;
      if (written === '') tr.delete(at, at + note.nodeSize);
      else if (written !== note.attrs.text) tr.setNodeMarkup(at, undefined, { ...note.attrs, text: written });
      const behind = written === '' ? at : at + note.nodeSize;
      if (!(tr.selection instanceof NodeSelection) || isNew)
        tr.setSelection(TextSelection.create(tr.doc, behind));
      editor.view.dispatch(tr);
    }
    onClose();
  }

  async function save() {
    if (charsOver(text, footnoteMaxLength) > 0) return null;
    finish(text.replace(/\s+/g, ' ').trim());
    return SENT;
  }

  return (
    <DialogFrame
      title={labels.footnote}
      closeLabel={labels.close}
      onClose={() => (isNew ? finish('') : onClose())}
    >
      <DraftForm
        noValidate
        keep="editor.footnote"
        of={window.location.pathname}
        onSend={save}
        className="editor-dialog-form"
      >
        <label htmlFor={id}>{labels.footnoteText}</label>
        <LimitedInput
          id={id}
          name="text"
          type="text"
          value={text}
          maxChars={footnoteMaxLength}
          noteClass="editor-error"
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
        <div className="editor-buttons">
          <button type="submit">{labels.apply}</button>
          {!isNew && (
            <button type="button" onClick={() => finish('')}>
              {labels.remove}
            </button>
          )}
          <LeaveButton onClose={() => (isNew ? finish('') : onClose())}>{labels.cancel}</LeaveButton>
        </div>
      </DraftForm>
    </DialogFrame>
  );
}

/** The footnote at this position. Null if another person has removed it in the meantime. */
function noteAt(editor: Editor, at: number) {
  const node = at < editor.state.doc.content.size ? editor.state.doc.nodeAt(at) : null;
  return node?.type.name === 'footnote' ? node : null;
}
