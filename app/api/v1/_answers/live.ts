import { z } from 'zod';
import { PUBLIC_STATES } from '#core/articles/states.ts';
import type { DeskEntry } from '#core/live/desk-entry.ts';
import { ENTRY_STATES } from '#core/live/entry-states.ts';
import { ENTRY_ABILITIES } from '#core/live/live-policy.ts';
import type { LiveDesk } from '#usecases/live/shared/live-desk.ts';
import { moment, named } from './named.ts';

const decision = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), why: z.string() }),
]);

/** An entry of a live story and the actions that the caller may take. */
export const liveEntry = z.object({
  id: z.uuid(),
  state: z.enum(ENTRY_STATES),
  version: z.int(),
  headline: z.string(),
  isKey: z.boolean(),
  keyTitle: z.string(),
  text: z.string().meta({ description: 'The body as it is typed; photos are in `body` alone.' }),
  body: z.looseObject({ type: z.literal('doc') }),
  byline: z.array(named),
  isPinned: z.boolean(),
  createdBy: named,
  createdAt: moment,
  savedBy: named,
  savedAt: moment,
  publishedBy: named.nullable(),
  publishedAt: moment.nullable(),
  modifiedAt: moment.nullable(),
  withdrawnAt: moment.nullable(),
  withdrawReason: z.string().nullable(),
  notes: z.array(
    z.object({ id: z.uuid(), kind: z.enum(['update', 'correction']), note: z.string(), publishedAt: moment }),
  ),
  breakoutId: z.uuid().nullable(),
  abilities: z.record(z.enum(ENTRY_ABILITIES), decision),
});

/** A live story: its coverage and its entries, drafts first. */
export const liveCoverage = z.object({
  articleId: z.uuid(),
  number: z.int(),
  url: z.string(),
  publicState: z.enum(PUBLIC_STATES),
  coverage: z.enum(['none', 'running', 'ended']),
  openedAt: moment.nullable(),
  endedAt: moment.nullable(),
  closingNote: z.string(),
  entries: z.array(liveEntry),
  hasEarlier: z.boolean(),
  abilities: z.record(z.enum(['open', 'end', 'write', 'publish']), decision),
});

export function liveEntryAnswer(entry: DeskEntry) {
  const { typed, authors, media: _media, withdrawnBy: _by, ...rest } = entry;
  return { ...rest, text: typed.text, byline: authors };
}

export function liveCoverageAnswer({ headline: _headline, entries, ...rest }: LiveDesk) {
  return { ...rest, entries: entries.map(liveEntryAnswer) };
}
