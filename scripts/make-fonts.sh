#!/bin/sh
# Makes the fonts of public/fonts from their sources. Needs npm, and fonttools and brotli for Python.
#   scripts/make-fonts.sh WORK_FOLDER
# Source Serif 4 comes from the npm package source-serif: Adobe's variable font, limited to the optical size
# of running text and the weights in use. Be Vietnam Pro comes from @expo-google-fonts/be-vietnam-pro (whole
# files). Each file has all letters of Vietnamese and Western European languages. A page needs three files,
# and a word has one typeface.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
work=$1
mkdir -p "$work"
cd "$work"

for package in source-serif@4.5.1 @expo-google-fonts/be-vietnam-pro@0.4.1; do
  tar xzf "$(npm pack --silent "$package")" --transform "s,^package,$(basename "${package%@*}"),"
done

letters=U+0020-007E,U+00A0-00FF,U+0102,U+0103,U+0110,U+0111,U+0128,U+0129,U+0131,U+0152,U+0153,U+0168,U+0169
letters=$letters,U+01A0,U+01A1,U+01AF,U+01B0,U+02BB,U+02BC,U+02C6,U+02DA,U+02DC,U+1EA0-1EF9
# Combining marks, for decomposed text.
letters=$letters,U+0300-0304,U+0306,U+0308,U+0309,U+031B,U+0323
signs=U+2009,U+200B,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032,U+2033,U+2039,U+203A,U+2044
signs=$signs,U+20AB,U+20AC,U+2122,U+2190-2193,U+2212,U+2215

# Kerning and ligatures only. Texts are composed (NFC), and browsers compose the others, so the font positions
# no marks. Mark positioning took a tenth of each file.
subset() {
  python3 -m fontTools.subset "$1" --unicodes="$letters,$signs" --layout-features=kern,liga \
    --flavor=woff2 --no-hinting --name-IDs=0,1,2,3,4,5,6,13,14 --output-file="$here/public/fonts/$2.woff2"
}

# All weights use the kerning of the regular one: the variations by weight took a quarter of the file.
kern_alike() {
  python3 - "$1" <<'PYTHON'
import sys
from fontTools.ttLib import TTFont

font = TTFont(sys.argv[1])
for lookup in font["GPOS"].table.LookupList.Lookup:
    for table in (part.ExtSubTable if lookup.LookupType == 9 else part for part in lookup.SubTable):
        if table.LookupType != 2:
            continue
        rows = table.PairSet if table.Format == 1 else table.Class1Record
        pairs = [pair for row in rows for pair in (row.PairValueRecord if table.Format == 1 else row.Class2Record)]
        for value in (value for pair in pairs for value in (pair.Value1, pair.Value2) if value is not None):
            for device in ("XPlaDevice", "YPlaDevice", "XAdvDevice", "YAdvDevice"):
                if hasattr(value, device):
                    delattr(value, device)
        # OpenType ValueFormat: the lower four bits are values, the upper four their variations.
        table.ValueFormat1 &= 0x0F
        table.ValueFormat2 &= 0x0F
font.save(sys.argv[1])
PYTHON
}

serif() {
  python3 -m fontTools varLib.instancer -q "source-serif/VAR/SourceSerif4Variable-$1.ttf" opsz=16 "wght=$2" \
    -o "serif-$1.ttf"
}

serif Roman 400:800
kern_alike serif-Roman.ttf
subset serif-Roman.ttf source-serif-4.v8
# One weight: only quotations use it, and further weights would double the download of such a page.
serif Italic 400
subset serif-Italic.ttf source-serif-4-italic.v8
subset be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf be-vietnam-pro-400.v8
subset be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf be-vietnam-pro-600.v8
