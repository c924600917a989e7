import { attributeOf, childrenOf, type DomNode, findElements, isElement, styleOf, tagOf } from '../dom.ts';
import { footnoteMaxLength } from '../inline.ts';
import { tidyText } from '../tidy-text.ts';

/** The notes at the foot of a document of Word or LibreOffice, by the name that the text points to. */
export function readFootnotes(root: DomNode): ReadonlyMap<string, string> {
  const notes = findElements(root, (element) => footnoteId(element) !== null);
  return new Map(notes.map((note) => [footnoteId(note) ?? '', textOf(note)]));
}

/** Is the element a note, or what only holds the notes together? */
export function isFootnotePart(element: DomNode): boolean {
  return footnoteId(element) !== null || /mso-element:(?:foot|end)note-list/.test(styleOf(element));
}

/** The name of the note that a mark in the text points to; null for anything else. */
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

/** The words of a note without the number in front of them, which is counted anew on the page. */
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
