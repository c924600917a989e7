import type { Writer } from '../collab/writer.ts';
import type { Stroke } from './key-stream.ts';

export type Strikes = {
  readonly next: () => void;
  readonly isDone: () => boolean;
  /** Whether a composition is open. */
  readonly isComposing: () => boolean;
};

/** Plays a stream to a writer without a screen, event by event, as the editor handles each. */
export function strikes(writer: Writer, strokes: readonly Stroke[]): Strikes {
  let at = 0;
  let composed = '';

  function compose(text: string): void {
    const { head } = writer.view.state.selection;
    writer.put(head - composed.length, head).type(text);
  }

  function strike(stroke: Stroke): void {
    switch (stroke.kind) {
      case 'key':
      case 'insert':
        writer.type(stroke.text);
        return;
      case 'backspace':
        writer.backspace();
        return;
      case 'select-left':
        writer.selectLeft();
        return;
      case 'compose':
      case 'commit':
        compose(stroke.text);
        composed = stroke.kind === 'commit' ? '' : stroke.text;
    }
  }

  return {
    next() {
      const stroke = strokes[at];
      at += 1;
      if (stroke) strike(stroke);
    },
    isDone: () => at >= strokes.length,
    isComposing: () => composed !== '',
  };
}
