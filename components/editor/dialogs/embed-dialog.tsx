import type { Editor } from '@tiptap/core';
import { useId, useState } from 'react';
import { DraftForm, SENT } from '#components/ui/draft-form.tsx';
import { providerName } from '#core/document/blocks/embed.ts';
import { embedProvider } from '#core/document/embed-providers.ts';
import { safeHref } from '#core/document/safe-href.ts';
import type { EditorLabels } from '../editor-labels.ts';
import { insertBlock } from '../insert-block.ts';
import { DialogFrame, LeaveButton } from './dialog-frame.tsx';

/** Inserts an embed card for an external service. */
export function EmbedDialog(props: { editor: Editor; labels: EditorLabels; onClose: () => void }) {
  const { editor, labels, onClose } = props;
  const [typed, setTyped] = useState('');
  const [title, setTitle] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const id = useId();

  async function insert() {
    const url = safeHref(typed);
    if (!url || !/^https?:/i.test(url)) {
      setIsRefused(true);
      return null;
    }
    const attrs = { provider: providerName(url, embedProvider(url)), url, title: title.trim() };
    insertBlock(editor, { type: 'embed', attrs });
    onClose();
    return SENT;
  }

  return (
    <DialogFrame title={labels.embed} closeLabel={labels.close} onClose={onClose}>
      <DraftForm
        noValidate
        keep="editor.embed"
        of={window.location.pathname}
        onSend={insert}
        className="editor-dialog-form"
      >
        <label htmlFor={id}>{labels.embedAddress}</label>
        <input
          id={id}
          name="url"
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
          name="title"
          type="text"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <div className="editor-buttons">
          <button type="submit">{labels.insert}</button>
          <LeaveButton onClose={onClose}>{labels.cancel}</LeaveButton>
        </div>
      </DraftForm>
    </DialogFrame>
  );
}
