import { turningMarks } from './turning-marks.ts';

const TURNING_MARKS = new RegExp(`[${turningMarks}]`, 'g');

/** Text of several lines as it is kept: Unicode NFC, nothing that turns its letters, lines that end alike, nothing around it. */
export function normaliseLines(text: string): string {
  return text.replace(TURNING_MARKS, '').normalize('NFC').replace(/\r\n?/g, '\n').trim();
}
