import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { CHOICE_FIELDS, LIST_FIELDS, type ListField, TEXT_FIELDS } from '#core/articles/article-fields.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { pick } from '#core/shared/pick.ts';
import { recordOf } from '#core/shared/record-of.ts';
import { contentOf } from '#core/working-copy/content-of.ts';
import {
  conflictParts,
  type FieldConflict,
  fieldConflicts,
  fieldText,
  writeField,
} from '#core/working-copy/field-text.ts';
import { type TrayItem, takeFromTray, trayPart } from '#core/working-copy/tray.ts';
import {
  listPart,
  plainParts,
  TEXT_PARTS,
  type TextPart,
  textPart,
} from '#core/working-copy/working-copy.ts';
import { writeList } from '#core/working-copy/write-content.ts';

/** The Yjs origin of changes in form fields. */
export const byField = 'field';

/** The fields during typing; unlike in a version they are not normalized. */
export type Parts = Readonly<Record<ListField, readonly string[]>> & {
  readonly texts: Readonly<Record<TextPart, string>>;
  readonly leadMediaId: string | null;
  readonly format: VersionContent['format'];
  readonly sectionId: string;
  /** Texts of fields that two people replaced at the same time. */
  readonly conflicts: readonly FieldConflict[];
};

/** The fields of a working copy, updated on each change. The editor handles the body. */
export function useParts(doc: Y.Doc): Parts {
  const store = useMemo(() => partsStore(doc), [doc]);
  return useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
}

/** The content of the story, updated when typing pauses; `start` before that. */
export function useContentAtRest(doc: Y.Doc, start: VersionContent, isReady: boolean): VersionContent {
  const [content, setContent] = useState(start);
  useEffect(() => {
    if (!isReady) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => setContent(contentOf(doc));
    const onUpdate = () => {
      clearTimeout(timer);
      timer = setTimeout(look, restMs);
    };
    look();
    doc.on('update', onUpdate);
    return () => {
      clearTimeout(timer);
      doc.off('update', onUpdate);
    };
  }, [doc, isReady]);
  return content;
}

const restMs = 400;

/** Writes form fields to the working copy. */
export function changeParts(doc: Y.Doc, part: Partial<Omit<VersionContent, 'body'>>): void {
  doc.transact(() => {
    for (const name of TEXT_FIELDS) {
      if (part[name] !== undefined) writeField(doc, name, part[name]);
    }
    for (const name of LIST_FIELDS) {
      if (part[name] !== undefined) writeList(listPart(doc, name), part[name]);
    }
    for (const name of CHOICE_FIELDS) {
      if (part[name] !== undefined) plainParts(doc).set(name, part[name]);
    }
    if (part.lead !== undefined) writeLead(doc, part.lead);
  }, byField);
}

/**
 * Moves a tray line to the fields of the lead photo. Existing text is moved to the tray in exchange, so that
 * it is not lost.
 */
export function putIntoLead(doc: Y.Doc, { id, caption, credit }: TrayItem): void {
  const [oldCaption, oldCredit] = (['leadCaption', 'leadCredit'] as const).map((name) =>
    fieldText(doc, name),
  ) as [string, string];
  const text = [oldCaption, oldCredit].filter((words) => words !== '').join(' · ');
  doc.transact(() => {
    takeFromTray(doc, [id]);
    if (text !== '')
      trayPart(doc).push([{ id, kind: 'photo-line', text, caption: oldCaption, credit: oldCredit }]);
    writeField(doc, 'leadCaption', caption);
    writeField(doc, 'leadCredit', credit);
  }, byField);
}

function writeLead(doc: Y.Doc, lead: VersionContent['lead']): void {
  const values = plainParts(doc);
  if (values.get('leadMediaId') !== (lead?.mediaId ?? null)) values.set('leadMediaId', lead?.mediaId ?? null);
  writeField(doc, 'leadCaption', lead?.caption ?? '');
  writeField(doc, 'leadCredit', lead?.credit ?? '');
  writeField(doc, 'leadAlt', lead?.alt ?? '');
}

function partsStore(doc: Y.Doc) {
  const shared = [
    ...TEXT_PARTS.map((name) => textPart(doc, name)),
    ...LIST_FIELDS.map((name) => listPart(doc, name)),
    plainParts(doc),
    ...conflictParts(doc),
  ];
  let current = readParts(doc);
  return {
    snapshot: () => current,
    subscribe(listener: () => void) {
      const look = () => {
        current = readParts(doc);
        listener();
      };
      for (const part of shared) part.observe(look);
      look();
      return () => {
        for (const part of shared) part.unobserve(look);
      };
    },
  };
}

function readParts(doc: Y.Doc): Parts {
  const values = plainParts(doc);
  return {
    ...recordOf(LIST_FIELDS, (name) => [...new Set(listPart(doc, name).toArray())]),
    texts: recordOf(TEXT_PARTS, (name) => fieldText(doc, name)),
    leadMediaId: values.get('leadMediaId') ?? null,
    format: (values.get('format') ?? 'news') as Parts['format'],
    sectionId: values.get('sectionId') ?? '',
    conflicts: fieldConflicts(doc),
  };
}

/** The fields of a version. */
export function partsOf(content: VersionContent): Parts {
  const { caption = '', credit = '', alt = '' } = content.lead ?? {};
  return {
    ...pick(content, [...LIST_FIELDS, ...CHOICE_FIELDS]),
    texts: { ...pick(content, TEXT_FIELDS), leadCaption: caption, leadCredit: credit, leadAlt: alt },
    leadMediaId: content.lead?.mediaId ?? null,
    conflicts: [],
  };
}

/** The lead photo with its texts during typing. */
export function leadOf({ texts, leadMediaId }: Parts): VersionContent['lead'] {
  if (leadMediaId === null) return null;
  return { mediaId: leadMediaId, caption: texts.leadCaption, credit: texts.leadCredit, alt: texts.leadAlt };
}
