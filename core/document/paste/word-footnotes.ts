import { attributeOf, childrenOf, type DomNode, findElements, isElement, styleOf, tagOf } from '../dom.ts';
import { footnoteMaxLength } from '../inline.ts';
import { tidyText } from '../tidy-text.ts';

/** The footnotes of a Word or LibreOffice document, by the name that the text refers to. */
export function readFootnotes(root: DomNode): ReadonlyMap<string, string> {
  const notes = findElements(root, (element) => footnoteId(element) !== null);
  return new Map(notes.map((note) => [footnoteId(note) ?? '', textOf(note)]));
}

/** Whether an element is a note or a container of notes. */
export function isFootnotePart(element: DomNode): boolean {
  return footnoteId(element) !== null || /mso-element:(?:foot|end)note-list/.test(styleOf(element));
}

/** The name of the note that a reference in the text points to; null for anything else. */
export function footnoteReference(element: DomNode): string | null {
  if (tagOf(element) !== 'a') return null;
  const word = /mso-(?:foot|end)note-id:([a-z]+\d+)/.exec(styleOf(element))?.[1];
  if (word) return word;
  const isAnchor = /\bsd(?:foot|end)noteanc\b/.test(attributeOf(element, 'class'));
  const libre = /^#(sd(?:foot|end)note\d+)sym$/.exec(attributeOf(element, 'href'))?.[1];
  return isAnchor && libre ? libre : null;
}

function footnoteId(element: DomNode): string | null {
  const id = attributeOf(element, 'id').toLowerCase();
  if (/mso-element:(?:foot|end)note(?:;|$)/.test(styleOf(element))) return id === '' ? null : id;
  return tagOf(element) === 'div' && /^sd(?:foot|end)note\d+$/.test(id) ? id : null;
}

/** The text of a note without its leading number, which the page counts anew. */
function textOf(note: DomNode): string {
  return tidyText(wordsOf(note)).trim().slice(0, footnoteMaxLength);
}

function wordsOf(node: DomNode): string {
  return childrenOf(node)
    .map((child) => {
      if (!isElement(child)) return child.nodeType === 3 ? (child.textContent ?? '') : '';
      return isBackReference(child) ? '' : wordsOf(child);
    })
    .join('');
}

function isBackReference(element: DomNode): boolean {
  const href = attributeOf(element, 'href');
  return tagOf(element) === 'a' && /^#(?:_(?:ftn|edn)ref\d+|sd(?:foot|end)note\d+anc)$/.test(href);
}
