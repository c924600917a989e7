import { Heading } from '@tiptap/extension-heading';
import { headingLevels } from '#core/document/blocks/heading.ts';

/** The page's h1 is the headline, so a heading has level 2 by default. */
export const heading = Heading.extend({
  addAttributes() {
    return { level: { default: headingLevels[0], rendered: false } };
  },
}).configure({ levels: [...headingLevels] });
