import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { fillLabel } from '#components/ui/fill-label.ts';
import type { StoryCard } from '#core/articles/story-card.ts';
import type { EditorLabels } from './editor-labels.ts';
import type { EditorServices } from './editor-services.ts';
import { useMappedPosition } from './use-mapped-position.ts';

/** Lines to other stories that a paste brought, and where the paste ended. */
export type RelatedLines = { readonly lines: readonly string[]; readonly at: number };

type Match = { readonly line: string; readonly story: StoryCard | null };

/** The bar that offers to turn pasted lines into references, or to keep them as text. */
export function RelatedOffer(props: {
  editor: Editor;
  found: RelatedLines;
  labels: EditorLabels;
  services: EditorServices;
  onDone: () => void;
}) {
  const { editor, found, labels, services, onDone } = props;
  const position = useMappedPosition(editor, found.at);
  const matches = useMatches(services, found.lines);
  const matched = matches?.filter((match) => match.story).length ?? 0;

  function insert(toBlock: (match: Match) => object) {
    const blocks = (matches ?? found.lines.map((line) => ({ line, story: null }))).map(toBlock);
    editor.chain().insertContentAt(blockEnd(editor, position.current), blocks).focus().run();
    onDone();
  }

  return (
    <section className="editor-offer" role="status" aria-live="polite">
      <p>
        {fillLabel(labels.relatedFound, { count: found.lines.length })}
        {' · '}
        {matches ? fillLabel(labels.relatedMatched, { matched }) : labels.relatedMatching}
      </p>
      <div className="editor-buttons">
        <button type="button" disabled={matched === 0} onClick={() => insert(referenceOrText)}>
          {labels.relatedInsert}
        </button>
        <button type="button" onClick={() => insert(textOf)}>
          {labels.relatedKeep}
        </button>
        <button type="button" onClick={onDone}>
          {labels.relatedDrop}
        </button>
      </div>
    </section>
  );
}

/** A line whose story is not in the archive stays as text: nothing that was pasted is lost unasked. */
function referenceOrText(match: Match): object {
  return match.story ? { type: 'relatedStory', attrs: { articleId: match.story.id } } : textOf(match);
}

function textOf({ line }: Match): object {
  return { type: 'paragraph', content: [{ type: 'text', text: line }] };
}

/** The end of the top-level block at a position, where whole blocks may be put in. */
function blockEnd(editor: Editor, position: number): number {
  const place = editor.state.doc.resolve(Math.min(position, editor.state.doc.content.size));
  return place.depth === 0 ? place.pos : place.after(1);
}

/** Null while the archive is asked; without an answer no line is taken as matched. */
function useMatches(services: EditorServices, lines: readonly string[]): readonly Match[] | null {
  const [matches, setMatches] = useState<readonly Match[] | null>(null);
  const { matchStories } = services;
  useEffect(() => {
    let isWanted = true;
    setMatches(null);
    matchStories(lines).then(
      (found) => isWanted && setMatches(found),
      () => isWanted && setMatches(lines.map((line) => ({ line, story: null }))),
    );
    return () => {
      isWanted = false;
    };
  }, [matchStories, lines]);
  return matches;
}
