// `node --import FILE`: writes every module that the process loads into `RECORDED_MODULES`, one per line.
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

registerHooks({
  load(url, context, next) {
    appendFileSync(process.env.RECORDED_MODULES, `${url}\n`);
    return next(url, context);
  },
});
