import { fold } from '#core/text/fold.ts';

/** A province or city of Vietnam since 1 July 2025, with its tile on the map. */
export type Province = {
  readonly name: string;
  readonly column: number;
  readonly row: number;
};

export const mapColumns = 6;
export const mapRows = 17;

/**
 * Name, column, row, and other names: former provinces that became part of it (Resolution 202/2025/QH15 of
 * the National Assembly) and common spellings.
 */
const TABLE = `
Lai Châu,0,0
Lào Cai,1,0,Yên Bái
Tuyên Quang,2,0,Hà Giang
Cao Bằng,3,0
Điện Biên,0,1
Sơn La,1,1
Phú Thọ,2,1,Vĩnh Phúc,Hòa Bình
Thái Nguyên,3,1,Bắc Kạn,Bắc Cạn
Lạng Sơn,4,1
Hà Nội,2,2,HN,Thủ đô Hà Nội
Bắc Ninh,3,2,Bắc Giang
Quảng Ninh,4,2
Ninh Bình,2,3,Hà Nam,Nam Định
Hưng Yên,3,3,Thái Bình
Hải Phòng,4,3,Hải Dương,HP
Thanh Hóa,2,4
Nghệ An,2,5
Hà Tĩnh,2,6
Quảng Trị,3,7,Quảng Bình
Huế,3,8,Thừa Thiên Huế,TT Huế
Đà Nẵng,4,9,Quảng Nam,Danang
Quảng Ngãi,4,10,Kon Tum
Gia Lai,4,11,Bình Định
Đắk Lắk,4,12,Phú Yên,Đắc Lắc,Dak Lak
Khánh Hòa,4,13,Ninh Thuận
Lâm Đồng,3,13,Đắk Nông,Đắc Nông,Bình Thuận
Đồng Nai,2,13,Bình Phước
Tây Ninh,1,13,Long An
TP.HCM,2,14,Thành phố Hồ Chí Minh,Hồ Chí Minh,HCM,HCMC,Sài Gòn,Ho Chi Minh City,Bình Dương,\
Bà Rịa Vũng Tàu,Vũng Tàu,BR-VT
Đồng Tháp,1,14,Tiền Giang
An Giang,0,14,Kiên Giang
Vĩnh Long,1,15,Bến Tre,Trà Vinh
Cần Thơ,0,15,Sóc Trăng,Hậu Giang
Cà Mau,0,16,Bạc Liêu`;

const LINES = TABLE.trim()
  .split('\n')
  .map((line) => line.split(','));

export const PROVINCES: readonly Province[] = LINES.map(([name = '', column, row]) => ({
  name,
  column: Number(column),
  row: Number(row),
}));

/** The two archipelagos, each part of a province and drawn in its colour. */
export const ARCHIPELAGOS: readonly (Province & { readonly of: string })[] = [
  { name: 'Hoàng Sa', column: 5, row: 8, of: 'Đà Nẵng' },
  { name: 'Trường Sa', column: 5, row: 14, of: 'Khánh Hòa' },
];

const BY_KEY: ReadonlyMap<string, Province> = new Map(
  LINES.flatMap(([name = '', , , ...others], index) =>
    [name, ...others].map((each): [string, Province] => [keyOf(each), PROVINCES[index] as Province]),
  ),
);

/** The present province of a typed name: other spellings, no accents, former provinces. */
export function findProvince(typed: string): Province | undefined {
  const key = keyOf(typed);
  return BY_KEY.get(key) ?? BY_KEY.get(key.replace(/^(thanhpho|tinh|tp|city|cityof)/, ''));
}

/** The name without accents, case, spaces and punctuation. */
function keyOf(name: string): string {
  return fold(name).replace(/[^a-z]/g, '');
}
