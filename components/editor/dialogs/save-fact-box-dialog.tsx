import type { Editor } from '@tiptap/core';
import { useId, useState } from 'react';
import { charsOver } from '#components/ui/chars-over.ts';
import { DraftForm, SENT } from '#components/ui/draft-form.tsx';
import { LimitedInput } from '#components/ui/limited-field.tsx';
import { factBoxTitleMaxLength } from '#core/document/blocks/fact-box.ts';
import type { EditorLabels } from '../editor-labels.ts';
import { useEditorParts } from '../editor-parts.ts';
import type { EditorServices } from '../editor-services.ts';
import { bodyOfFactBox } from '../fact-box-content.ts';
import { useMappedPosition } from '../use-mapped-position.ts';
import { DialogFrame, LeaveButton } from './dialog-frame.tsx';
import { factBoxAt } from './fact-box-at.ts';

/** Saves the box of the story to the library: as a new one, or over its original. */
export function SaveFactBoxDialog(props: {
  editor: Editor;
  labels: EditorLabels;
  services: EditorServices;
  at: number;
  onClose: () => void;
}) {
  const { editor, labels, services, onClose } = props;
  const { factBoxes } = useEditorParts();
  const place = useMappedPosition(editor, props.at);
  const box = factBoxAt(editor, place.current);
  const [title, setTitle] = useState(() => String(box?.attrs.title ?? ''));
  const [state, setState] = useState<'idle' | 'running' | 'failed'>('idle');
  const isTooLong = charsOver(title, factBoxTitleMaxLength) > 0;
  const id = useId();
  const sourceId = String(box?.attrs.sourceId ?? '');

  async function save(overId: string | undefined) {
    const current = factBoxAt(editor, place.current);
    if (!current || title.trim() === '' || isTooLong || state === 'running') return null;
    setState('running');
    try {
      const body = bodyOfFactBox(current);
      const saved = await services.saveFactBox({
        ...(overId ? { id: overId } : {}),
        title: title.trim(),
        body,
      });
      factBoxes?.know(saved);
      takeNameOf(saved.id, saved.title, new Date(saved.updatedAt));
      onClose();
      return SENT;
    } catch {
      setState('failed');
      return null;
    }
  }

  /** Makes the box of the story a copy of the saved one. */
  function takeNameOf(savedId: string, savedTitle: string, updatedAt: Date) {
    const now = factBoxAt(editor, place.current);
    if (!now) return;
    const attrs = { ...now.attrs, sourceId: savedId, title: savedTitle, updatedAt: updatedAt.toISOString() };
    editor.view.dispatch(editor.state.tr.setNodeMarkup(place.current, undefined, attrs));
  }

  async function submit() {
    return save(sourceId === '' ? undefined : sourceId);
  }

  return (
    <DialogFrame title={labels.factBoxSave} closeLabel={labels.close} onClose={onClose}>
      <DraftForm
        noValidate
        keep="editor.fact-box"
        of={window.location.pathname}
        onSend={submit}
        className="editor-dialog-form"
      >
        <p className="editor-note">{labels.factBoxSaveHint}</p>
        <label htmlFor={id}>{labels.factBoxTitle}</label>
        <LimitedInput
          id={id}
          name="title"
          type="text"
          value={title}
          maxChars={factBoxTitleMaxLength}
          noteClass="editor-error"
          autoComplete="off"
          onChange={(event) => setTitle(event.target.value)}
        />
        {state === 'failed' && (
          <p role="alert" className="editor-error">
            {labels.factBoxSaveFailed}
          </p>
        )}
        <div className="editor-buttons">
          <button type="submit" disabled={state === 'running' || title.trim() === '' || isTooLong}>
            {sourceId === '' ? labels.factBoxSaveNew : labels.factBoxSaveOver}
          </button>
          {sourceId !== '' && (
            <button type="button" onClick={() => void save(undefined)}>
              {labels.factBoxSaveNew}
            </button>
          )}
          <LeaveButton onClose={onClose}>{labels.cancel}</LeaveButton>
        </div>
      </DraftForm>
    </DialogFrame>
  );
}
