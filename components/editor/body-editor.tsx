'use client';

import type { Editor } from '@tiptap/core';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { StoryCard } from '#core/articles/story-card.ts';
import type { Body } from '#core/document/body.ts';
import type { PhotoLine } from '#core/document/read-photo-line.ts';
import type { FactBoxItem } from '#core/fact-boxes/fact-box-item.ts';
import type { MediaView } from '#core/media/media-view.ts';
import { batchLoader } from './batch-loader.ts';
import { bodyOfContent, contentOfBody } from './editor-body.ts';
import { EditorDialogs } from './editor-dialogs.tsx';
import type { EditorLabels } from './editor-labels.ts';
import { type EditorParts, EditorPartsContext } from './editor-parts.ts';
import type { EditorServices } from './editor-services.ts';
import { extensionsFor } from './extensions.ts';
import { handleDrop } from './handle-drop.ts';
import { handlePaste, type PasteEvents } from './handle-paste.ts';
import { type RelatedLines, RelatedOffer } from './related-offer.tsx';
import { Toolbar } from './toolbar.tsx';
import './editor.css';

/**
 * The body of a story, to be written. The text lives in the editor; `onChange` tells each change, and a
 * `body` from outside replaces it only when it is not one that the editor itself has told before.
 */
export function BodyEditor(props: {
  body: Body;
  onChange: (body: Body) => void;
  editable: boolean;
  labels: EditorLabels;
  services: EditorServices;
  /** A pasted story began with the line of its photo. */
  onLeadFound?: (lead: PhotoLine) => void;
}) {
  const { body, editable, labels, services } = props;
  const [related, setRelated] = useState<RelatedLines | null>(null);
  const [upload, setUpload] = useState<'idle' | 'running' | 'failed'>('idle');
  const bar = useRef<HTMLDivElement>(null);
  const parts = useParts(labels, services);
  const told = useRef(new WeakSet<Body>([body]));

  // Tiptap keeps the handlers of its first render; they read what is current from here.
  const latest = useRef({ ...props, setRelated, setUpload });
  latest.current = { ...props, setRelated, setUpload };
  const pasteEvents: PasteEvents = {
    pictures: {
      upload: (file, words) => latest.current.services.uploadImage(file, words),
      takeRemote: (url, words) => latest.current.services.takeRemoteImage(url, words),
      know: (photo) => parts.media.know(photo),
      onState: (state) => latest.current.setUpload(state),
    },
    onLead: (lead) => latest.current.onLeadFound?.(lead),
    onRelated: (lines, at) => latest.current.setRelated({ lines, at }),
  };
  const extensions = useMemo(() => extensionsFor(parts, { undoRedo: true }), [parts]);

  const editor = useEditor({
    extensions,
    content: contentOfBody(body),
    editable,
    immediatelyRender: false,
    onUpdate: ({ editor: current }) => {
      const next = bodyOfContent(current.getJSON());
      told.current.add(next);
      latest.current.onChange(next);
    },
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': labels.body,
        'aria-keyshortcuts': 'Alt+F10',
        class: 'editor-text',
      },
      handleKeyDown: (_view, event) => handleShortcut(event),
      handlePaste: (view, event) => handlePaste(view, event, pasteEvents),
      handleDrop: (view, event) => handleDrop(view, event, pasteEvents),
    },
  });

  useEffect(() => {
    editor?.setEditable(editable, false);
  }, [editor, editable]);

  useReplacedBody(editor, body, told.current);

  function handleShortcut(event: KeyboardEvent): boolean {
    if (event.altKey && event.key === 'F10') {
      bar.current?.querySelector('button')?.focus();
      return true;
    }
    return false;
  }

  return (
    <EditorPartsContext value={parts}>
      <div className="editor" data-editable={editable}>
        {editor && editable && <Toolbar editor={editor} labels={labels} barRef={bar} />}
        {editor && related && (
          <RelatedOffer
            editor={editor}
            found={related}
            labels={labels}
            services={services}
            onDone={() => setRelated(null)}
          />
        )}
        {upload !== 'idle' && (
          <p role="status" className={upload === 'failed' ? 'editor-error' : 'editor-note'}>
            {upload === 'failed' ? labels.uploadFailed : labels.uploading}
          </p>
        )}
        <EditorContent editor={editor} />
      </div>
      {editor && <EditorDialogs editor={editor} labels={labels} services={services} />}
    </EditorPartsContext>
  );
}

/** One set of loaders for the life of the editor, over whatever the services are at the time. */
function useParts(labels: EditorLabels, services: EditorServices): EditorParts {
  const current = useRef(services);
  current.current = services;
  const loaders = useMemo(
    () => ({
      media: batchLoader<MediaView>((ids) => current.current.readMedia(ids)),
      stories: batchLoader<StoryCard>((ids) => current.current.readStories(ids)),
      factBoxes: batchLoader<FactBoxItem>((ids) => current.current.readFactBoxes(ids)),
    }),
    [],
  );
  return useMemo(() => ({ labels, ...loaders }), [labels, loaders]);
}

/**
 * Puts a body from outside (a restored version) into the editor, but never under a keyboard that is just
 * composing a letter: that would tear the letter apart.
 */
function useReplacedBody(editor: Editor | null, body: Body, told: WeakSet<Body>): void {
  useEffect(() => {
    if (!editor || told.has(body)) return;
    // After React's own work, because the views of the new blocks are React's too.
    let timer = setTimeout(replace);
    function replace() {
      if (editor?.view.composing) {
        timer = setTimeout(replace, composingPauseMs);
        return;
      }
      told.add(body);
      editor?.commands.setContent(contentOfBody(body), { emitUpdate: false });
    }
    return () => clearTimeout(timer);
  }, [editor, body, told]);
}

const composingPauseMs = 50;
