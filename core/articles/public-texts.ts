import { pick } from '../shared/pick.ts';
import { TEXT_FIELDS, type TextField } from './article-fields.ts';
import type { Format } from './states.ts';

/** The text fields of a story by name. */
export type StoryTexts = Readonly<Record<TextField, string>>;

/** The text fields as readers see them: only sponsored content names a sponsor. */
export function publicTexts(story: StoryTexts & { readonly format: Format }): StoryTexts {
  const texts = pick(story, TEXT_FIELDS);
  return story.format === 'sponsored' ? texts : { ...texts, sponsor: '' };
}
