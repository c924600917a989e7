import { readPressText } from '#core/interchange/read-press-text.ts';
import { type Body, bodySchemaNumber, emptyBody } from './body.ts';
import type { LeadLine, SetAside } from './read-photo-line.ts';
import { tidyText } from './tidy-text.ts';

/** The result of parsing plain text: the body, lines that lead to other stories, the lead photo's line. */
export type BodyFromText = { body: Body; related: string[]; lead?: LeadLine };

/** Parses plain text, such as a wire story or an e-mail, into a body. */
export function bodyFromText(text: string, setAside: SetAside = 'all'): BodyFromText {
  const { paragraphs, related, lead } = readPressText(text, setAside);
  const lines = paragraphs.map((paragraph) => tidyText(paragraph).trim()).filter(Boolean);
  const content = lines.map((line) => ({
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text: line }],
  }));
  const body: Body = { type: 'doc', schema: bodySchemaNumber, content };
  return { body: content.length > 0 ? body : emptyBody, related: [...related], ...(lead && { lead }) };
}
