import * as Y from 'yjs';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { ClientClaim, ClientWriters } from './client-writers.ts';
import { contentOf, treeOf } from './content-of.ts';
import { conflictParts } from './field-text.ts';
import { mayChangeTo } from './may-change-to.ts';
import { trayPart } from './tray.ts';
import { clientsWritten, clocksOf, hasNewGap, hasUnseenContent, hasWaiting } from './waiting-structs.ts';

/**
 * Why an update is refused. `not-an-update`: Yjs cannot parse it, or no text shows what it contains.
 * `foreign-client`: it writes with another person's client id. `incomplete`: a part refers to missing text
 * and would take effect later. `not-a-suggestion`: it changes the text, and its sender may only suggest.
 */
export type UpdateRefusal = 'not-an-update' | 'foreign-client' | 'incomplete' | 'not-a-suggestion';

/** The text of an article up to the newest logged update, and its writers. */
export type LoggedText = { readonly doc: Y.Doc; readonly writers: ClientWriters };

export type Sender = { readonly personId: string; readonly right: 'all' | 'suggestions' };

type Admission =
  | { readonly ok: true; readonly claims: readonly ClientClaim[] }
  | { readonly ok: false; readonly why: UpdateRefusal };

/**
 * Applies an update to a copy of the logged text. Decides whether it may be logged, and which client ids the
 * sender claims by it. Declarations by the sender's client are not trusted: the update must take effect
 * immediately and completely, and its letters must use the sender's client ids. After a refusal the copy must
 * be discarded.
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
    if (hasUnseenContent(doc, update)) return refuse('not-an-update');
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
 * A session writes with one or two client ids, and text of several sessions may arrive at once. A limit
 * prevents a person from claiming millions of ids that others would draw later.
 */
const mostNewClients = 200;

type Shown = { readonly tree: ReturnType<typeof treeOf>; readonly fields: string };

function shownIn(doc: Y.Doc): Shown {
  const { body: _, ...fields } = contentOf(doc);
  // State beside the text that editors may change: the tray, and lost field texts.
  const beside = [trayPart(doc), ...conflictParts(doc)].map((part) => part.toJSON());
  return { tree: treeOf(doc), fields: canonicalJson({ fields, beside }) };
}

/** True if only suggestions of this person changed. */
function onlySuggested(before: Shown, after: Shown, personId: string): boolean {
  return before.fields === after.fields && mayChangeTo(before.tree, after.tree, personId);
}

/** True for bytes that Yjs can decode as an update. */
export function isUpdate(bytes: Uint8Array): boolean {
  try {
    Y.decodeUpdate(bytes);
    return true;
  } catch {
    return false;
  }
}

/** True if the document already contains everything in the update. */
export function isKnown(document: Y.Doc, update: Uint8Array): boolean {
  return Y.snapshotContainsUpdate(Y.snapshot(document), update);
}
