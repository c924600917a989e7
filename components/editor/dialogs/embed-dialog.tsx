import type { Editor } from '@tiptap/core';
import { type FormEvent, useId, useState } from 'react';
import { providerName } from '#core/document/blocks/embed.ts';
import { embedProvider } from '#core/document/embed-providers.ts';
import { safeHref } from '#core/document/safe-href.ts';
import type { EditorLabels } from '../editor-labels.ts';
import { insertBlock } from '../insert-block.ts';
import { DialogFrame } from './dialog-frame.tsx';

/** Puts in a card that leads to another service. */
export function EmbedDialog(props: { editor: Editor; labels: EditorLabels; onClose: () => void }) {
  const { editor, labels, onClose } = props;
  const [typed, setTyped] = useState('');
  const [title, setTitle] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const id = useId();

  function insert(event: FormEvent) {
    event.preventDefault();
    // React passes events on to the form of the story around the editor, which must not be sent.
    event.stopPropagation();
    const url = safeHref(typed);
    if (!url || !/^https?:/i.test(url)) {
      setIsRefused(true);
      return;
    }
    const attrs = { provider: providerName(url, embedProvider(url)), url, title: title.trim() };
    insertBlock(editor, { type: 'embed', attrs });
    onClose();
  }

  return (
    <DialogFrame title={labels.embed} closeLabel={labels.close} onClose={onClose}>
      <form noValidate onSubmit={insert} className="editor-dialog-form">
        <label htmlFor={id}>{labels.embedAddress}</label>
        <input
          id={id}
          type="url"
          value={typed}
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
        <label htmlFor={`${id}-title`}>{labels.embedTitle}</label>
        <input
          id={`${id}-title`}
          type="text"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <div className="editor-buttons">
          <button type="submit">{labels.insert}</button>
          <button type="button" onClick={onClose}>
            {labels.cancel}
          </button>
        </div>
      </form>
    </DialogFrame>
  );
}
