import { useState } from 'react';
import { stillRefused } from '#core/articles/still-refused.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';

type Refused = { readonly why: ActionFailure | null; readonly sent: VersionContent };

/**
 * A rejection of a story, shown until the story changes in the rejected parts. `refused` is the full answer;
 * `sent` is the story as sent.
 */
export function useRefused(content: VersionContent) {
  const [last, setLast] = useState<Refused>({ why: null, sent: content });
  return {
    refused: last.why,
    failure: last.why && stillRefused(last.why, last.sent, content),
    setFailure: (why: ActionFailure | null, sent = content) => setLast({ why, sent }),
  };
}
