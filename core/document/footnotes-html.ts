import type { BodyLabels } from './block-type.ts';
import { escapeHtml } from './escape-html.ts';
import { fillForm } from './fill-form.ts';

type Options = { readonly mode: 'page' | 'feed'; readonly labels: BodyLabels };

/**
 * Renders the number of a footnote in the text and appends its text to `notes`. On a page the number links to
 * the note. In a feed it is plain, because links within a text often fail there.
 */
export function footnoteWriter(notes: string[], { mode, labels }: Options): (text: string) => string {
  return (text) => {
    if (text.trim() === '') return '';
    notes.push(text.trim());
    const number = String(notes.length);
    if (mode === 'feed') return `<sup>[${number}]</sup>`;
    const label = escapeHtml(fillForm(labels.note, { number }));
    return (
      `<sup class="footnote-mark" data-footnote="${escapeHtml(text)}"><a id="note-mark-${number}"` +
      ` href="#note-${number}" role="doc-noteref" aria-label="${label}">${number}</a></sup>`
    );
  };
}

/** The notes after the body; empty without footnotes. */
export function footnotesHtml(notes: readonly string[], { mode, labels }: Options): string[] {
  if (notes.length === 0) return [];
  const title = escapeHtml(labels.notes);
  if (mode === 'feed') {
    const lines = notes.map((text, index) => `<p>[${index + 1}] ${escapeHtml(text)}</p>`);
    return ['<hr>', `<p><strong>${title}</strong></p>`, ...lines];
  }
  const items = notes.map((text, index) => {
    const back = escapeHtml(`${labels.backToText} (${index + 1})`);
    return (
      `<li id="note-${index + 1}">${escapeHtml(text)}&nbsp;<a class="footnote-back" href="#note-mark-${index + 1}"` +
      ` role="doc-backlink" aria-label="${back}">↩</a></li>`
    );
  });
  return [
    `<section class="footnotes" data-node="footnotes" role="doc-endnotes" aria-label="${title}">` +
      `<p class="footnotes-title" aria-hidden="true">${title}</p><ol>${items.join('')}</ol></section>`,
  ];
}
