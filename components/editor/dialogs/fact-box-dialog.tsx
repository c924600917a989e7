import type { Editor } from '@tiptap/core';
import { useMemo, useState } from 'react';
import { fillLabel } from '#components/ui/fill-label.ts';
import { bodyText } from '#core/document/body-text.ts';
import type { EditorLabels } from '../editor-labels.ts';
import type { EditorServices } from '../editor-services.ts';
import { emptyFactBox, factBoxContent } from '../fact-box-content.ts';
import { insertBlock } from '../insert-block.ts';
import { DialogFrame } from './dialog-frame.tsx';
import { SearchList } from './search-list.tsx';

const shownChars = 160;

/** Inserts a fact box: an empty one, or a copy of one from the library. */
export function FactBoxDialog(props: {
  editor: Editor;
  labels: EditorLabels;
  services: EditorServices;
  onClose: () => void;
}) {
  const { editor, labels, services, onClose } = props;
  const [takenOut, setTakenOut] = useState(0);
  // Searches again after a removal.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the counter triggers it.
  const search = useMemo(() => (q: string) => services.listFactBoxes(q), [services, takenOut]);
  return (
    <DialogFrame title={labels.factBox} closeLabel={labels.close} onClose={onClose}>
      <div className="editor-buttons">
        <button
          type="button"
          onClick={() => {
            insertBlock(editor, emptyFactBox());
            onClose();
          }}
        >
          {labels.factBoxNew}
        </button>
      </div>
      <SearchList
        label={labels.factBoxSearch}
        labels={labels}
        search={search}
        show={(box) => (
          <span className="editor-story">
            <span>
              <strong>{box.title}</strong>
              <span className="editor-story-sapo">{bodyText(box.body).slice(0, shownChars)}</span>
            </span>
          </span>
        )}
        onPick={(box) => {
          insertBlock(editor, factBoxContent(box));
          onClose();
        }}
        beside={(box) =>
          box.mayTakeOut && (
            <FactBoxTakeOut
              title={box.title}
              labels={labels}
              takeOut={() => services.takeOutFactBox(box.id)}
              onDone={() => setTakenOut((count) => count + 1)}
            />
          )
        }
      />
    </DialogFrame>
  );
}

type Step = 'offered' | 'asked' | 'failed';

/** Removes a box from the library after a confirmation. */
function FactBoxTakeOut(props: {
  title: string;
  labels: EditorLabels;
  takeOut: () => Promise<void>;
  onDone: () => void;
}) {
  const { title, labels, takeOut, onDone } = props;
  const [step, setStep] = useState<Step>('offered');
  return (
    <div className="editor-search-beside">
      {step !== 'offered' && (
        <p role="alert">{step === 'asked' ? labels.factBoxTakeOutSure : labels.factBoxTakeOutFailed}</p>
      )}
      <button
        type="button"
        onClick={() => {
          if (step === 'offered') setStep('asked');
          else takeOut().then(onDone, () => setStep('failed'));
        }}
      >
        {fillLabel(labels.factBoxTakeOut, { title })}
      </button>
      {step !== 'offered' && (
        <button type="button" onClick={() => setStep('offered')}>
          {labels.cancel}
        </button>
      )}
    </div>
  );
}
