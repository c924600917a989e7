'use client';
import { useMemo, useRef } from 'react';
import { useMessages } from 'use-intl/react';
import { contentOfBody } from '#components/editor/editor-body.ts';
import type { EditorLabels } from '#components/editor/editor-labels.ts';
import { extensionsFor } from '#components/editor/extensions.ts';
import { useEditor } from '#components/editor/use-editor.ts';
import '#components/editor/editor.css';
import type { StoryCard } from '#core/articles/story-card.ts';
import type { Block } from '#core/document/block-types.ts';
import { type Body, bodySchemaNumber } from '#core/document/body.ts';
import type { MediaView } from '#core/media/media-view.ts';

/** A block with each of its written forms. */
export type ShownBlock = {
  readonly block: Block;
  readonly page: string;
  readonly feed: string;
  readonly text: string;
};

type Shown = {
  readonly blocks: readonly ShownBlock[];
  readonly media: readonly MediaView[];
  readonly stories: readonly StoryCard[];
};

/** Every block beside its forms on the page, in feeds, as text and in the editor. */
export function EveryBlock({ blocks, media, stories }: Shown) {
  return blocks.map(({ block, page, feed, text }) => (
    <section key={block.type} aria-label={block.type}>
      <h2>{block.type}</h2>
      <h3>Page</h3>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: `bodyHtml` escapes all text */}
      <div className="body" dangerouslySetInnerHTML={{ __html: page }} />
      <h3>Feed</h3>
      <code>{feed}</code>
      <h3>Text</h3>
      <pre>{text}</pre>
      <h3>Editor</h3>
      <BlockEditor block={block} media={media} stories={stories} />
    </section>
  ));
}

function BlockEditor({ block, media, stories }: { block: Block } & Omit<Shown, 'blocks'>) {
  const host = useRef<HTMLDivElement>(null);
  const messages = useMessages() as { blocks: object; editor: object };
  const extensions = useMemo(
    () =>
      extensionsFor({
        labels: { ...messages.blocks, ...messages.editor } as EditorLabels,
        media: loaderOf(media),
        stories: loaderOf(stories),
      }),
    [messages, media, stories],
  );
  const body: Body = { type: 'doc', schema: bodySchemaNumber, content: [block] };
  useEditor(host, {
    ...{ extensions, editable: false, content: contentOfBody(body) },
    editorProps: { attributes: { class: 'editor-text' } },
  });
  return <div className="editor" ref={host} />;
}

function loaderOf<T extends { readonly id: string }>(things: readonly T[]) {
  return {
    load: async (id: string) => things.find((thing) => thing.id === id) ?? null,
    know() {},
  };
}
