'use client';
import { useMemo } from 'react';
import { compareContents } from '#core/articles/compare-contents.ts';
import type { ContentNames } from '#core/articles/content-references.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { CompareStory } from './compare-story.tsx';
import './compare.css';

/** One text of a story in the look of the story. */
export function ReadContents({ content, names }: { content: VersionContent; names: ContentNames }) {
  const changes = useMemo(() => compareContents(content, content), [content]);
  return (
    <div className="compare">
      <CompareStory before={content} after={content} changes={changes} names={names} isShort={false} />
    </div>
  );
}
