import { z } from 'zod';
import { FORMATS } from '#core/articles/states.ts';
import { CHECK_LEVELS, CHECK_STAGES } from '#core/checks/check.ts';
import { CHECK_NAMES } from '#core/checks/checks.ts';

const level = z.enum(CHECK_LEVELS);
const parameters = z.record(z.string(), z.number());
const place = z.object({ sectionId: z.uuid().nullable(), format: z.enum(FORMATS).nullable() });

/** The check rules of a place: for each check the rule set there, and the inherited one. */
export const checkRules = place.extend({
  mayChange: z.boolean(),
  checks: z.array(
    z.object({
      name: z.enum(CHECK_NAMES),
      isFixed: z.boolean(),
      parameters: z.record(z.string(), z.object({ preset: z.number(), min: z.number(), max: z.number() })),
      stages: z.array(
        z.object({
          stage: z.enum(CHECK_STAGES),
          floor: level,
          own: z.object({ level, parameters }).nullable(),
          inherited: z.object({ level, parameters, from: place.nullable() }),
        }),
      ),
    }),
  ),
});
