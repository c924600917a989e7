import type { StoryCard } from '#core/articles/story-card.ts';
import { mediaUrl } from '#core/urls.ts';
import { styled } from '../../ui/styled.ts';
import { element } from './element.ts';

const thumbWidth = 160;

/** A story card in plain DOM: photo, headline, sapo. */
export function storyCard({ headline, sapo, lead }: StoryCard): HTMLElement {
  const words = element('span', {}, [element('strong', {}, [headline])]);
  if (sapo !== '') words.append(element('span', { class: 'editor-story-sapo' }, [sapo]));
  const line = element('span', { class: 'editor-story' });
  if (lead) {
    const rendition = lead.widths.find((each) => each >= thumbWidth) ?? lead.widths.at(-1) ?? lead.width;
    const image = element('img', {
      src: mediaUrl(lead.id, rendition, 'webp'),
      alt: '',
      width: String(lead.width),
      height: String(lead.height),
      loading: 'lazy',
      draggable: 'false',
    });
    styled({ 'aspect-ratio': `${lead.width} / ${lead.height}`, 'background-color': lead.blurColor })(image);
    line.append(image);
  }
  line.append(words);
  return line;
}
