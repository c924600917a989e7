import { useState } from 'react';
import { fillLabel } from '#components/ui/fill-label.ts';
import type { EditorLabels } from '../editor-labels.ts';

type Step = 'offered' | 'asked' | 'failed';

/** Removes a box from the library after a confirmation. */
export function FactBoxTakeOut(props: {
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
