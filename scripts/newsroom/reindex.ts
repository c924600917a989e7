import { rebuildProjections } from '#usecases/articles/rebuild-projections.ts';
import { indexReasons } from '#usecases/audit/index-reasons.ts';
import { rebuildDeskLists, rebuildProjections } from '#usecases/articles/rebuild-projections.ts';
import type { Command } from './command.ts';

export const reindex: Command = {
  name: 'reindex',
  summary:
    'write the search documents and lists of all published stories anew, and those of the audit’s reasons',
  summary: 'write the search documents and lists of all published stories, and the lists of the desk, anew',
  usage: 'reindex',
  options: {},
  async run({ ctx }) {
    const stories = await rebuildProjections(ctx);
    const acts = await indexReasons(ctx);
    return {
      json: { stories, acts },
      lines: [`Rebuilt ${stories} stories.`, `Read ${acts} acts of the audit.`],
    const deskStories = await rebuildDeskLists(ctx);
    return {
      json: { stories, deskStories },
      lines: [`Rebuilt ${stories} stories, and ${deskStories} in the lists of the desk.`],
    };
  },
};
