import { useTranslations } from 'use-intl/react';
import type { Suggestion } from '#core/working-copy/suggestions.ts';
import { useBlockName } from '../use-block-name.ts';

/** The longest part of a suggestion's text that is read out, in characters. */
const longest = 80;

/** Describes a suggestion in words. */
export function useSuggestionWords(): (suggestion: Suggestion) => string {
  const t = useTranslations('desk.suggesting');
  const nameOf = useBlockName();
  return ({ kind, text, removed, blockType }) => {
    const name = nameOf(blockType);
    const block = name.charAt(0).toLowerCase() + name.slice(1);
    return t(`kinds.${kind}`, { text: clipped(text) || block, removed: clipped(removed) || block });
  };
}

function clipped(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length > longest ? `${letters.slice(0, longest).join('')}…` : line;
}
