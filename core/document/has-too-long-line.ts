import { findBlockType } from './block-types.ts';
import { isRecord } from './repair-attrs.ts';

/**
 * Whether a block of this tree has a text attribute (a credit, a speaker) longer than a body allows.
 * `repairBody` would cut it, so the caller checks this before it saves a person's text.
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
