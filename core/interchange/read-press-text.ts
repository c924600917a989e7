import type { LeadLine, SetAside } from '#core/document/read-photo-line.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import { afterRelatedLabel, isRelatedLabel } from './related-label.ts';

export type PressText = {
  /** The lead photo's line if the story starts with one; `credit` is empty if it has none. */
  readonly lead?: LeadLine;
  readonly paragraphs: readonly string[];
  /** The lines that lead to other stories, as written: a headline, often with the start of its sapo. */
  readonly related: readonly string[];
};

/**
 * "| … |": a one-cell table, the form of a related story copied through the clipboard. Two cells are a row of
 * data.
 */
const ONE_CELL = /^\|\s*([^|]*?\p{L}[^|]*?)\s*\|$/u;
/** "caption (Nguồn: Reuters) |", also without the bar; only a photo caption ends with a source. */
const CREDIT_AT_END =
  /^(.*?)\s*\(\s*(?:nguồn|ảnh|nguồn ảnh|source|photo|photo by)\s*:\s*([^()]*?)\s*\)\s*\.?$/iu;
const BULLET = /^[-•*–>»]+\s+/u;

/**
 * Parses a story in plain text as the press delivers it, one paragraph a line. A photo caption may come
 * first. Lines that lead to related stories may be anywhere ("| … |", "Xem thêm: …", or a list under a bare
 * "Tin liên quan:").
 */
export function readPressText(text: string, setAside: SetAside = 'all'): PressText {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).map(normaliseText);
  if (setAside === 'none') return { paragraphs: lines.filter((line) => line !== ''), related: [] };
  const firstLine = lines.findIndex((line) => line !== '');
  const lead = setAside === 'all' ? photoLine(lines[firstLine] ?? '') : undefined;
  return { ...(lead ? { lead } : {}), ...sorted(lines.slice(lead ? firstLine + 1 : 0)) };
}

function photoLine(line: string): PressText['lead'] {
  const hasBar = line.endsWith('|');
  const text = line.replace(/\s*\|$/u, '');
  // A second bar separates table cells.
  if (text === '' || text.includes('|')) return undefined;
  const [, caption, credit] = CREDIT_AT_END.exec(text) ?? [];
  if (caption !== undefined && credit !== undefined) return { caption, credit, text };
  return hasBar ? { caption: text, credit: '', text } : undefined;
}

function sorted(lines: readonly string[]): Pick<PressText, 'paragraphs' | 'related'> {
  const paragraphs: string[] = [];
  const related: string[] = [];
  let isInList = false;
  for (const [at, line] of lines.entries()) {
    const cell = ONE_CELL.exec(line)?.[1];
    const labelled = isLabel(cell ?? line, lines.slice(at + 1)) ? '' : afterRelatedLabel(cell ?? line);
    const pointer: string | undefined =
      labelled ?? cell ?? (isInList && BULLET.test(line) ? line : undefined);
    isInList = labelled === '' || (isInList && (line === '' || pointer !== undefined));
    if (pointer !== undefined) related.push(pointer.replace(BULLET, ''));
    else if (line !== '') paragraphs.push(line);
  }
  return { paragraphs, related: related.filter((line) => line !== '') };
}

/** A bare label ends with a colon or has its list below; otherwise the line is ordinary text. */
function isLabel(line: string, below: readonly string[]): boolean {
  if (!isRelatedLabel(line)) return false;
  return /[:：]$/u.test(line) || BULLET.test(below.find((next) => next !== '') ?? '');
}
