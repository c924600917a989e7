import { turningMarks } from './turning-marks.ts';

const TURNING_MARKS = new RegExp(`[${turningMarks}]`, 'g');

/** The stored form of multi-line text: NFC, without direction controls, LF line ends, trimmed. */
export function normaliseLines(text: string): string {
  return text.replace(TURNING_MARKS, '').normalize('NFC').replace(/\r\n?/g, '\n').trim();
}
