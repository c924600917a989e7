import { type EditorState, Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { afterPaint } from '../after-paint.ts';
import { suggestingState } from './suggesting.ts';

/** What is used of the editor's own parts that its types do not show. */
type DomObserver = Parts & {
  readonly queue: MutationRecord[];
  readonly start: () => void;
  readonly stop: () => void;
  readonly suppressingSelectionUpdates: boolean;
};

/** What is taken over, and given back at the end. */
type Parts = {
  observer: MutationObserver;
  flush: () => void;
  onSelectionChange: () => void;
};

/**
 * The browser puts a typed letter into the text by itself; the editor then reads what has become of the text. This lets
 * it read once the letter has been drawn. Whoever wants the editor's state before that gets it read at once: a state
 * that does not know the letter is never seen by anybody, so that nothing can be done to the text as it was.
 */
export function readAfterPaint(): Plugin {
  return new Plugin({ view: (view) => ({ destroy: putInBetween(view) }) });
}

function putInBetween(view: EditorView): () => void {
  const { domObserver } = view as unknown as { domObserver: DomObserver };
  const own: Parts = {
    observer: domObserver.observer,
    flush: domObserver.flush,
    onSelectionChange: domObserver.onSelectionChange,
  };
  let state = view.state;
  let callOff: (() => void) | null = null;
  let isSign = false;

  // Also what the editor reads of its own accord, such as where the cursor has gone, finds nothing waiting.
  const read = () => {
    callOff?.();
    callOff = null;
    own.flush.call(domObserver);
  };

  function put({ observer, flush, onSelectionChange }: Parts) {
    domObserver.stop();
    Object.assign(domObserver, { observer, flush, onSelectionChange });
    domObserver.start();
  }

  put({
    flush: read,
    observer: new MutationObserver((records) => {
      domObserver.queue.push(...records);
      if (isSign || !canWait({ view, state, records })) read();
      else callOff ??= afterPaint(read);
    }),
    // The letter has moved the cursor; where to is read together with the letter.
    onSelectionChange() {
      if (callOff === null || domObserver.suppressingSelectionUpdates) own.onSelectionChange();
    },
  });
  Object.defineProperty(view, 'state', {
    configurable: true,
    enumerable: true,
    get() {
      if (callOff !== null) read();
      return state;
    },
    set(next: EditorState) {
      state = next;
    },
  });

  // A key that is let go says nothing, but the editor would read its state to find that out. Only Shift is followed.
  const letGo = (event: KeyboardEvent) => {
    if (callOff !== null && event.key !== 'Shift') event.preventDefault();
  };
  view.dom.addEventListener('keyup', letGo, { capture: true });

  // A sign may mean something to whoever is told of typed text, such as the star behind a short form: it is told alone,
  // and at once, however fast one types.
  const comesNext = ({ data, isComposing }: InputEvent) => {
    isSign = !isComposing && data !== null && !plainText.test(data);
    if (isSign && callOff !== null) read();
  };
  view.dom.addEventListener('beforeinput', comesNext, { capture: true });

  return () => {
    if (callOff !== null) read();
    view.dom.removeEventListener('keyup', letGo, { capture: true });
    view.dom.removeEventListener('beforeinput', comesNext, { capture: true });
    Object.defineProperty(view, 'state', {
      configurable: true,
      enumerable: true,
      writable: true,
      value: state,
    });
    put(own);
  };
}

/** Letters, digits and spaces: what is typed most, and means nothing by itself. */
const plainText = /^[\p{L}\p{M}\p{N}\s]+$/u;

/**
 * Only letters in a text that stands there already, and that the editor will leave as the browser wrote them. Not
 * while an input method composes: the editor follows each of its steps.
 */
function canWait(typed: {
  view: EditorView;
  state: EditorState;
  records: readonly MutationRecord[];
}): boolean {
  const { view, state, records } = typed;
  return (
    !view.composing &&
    state.selection.empty &&
    state.storedMarks === null &&
    !suggestingState(state).isOn &&
    records.every(({ type }) => type === 'characterData')
  );
}
