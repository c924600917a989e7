import { fold } from '#core/text/fold.ts';

/**
 * The most common choices in Vietnam, without accents: words for "password", vows of love, places, teams,
 * names and newsroom terms. The most likely come first. Foreign word lists do not contain them.
 */
const VIETNAMESE_WORDS: readonly string[] = `
matkhau anhyeuem emyeuanh yeuem yeuanh iloveyou vietnam toiyeuvietnam hanoi saigon khongbiet khongco matkhaumoi
matkhaucu matma khongcomatkhau nhoem nhoanh yeunhau tinhyeu mainho maimai maiyeu anhnhoem emnhoanh boyeume bome
giadinh ngoinha conyeu congai contrai meyeu boyeu vochong voyeu chongyeu banbe hanhphuc maymanh tutin cogang
thanhcong tuonglai hocsinh sinhvien giaovien bacsi congty nhanvien quantri quantrivien admin hethong dangnhap taikhoan
toasoan baochi baogiay baodientu phongvien nhabao bientap bientapvien thuky thukytoasoan tongbientap tintuc thoisu
tinnong banthaongay baiviet daibao sohoa thanhnien tuoitre laodong nhandan quandoi congan chinhphu quochoi
danang haiphong cantho nhatrang dalat vungtau hue hoian sapa halong phuquoc binhduong dongnai hochiminh sadec
congvinh quanghai hoanganh hoangsa truongsa bongda vodich vietnamvodich manutd conmeo concho gautruc hoahong hoasen
hoadao hoamai trangsang matbiec mattroi muaxuan muaha muathu muadong cafe caphe phobo banhmi buncha traxua
nguyen tran pham hoang huynh phan truong dang bui duong dinh trinh nguyenvan tranvan levan nguyenthi tranthi lethi
phamvan phamthi minh linh trang huong thao phuong thanh tuan dung hung cuong long quang hieu trung khanh nam son
lan hoa mai hang nga thuy hien yen vinh khoa phuc tam thu binh duc anhtuan minhanh quynh nhung ngoc chau bao
tinhban chucmung sinhnhat namoi tetnguyendan xuanmoi thangmot thanghai thangba motmuoi haimuoi
`
  .trim()
  .split(/\s+/);

/** Why a password is weak: it is common, or it can be guessed from personal data. */
export type PasswordFault = 'common' | 'personal';

/**
 * zxcvbn scores range from 0 to 4. Score 3 means more than 10⁸ guesses, too many for a rate-limited sign-in.
 */
const leastScore = 3;
/** A longer weak password stays weak, and zxcvbn would take seconds for it. */
const judgedChars = 32;

/**
 * Why a password is weak, or null. Checked as typed, without accents and without separators. zxcvbn compares
 * it with common passwords, English and Vietnamese words, names, dates, keyboard rows and data `about` the
 * person.
 */
export async function validatePassword(
  password: string,
  about: readonly string[],
): Promise<PasswordFault | null> {
  const estimator = await readEstimator();
  const typed = password.normalize('NFC').slice(0, judgedChars);
  const known = [...new Set(about.flatMap((text) => text.split('@')).flatMap(partsOf))];
  for (const tried of new Set([typed, fold(typed), fold(typed).replaceAll(/[\s.,_@-]+/g, '')])) {
    const { score, sequence } = estimator.check(tried, known);
    if (score >= leastScore) continue;
    return sequence.some((match) => match.dictionaryName === 'userInputs') ? 'personal' : 'common';
  }
  return null;
}

/** "Nguyễn Thị Lan" is also checked as "nguyenthilan", "nguyen" and "lan". */
function partsOf(text: string): string[] {
  const plain = fold(text);
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
  return [plain, plain.replaceAll(/[^\p{L}\p{N}]+/gu, ''), ...words].filter((part) => part.length > 2);
}

/* The dictionaries take about 30 MB, so they are loaded with the first password and not at the start. */
let estimator: ReturnType<typeof makeEstimator> | null = null;

function readEstimator() {
  estimator ??= makeEstimator();
  return estimator;
}

async function makeEstimator() {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, vietnamese: [...VIETNAMESE_WORDS] },
    graphs: common.adjacencyGraphs,
  });
}
