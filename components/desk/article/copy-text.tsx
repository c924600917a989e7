import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { VersionContent } from '#core/articles/version-content.ts';
import { bodyText } from '#core/document/body-text.ts';

/** Copies a writer's text to the clipboard. */
export function CopyText({ content }: { content: VersionContent }) {
  const t = useTranslations('desk.article');
  const [isCopied, setCopied] = useState(false);

  async function copy() {
    const { headline, sapo, body } = content;
    await navigator.clipboard.writeText([headline, sapo, bodyText(body)].filter(Boolean).join('\n\n'));
    setCopied(true);
  }

  return (
    <button type="button" className="button button-small" onClick={() => void copy()}>
      {t(isCopied ? 'copied' : 'copyText')}
    </button>
  );
}
