/** A position in a story; paragraphs of the body count from 1. */
export type TextPlace =
  | { readonly part: 'headline' }
  | { readonly part: 'sapo' }
  | { readonly part: 'body'; readonly paragraph: number };
