import type { Editor } from '@tiptap/core';
import { bodyText } from '#core/document/body-text.ts';
import type { EditorLabels } from '../editor-labels.ts';
import type { EditorServices } from '../editor-services.ts';
import { emptyFactBox, factBoxContent } from '../fact-box-content.ts';
import { insertBlock } from '../insert-block.ts';
import { DialogFrame } from './dialog-frame.tsx';
import { SearchList } from './search-list.tsx';

const shownChars = 160;

/** Puts in a fact box: a new one, or a copy of one of the library. */
export function FactBoxDialog(props: {
  editor: Editor;
  labels: EditorLabels;
  services: EditorServices;
  onClose: () => void;
}) {
  const { editor, labels, services, onClose } = props;
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
        search={services.listFactBoxes}
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
      />
    </DialogFrame>
  );
}
