import { rebuildDeskLists, rebuildProjections } from '#usecases/articles/rebuild-projections.ts';
import { indexReasons } from '#usecases/audit/index-reasons.ts';
import type { Command } from './command.ts';

export const reindex: Command = {
  async run({ ctx }) {
    const stories = await rebuildProjections(ctx);
    const deskStories = await rebuildDeskLists(ctx);
    const acts = await indexReasons(ctx);
    return {
      json: { stories, deskStories, acts },
      lines: [
        `Rebuilt ${stories} stories, and ${deskStories} in the desk’s lists.`,
        `Read ${acts} acts of the audit.`,
      ],
    };
  },
};
