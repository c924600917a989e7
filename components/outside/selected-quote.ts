import { contextMaxChars, quoteMaxChars } from '#core/comments/comment-anchor.ts';
import type { Quoted } from './review-answers.ts';

const BLOCKS = 'p, li, h1, h2, h3, h4, blockquote, td, th, figcaption';

/** The selected words of the story with their context in the block. Null without a selection. */
export function selectedQuote(): Quoted | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const field = fieldOf(range.startContainer);
  if (field === null || fieldOf(range.endContainer) !== field) return null;
  const selected = selection.toString();
  const quote = selected.trim();
  if (quote === '') return null;
  const indent = selected.slice(0, selected.length - selected.trimStart().length);
  const rest = selected.slice(selected.trimEnd().length);
  const isWhole = quote.length <= quoteMaxChars;
  return {
    field,
    quote: wellFormed(quote.slice(0, quoteMaxChars)),
    before: wellFormed((textBefore(range) + indent).slice(-contextMaxChars)),
    after: isWhole ? wellFormed((rest + textAfter(range)).slice(0, contextMaxChars)) : '',
  };
}

function fieldOf(node: Node): Quoted['field'] | null {
  const element = elementOf(node);
  if (element?.closest('[data-outside-text] .article') == null) return null;
  if (element.closest('.body') !== null) return 'body';
  if (element.closest('h1') !== null) return 'headline';
  return element.closest('.article-sapo') === null ? null : 'sapo';
}

function textBefore(range: Range): string {
  const block = elementOf(range.startContainer)?.closest(BLOCKS);
  if (block == null) return '';
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return before.toString();
}

function textAfter(range: Range): string {
  const block = elementOf(range.endContainer)?.closest(BLOCKS);
  if (block == null) return '';
  const after = document.createRange();
  after.setStart(range.endContainer, range.endOffset);
  after.setEnd(block, block.childNodes.length);
  return after.toString();
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

/** Removes unpaired surrogates at both ends. */
function wellFormed(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
}
