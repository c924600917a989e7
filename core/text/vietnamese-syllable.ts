import { fold } from './fold.ts';

/** Onsets and rimes without accents. `gi` and `qu` are onsets with the rimes that they have in writing. */
const ONSETS = 'b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x';
const RIMES =
  'a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet ieu ' +
  'im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong oong op ot ' +
  'u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen ' +
  'uyet uynh uyp uyt uyu y ych yem yen yet yeu ynh yt';

const onsets = ONSETS.split(' ').sort((one, other) => other.length - one.length);
const rimes = new Set(RIMES.split(' '));

/** Whether a word without its accents is spelled as a Vietnamese syllable: `lut` is, `gaio` is not. */
export function isVietnameseSyllable(word: string): boolean {
  const letters = fold(word);
  return (
    rimes.has(letters) ||
    onsets.some((onset) => letters.startsWith(onset) && rimes.has(letters.slice(onset.length)))
  );
}
