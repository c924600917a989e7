import * as Y from 'yjs';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { ClientClaim, ClientWriters } from './client-writers.ts';
import { contentOf, treeOf } from './content-of.ts';
import { conflictParts } from './field-text.ts';
import { mayChangeTo } from './may-change-to.ts';
import { trayPart } from './tray.ts';
import { clientsWritten, clocksOf, hasNewGap, hasWaiting } from './waiting-structs.ts';

/**
 * Why an update is not taken. `not-an-update`: Yjs can't read it. `foreign-client`: it writes under a client of another
 * person. `incomplete`: a part of it refers to text that does not exist and would take effect later.
 * `not-a-suggestion`: it changes the text, and its sender may only suggest.
 */
export type UpdateRefusal = 'not-an-update' | 'foreign-client' | 'incomplete' | 'not-a-suggestion';

/** The text of an article up to the newest update of its log, and who wrote it. */
export type LoggedText = { readonly doc: Y.Doc; readonly writers: ClientWriters };

export type Sender = { readonly personId: string; readonly right: 'all' | 'suggestions' };

type Admission =
  | { readonly ok: true; readonly claims: readonly ClientClaim[] }
  | { readonly ok: false; readonly why: UpdateRefusal };

/**
 * Applies an update to a copy of the logged text and says whether it may be logged, and which clients become the
 * sender's by it. What the sender's program says of itself counts for nothing: the update must take effect at once and
 * as a whole, and its letters must be under clients of the sender. After a refusal the copy is of no use any more.
 */
export function admitUpdate({ doc, writers }: LoggedText, update: Uint8Array, sender: Sender): Admission {
  const refuse = (why: UpdateRefusal): Admission => ({ ok: false, why });
  try {
    const known = clocksOf(doc);
    const clients = [...clientsWritten(update, known)];
    if (!clients.every((client) => writers.mayWrite(client, sender.personId)))
      return refuse('foreign-client');
    if (hasNewGap(update, known)) return refuse('incomplete');
    const before = sender.right === 'suggestions' ? shownIn(doc) : null;
    Y.applyUpdate(doc, update);
    if (hasWaiting(doc)) return refuse('incomplete');
    if (before !== null && !onlySuggested(before, shownIn(doc), sender.personId)) {
      return refuse('not-a-suggestion');
    }
    const unclaimed = clients.filter((client) => !writers.isOf(client, sender.personId));
    if (unclaimed.length > mostNewClients) return refuse('foreign-client');
    const claims = unclaimed.map((clientId) => ({
      clientId,
      fromClock: known.get(clientId) ?? 0,
      personId: sender.personId,
    }));
    for (const claim of claims) writers.add(claim);
    return { ok: true, claims };
  } catch {
    return refuse('not-an-update');
  }
}

/**
 * A visit writes under one or two clients, and text of several visits may arrive at once. Whoever claimed clients by the
 * million would own the ones that others are going to draw.
 */
const mostNewClients = 200;

type Shown = { readonly tree: ReturnType<typeof treeOf>; readonly fields: string };

function shownIn(doc: Y.Doc): Shown {
  const { body: _, ...fields } = contentOf(doc);
  // Kept beside the text for whoever may edit: the tray, and words of fields that lost.
  const beside = [trayPart(doc), ...conflictParts(doc)].map((part) => part.toJSON());
  return { tree: treeOf(doc), fields: canonicalJson({ fields, beside }) };
}

/** True where nothing has become different but suggestions of this person. */
function onlySuggested(before: Shown, after: Shown, personId: string): boolean {
  return before.fields === after.fields && mayChangeTo(before.tree, after.tree, personId);
}
