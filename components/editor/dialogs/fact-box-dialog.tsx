import type { Editor } from '@tiptap/core';
import { useMemo, useState } from 'react';
import { bodyText } from '#core/document/body-text.ts';
import type { EditorLabels } from '../editor-labels.ts';
import type { EditorServices } from '../editor-services.ts';
import { emptyFactBox, factBoxContent } from '../fact-box-content.ts';
import { insertBlock } from '../insert-block.ts';
import { DialogFrame } from './dialog-frame.tsx';
import { FactBoxTakeOut } from './fact-box-take-out.tsx';
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
