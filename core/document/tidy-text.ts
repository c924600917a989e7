import { turningMarks } from '../text/turning-marks.ts';

/** Normalises text of word processors: composed letters, ordinary spaces, no invisible characters. */
export function tidyText(text: string): string {
  return text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(joinerOutsideOfEmoji, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(controls, '');
}

const invisible = new RegExp(
  `[\\u00ad\\u200b\\u200c\\u200e\\u200f\\u2028\\u2029${turningMarks}\\u2060\\ufeff\\ufffc]`,
  'g',
);
const controls = /\p{Cc}/gu;
/** The zero-width joiner combines emoji; anywhere else it is an invisible character within a word. */
const joinerOutsideOfEmoji =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;
