import type { CDPSession } from 'playwright';
import type { Stroke } from './key-stream.ts';

/** The most letters that one key event can carry; longer texts come as one insertion. */
const LETTERS_IN_A_KEY = 3;
/**
 * The key codes of Windows for "an engine processes this key" (VK_PROCESSKEY) and "this key is a character"
 * (VK_PACKET).
 */
const PROCESS_KEY = 229;
const PACKET_KEY = 231;

/**
 * Sends a stream to the focused page as fast as the page accepts it. No event waits for the one before,
 * because an engine sends its Backspaces and letters together. Key releases change no text and are left out,
 * which saves a third of the time. Resolves when the page has processed all events.
 */
export async function play(cdp: CDPSession, strokes: readonly Stroke[]): Promise<void> {
  await Promise.all(strokes.flatMap((stroke) => send(cdp, stroke)));
}

function send(cdp: CDPSession, stroke: Stroke): Promise<unknown>[] {
  switch (stroke.kind) {
    case 'key':
      return press(cdp, stroke.text);
    case 'backspace':
      return hit(cdp, { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 });
    case 'select-left':
      return hit(cdp, { key: 'ArrowLeft', code: 'ArrowLeft', windowsVirtualKeyCode: 37, modifiers: 8 });
    case 'insert':
      return insert(cdp, stroke.text);
    case 'compose':
      return [
        ...hit(cdp, { key: 'Process', windowsVirtualKeyCode: PROCESS_KEY }),
        cdp.send('Input.imeSetComposition', {
          text: stroke.text,
          selectionStart: stroke.text.length,
          selectionEnd: stroke.text.length,
        }),
      ];
    case 'commit':
      return [cdp.send('Input.insertText', { text: stroke.text })];
  }
}

function press(cdp: CDPSession, letter: string): Promise<unknown>[] {
  if (letter === '\n')
    return hit(cdp, { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' });
  const key = {
    key: letter,
    code: letter === ' ' ? 'Space' : /[a-z]/i.test(letter) ? `Key${letter.toUpperCase()}` : '',
    windowsVirtualKeyCode: /^[a-z0-9 ]$/i.test(letter) ? letter.toUpperCase().charCodeAt(0) : 0,
  };
  return [
    cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, unmodifiedText: letter, ...key }),
  ];
}

/** Presses a key that is no letter. */
function hit(
  cdp: CDPSession,
  key: { key: string; code?: string; windowsVirtualKeyCode: number; modifiers?: number; text?: string },
): Promise<unknown>[] {
  return [cdp.send('Input.dispatchKeyEvent', { type: key.text ? 'keyDown' : 'rawKeyDown', ...key })];
}

function insert(cdp: CDPSession, text: string): Promise<unknown>[] {
  if (text.length > LETTERS_IN_A_KEY) return [cdp.send('Input.insertText', { text })];
  const key = { key: text, windowsVirtualKeyCode: PACKET_KEY };
  return [
    cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key }),
    cdp.send('Input.dispatchKeyEvent', { type: 'char', text, unmodifiedText: text, ...key }),
  ];
}
