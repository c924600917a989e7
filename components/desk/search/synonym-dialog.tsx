import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { changeSynonyms } from '#app/(desk)/actions/search.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { DraftForm } from '#components/ui/draft-form.tsx';
import type { SynonymGroup } from '#core/search/synonyms.ts';
import { synonymNamesMax } from '#core/search/synonyms.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { useFailure } from '../forms/use-failure.ts';
import { useSingleFlight } from '../forms/use-single-flight.ts';

/** A group that is being edited, or created with these names. */
export type SynonymDraft = { readonly id: string | null; readonly names: SynonymGroup['names'] };

/** Edits the names of a synonym group, one per line. */
export function SynonymDialog({
  draft,
  onDone,
  onClose,
}: {
  draft: SynonymDraft;
  onDone: () => void;
  onClose: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('search');
  const id = useId();
  const { failure, setFailure, onInput } = useFailure();
  const { isBusy, once } = useSingleFlight();
  const error = failure && (Object.values(failure.fieldErrors ?? {})[0] ?? failure.message);

  async function submit(form: HTMLFormElement) {
    const lines = String(new FormData(form).get('names')).split('\n');
    const names = lines.map((line) => line.trim()).filter((line) => line !== '');
    const loaded = draft.id === null ? {} : { loaded: [...draft.names] };
    const answer = await call(changeSynonyms({ id: draft.id, names, ...loaded }));
    if (answer.ok) onDone();
    else setFailure(answer.error);
    return answer;
  }

  return (
    <Dialog title={draft.id === null ? t('newSynonyms') : t('editSynonyms')} onClose={onClose}>
      <DraftForm
        className="stack"
        keep="synonyms"
        of={draft.id ?? ''}
        onInput={onInput}
        onSend={(form) => once(() => submit(form))}
      >
        <div className="field">
          <label htmlFor={id}>{t('names')}</label>
          <textarea
            id={id}
            name="names"
            rows={synonymNamesMax}
            defaultValue={draft.names.join('\n')}
            required
            spellCheck={false}
            aria-invalid={error !== null || undefined}
            aria-describedby={`${id}-hint${error === null ? '' : ` ${id}-error`}`}
          />
          <p className="hint" id={`${id}-hint`}>
            {t('namesHint', { most: synonymNamesMax })}
          </p>
          {error !== null && (
            <p className="field-error" id={`${id}-error`} role="alert">
              {error}
            </p>
          )}
        </div>
        <DialogButtons cancel={t('cancel')} go={t('save')} isBusy={isBusy} onCancel={onClose} />
      </DraftForm>
    </Dialog>
  );
}
