import type { Editor } from '@tiptap/core';
import { useId, useState } from 'react';
import { DraftForm, SENT } from '#components/ui/draft-form.tsx';
import { cleanLink } from '#core/document/clean-link.ts';
import { safeHref } from '#core/document/safe-href.ts';
import type { EditorLabels } from '../editor-labels.ts';
import { DialogFrame, LeaveButton } from './dialog-frame.tsx';

/** Sets, changes or removes the link of the selected text. Without a selection it inserts the URL as text. */
export function LinkDialog(props: { editor: Editor; labels: EditorLabels; onClose: () => void }) {
  const { editor, labels, onClose } = props;
  const current = String(editor.getAttributes('link').href ?? '');
  const [typed, setTyped] = useState(current);
  const [isRefused, setIsRefused] = useState(false);
  const id = useId();

  async function apply() {
    const written = safeHref(typed) ?? safeHref(`https://${typed.trim()}`);
    const href = written && safeHref(cleanLink(written));
    // A single word is a typing error and not a host name.
    if (!href || (!safeHref(typed) && !typed.includes('.'))) {
      setIsRefused(true);
      return null;
    }
    const chain = editor.chain().focus();
    if (editor.state.selection.empty && current === '') {
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
    } else {
      chain.extendMarkRange('link').setMark('link', { href }).run();
    }
    onClose();
    return SENT;
  }

  function remove() {
    editor.chain().focus().extendMarkRange('link').unsetMark('link').run();
    onClose();
  }

  return (
    <DialogFrame title={labels.link} closeLabel={labels.close} onClose={onClose}>
      <DraftForm
        noValidate
        keep="editor.link"
        of={window.location.pathname}
        onSend={apply}
        className="editor-dialog-form"
      >
        <label htmlFor={id}>{labels.linkAddress}</label>
        <input
          id={id}
          name="url"
          type="url"
          value={typed}
          autoComplete="off"
          aria-invalid={isRefused}
          aria-describedby={isRefused ? `${id}-why` : undefined}
          onChange={(event) => {
            setTyped(event.target.value);
            setIsRefused(false);
          }}
        />
        {isRefused && (
          <p id={`${id}-why`} role="alert" className="editor-error">
            {labels.linkUnsafe}
          </p>
        )}
        <div className="editor-buttons">
          <button type="submit">{labels.apply}</button>
          {current !== '' && (
            <button type="button" onClick={remove}>
              {labels.removeLink}
            </button>
          )}
          <LeaveButton onClose={onClose}>{labels.cancel}</LeaveButton>
        </div>
      </DraftForm>
    </DialogFrame>
  );
}
