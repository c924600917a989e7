import { Node } from '@tiptap/core';
import type { StoryCard } from '#core/articles/story-card.ts';
import { mediaUrl } from '#core/urls.ts';
import { styled } from '../../ui/styled.ts';
import { type BlockCard, blockHead, blockView } from './block-view.ts';
import { dataAttribute } from './data-attribute.ts';
import { element } from './element.ts';
import { followLoaded } from './follow-loaded.ts';

/** A reference to another story. The document stores its id; the card shows its current data. */
export const relatedStory = Node.create({
  name: 'relatedStory',
  group: 'block',
  atom: true,
  addAttributes: () => ({ articleId: dataAttribute('articleId', 'data-story') }),
  parseHTML: () => [{ tag: '[data-node="relatedStory"][data-story]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-node': 'relatedStory' }],
  addNodeView: () => (props) =>
    blockView(props, {
      tag: 'div',
      className: 'editor-card editor-related',
      fill: (card) => {
        card.dom.append(blockHead(card, 'relatedStory'), storyOf(card));
        return null;
      },
    }),
});

function storyOf(card: BlockCard): HTMLElement {
  const { labels, stories } = card.parts;
  const place = element('div', { class: 'editor-related-story' });
  followLoaded<StoryCard>(card, {
    attribute: 'articleId',
    load: stories.load,
    show: (story) => {
      const missing = element('p', { class: 'editor-note' }, [labels.storyMissing]);
      place.replaceChildren(story ? storyCard(story) : missing);
    },
  });
  return place;
}

const thumbWidth = 160;

/** A story card in plain DOM: photo, headline, sapo. */
function storyCard({ headline, sapo, lead }: StoryCard): HTMLElement {
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
