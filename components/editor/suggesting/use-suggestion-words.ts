import { useTranslations } from 'use-intl/react';
import type { Suggestion } from '#core/working-copy/suggestions.ts';

/** The longest piece of a suggestion's text that is read out, in characters. */
const longest = 80;

/** What a suggestion proposes, in words. */
export function useSuggestionWords(): (suggestion: Suggestion) => string {
  const t = useTranslations('desk.suggesting');
  return ({ kind, text, removed, blockType }) => {
    const block = t(`blocks.${isNamed(blockType) ? blockType : 'other'}`);
    return t(`kinds.${kind}`, { text: clipped(text) || block, removed: clipped(removed) || block });
  };
}

const NAMED = [
  ...(['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'blockquote', 'pullQuote'] as const),
  ...(['figure', 'gallery', 'table', 'embed', 'relatedStory', 'divider', 'factBox', 'privateNote'] as const),
  'missingPicture' as const,
] as const;

function isNamed(type: string): type is (typeof NAMED)[number] {
  return (NAMED as readonly string[]).includes(type);
}

function clipped(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length > longest ? `${letters.slice(0, longest).join('')}…` : line;
}
