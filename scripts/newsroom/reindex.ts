import { rebuildProjections } from '#usecases/articles/rebuild-projections.ts';
import type { Command } from './command.ts';

export const reindex: Command = {
  name: 'reindex',
  summary: 'write the search documents and lists of all published stories anew',
  usage: 'reindex',
  options: {},
  async run({ ctx }) {
    const stories = await rebuildProjections(ctx);
    return { json: { stories }, lines: [`Rebuilt ${stories} stories.`] };
  },
};
