import { findBlockType } from './block-types.ts';
import { isRecord } from './repair-attrs.ts';

/**
 * Whether a block of this tree has a line beside its text (whose photo, who speaks) that is longer than a body holds.
 * `repairBody` would cut it, so it is asked before anything is kept of what somebody wrote.
 */
export function hasTooLongLine(node: unknown): boolean {
  if (!isRecord(node)) return false;
  return isCut(node) || (Array.isArray(node.content) && node.content.some(hasTooLongLine));
}

function isCut({ type, attrs }: Readonly<Record<string, unknown>>): boolean {
  if (!isRecord(attrs)) return false;
  const repaired = findBlockType(String(type))?.repairAttrs?.(attrs) ?? {};
  return Object.entries(repaired).some(([name, line]) => {
    const written = attrs[name];
    return typeof line === 'string' && typeof written === 'string' && line.length < written.length;
  });
}
