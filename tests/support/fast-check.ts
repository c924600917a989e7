import fc from 'fast-check';

/**
 * Property tests with the same generated data in every run: a result must not depend on random data. `npm run
 * fuzz -- properties` continues with other data, as often as wanted.
 */
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20_261_127) });

export default fc;
