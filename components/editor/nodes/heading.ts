import { Heading } from '@tiptap/extension-heading';
import { headingLevels } from '#core/document/blocks/heading.ts';

/** The page's own h1 is the headline, so a heading is of the second level unless somebody says otherwise. */
export const heading = Heading.extend({
  addAttributes() {
    return { level: { default: headingLevels[0], rendered: false } };
  },
}).configure({ levels: [...headingLevels] });
