// `npm run docs:workflow`: writes docs/WORKFLOW.md from the action table.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { workflowMarkdown } from '#core/articles/workflow-page.ts';
import errors from '#messages/en/errors.json' with { type: 'json' };

const words = errors as Readonly<Record<string, Readonly<Record<string, string>>>>;
const file = path.join(import.meta.dirname, '../docs/WORKFLOW.md');
writeFileSync(
  file,
  workflowMarkdown((code) => {
    const [noun = '', name = ''] = code.split(/\.(.*)/s);
    return words[noun]?.[name] ?? '';
  }),
);
