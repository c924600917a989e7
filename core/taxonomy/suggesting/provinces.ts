import { exactKey } from '#core/text/exact-key.ts';
import { spacedKey } from '../written-key.ts';

/**
 * Provinces of Viet Nam and cities of their rank before July 2025; their names remain in use, and the merged
 * provinces have one of them. Hồ Chí Minh City is missing, because the bare name is a person's.
 */
const NAMES =
  'An Giang|Bà Rịa - Vũng Tàu|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Ninh|Bến Tre|Bình Dương|Bình Định|Bình Phước|Bình Thuận|Cà Mau|Cao Bằng|' +
  'Cần Thơ|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|' +
  'Hòa Bình|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|' +
  'Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|' +
  'Thừa Thiên Huế|Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái';

const keyOf = (name: string) => spacedKey(exactKey(name));
const PROVINCES = new Set(NAMES.split('|').map(keyOf));

/** Whether a name is a province's, regardless of dashes, case and tone mark placement. */
export function isProvince(name: string): boolean {
  return PROVINCES.has(keyOf(name));
}
