import type { StoryCard } from '#core/articles/story-card.ts';
import { mediaUrl } from '#core/urls.ts';
import { element } from './element.ts';

const thumbWidth = 160;

/** A story in brief, as plain DOM: photo, headline, standfirst. */
export function storyCard({ headline, sapo, lead }: StoryCard): HTMLElement {
  const words = element('span', {}, [element('strong', {}, [headline])]);
  if (sapo !== '') words.append(element('span', { class: 'editor-story-sapo' }, [sapo]));
  const line = element('span', { class: 'editor-story' });
  if (lead) {
    const rendition = lead.widths.find((each) => each >= thumbWidth) ?? lead.widths.at(-1) ?? lead.width;
    const attributes = {
      src: mediaUrl(lead.id, rendition, 'jpeg'),
      alt: '',
      width: String(lead.width),
      height: String(lead.height),
      loading: 'lazy',
      draggable: 'false',
      style: `aspect-ratio: ${lead.width} / ${lead.height}; background-color: ${lead.blurColor}`,
    };
    line.append(element('img', attributes));
  }
  line.append(words);
  return line;
}
