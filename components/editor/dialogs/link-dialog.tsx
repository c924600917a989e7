import type { Editor } from '@tiptap/core';
import { type FormEvent, useId, useState } from 'react';
import { cleanLink } from '#core/document/clean-link.ts';
import { safeHref } from '#core/document/safe-href.ts';
import type { EditorLabels } from '../editor-labels.ts';
import { DialogFrame } from './dialog-frame.tsx';

/** Sets, changes or takes away the link of the selected text; without a selection the address becomes text. */
export function LinkDialog(props: { editor: Editor; labels: EditorLabels; onClose: () => void }) {
  const { editor, labels, onClose } = props;
  const current = String(editor.getAttributes('link').href ?? '');
  const [typed, setTyped] = useState(current);
  const [isRefused, setIsRefused] = useState(false);
  const id = useId();

  function apply(event: FormEvent) {
    event.preventDefault();
    // React passes events on to the form of the story around the editor, which must not be sent.
    event.stopPropagation();
    const written = safeHref(typed) ?? safeHref(`https://${typed.trim()}`);
    const href = written && safeHref(cleanLink(written));
    // A bare word is a slip, not a host.
    if (!href || (!safeHref(typed) && !typed.includes('.'))) {
      setIsRefused(true);
      return;
    }
    const chain = editor.chain().focus();
    if (editor.state.selection.empty && current === '') {
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
    } else {
      chain.extendMarkRange('link').setMark('link', { href }).run();
    }
    onClose();
  }

  function remove() {
    editor.chain().focus().extendMarkRange('link').unsetMark('link').run();
    onClose();
  }

  return (
    <DialogFrame title={labels.link} closeLabel={labels.close} onClose={onClose}>
      <form noValidate onSubmit={apply} className="editor-dialog-form">
        <label htmlFor={id}>{labels.linkAddress}</label>
        <input
          id={id}
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
          <button type="button" onClick={onClose}>
            {labels.cancel}
          </button>
        </div>
      </form>
    </DialogFrame>
  );
}
