import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { guardCompositions, restMs } from '#components/desk/article/writing/guard-compositions.ts';
import { holdBack } from '#components/desk/article/writing/held-doc.ts';

/** The methods of a field that the guard uses. */
class Field {
  readonly blur = vi.fn();
  readonly focus = vi.fn();
}

function desk() {
  const shared = new Y.Doc();
  const other = new Y.Doc();
  other.on('update', (update: Uint8Array) => Y.applyUpdate(shared, update));
  const held = holdBack(shared, (run) => run());
  const field = new Field();
  const screen = Object.assign(new EventTarget(), { activeElement: field }) as unknown as Document;
  const stop = guardCompositions(screen, held);
  return {
    field,
    shared,
    stop,
    fire: (type: string) => screen.dispatchEvent(new Event(type)),
    writeHere: (text: string) => held.doc.getText('headline').insert(0, text),
    writeThere: (text: string) => other.getText('headline').insert(0, text),
    shown: () => held.doc.getText('headline').toString(),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('HTMLElement', Field);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('during an IME composition', () => {
  test('remote edits wait until it ends', () => {
    const one = desk();
    one.fire('compositionstart');
    one.writeThere('chị: ');
    one.fire('compositionupdate');
    one.writeThere('Gửi ');
    expect(one.shown()).toBe('');
    one.fire('compositionend');
    vi.advanceTimersByTime(1);
    expect(one.shown()).toBe('Gửi chị: ');
  });

  test('local edits are sent at once', () => {
    const one = desk();
    one.fire('compositionstart');
    one.writeHere('được');
    expect(one.shared.getText('headline').toString()).toBe('được');
  });

  test('remote edits wait on if the next composition begins at once', () => {
    const one = desk();
    one.fire('compositionstart');
    one.writeThere('A');
    one.fire('compositionend');
    one.fire('compositionstart');
    vi.advanceTimersByTime(100);
    expect(one.shown()).toBe('');
    one.fire('compositionend');
    vi.advanceTimersByTime(1);
    expect(one.shown()).toBe('A');
  });

  test('a composition that pauses too long is committed by a blur', () => {
    const one = desk();
    one.fire('compositionstart');
    one.writeThere('A');
    vi.advanceTimersByTime(restMs - 1);
    expect(one.shown()).toBe('');
    expect(one.field.blur).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2);
    expect(one.field.blur).toHaveBeenCalledOnce();
    expect(one.field.focus).toHaveBeenCalledOnce();
    expect(one.shown()).toBe('A');
  });

  test('a composition is left open while there are no remote edits', () => {
    const one = desk();
    one.fire('compositionstart');
    vi.advanceTimersByTime(restMs * 5);
    expect(one.field.blur).not.toHaveBeenCalled();
    one.stop();
  });

  test('without a composition remote edits apply at once', () => {
    const one = desk();
    one.writeThere('A');
    expect(one.shown()).toBe('A');
  });
});
