import { rebuildProjections } from '#usecases/articles/rebuild-projections.ts';
import { indexReasons } from '#usecases/audit/index-reasons.ts';
import type { Command } from './command.ts';

export const reindex: Command = {
  name: 'reindex',
  summary:
    'write the search documents and lists of all published stories anew, and those of the audit’s reasons',
  usage: 'reindex',
  options: {},
  async run({ ctx }) {
    const stories = await rebuildProjections(ctx);
    const acts = await indexReasons(ctx);
    return {
      json: { stories, acts },
      lines: [`Rebuilt ${stories} stories.`, `Read ${acts} acts of the audit.`],
    };
  },
};
