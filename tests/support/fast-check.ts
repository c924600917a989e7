import fc from 'fast-check';

/**
 * Properties over data that is made up, and made up alike in every run: whether a change passes is not to hang on which data
 * chance brought. `npm run fuzz -- properties` goes on from there with other data, as often as wanted.
 */
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20_261_127) });

export default fc;
