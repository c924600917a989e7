import { Node } from '@tiptap/core';
import type { StoryCard } from '#core/articles/story-card.ts';
import { type BlockCard, blockHead, blockView } from './block-view.ts';
import { dataAttribute } from './data-attribute.ts';
import { element } from './element.ts';
import { followLoaded } from './follow-loaded.ts';
import { storyCard } from './story-card.ts';

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
