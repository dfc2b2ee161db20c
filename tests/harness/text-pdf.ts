import { strToU8 } from 'fflate';

/** A text on a page of a made PDF, at a place in points from the page's lower left corner. */
export interface DrawnText {
  text: string;
  x?: number;
  y?: number;
  /** The codes of its characters: one of the encodings that a font is made for. */
  encoding?: 'latin' | 'ucs2' | 'gbk' | 'mapped';
}

const FONTS: Readonly<Record<'latin' | 'ucs2' | 'gbk' | 'mapped', string>> = {
  latin: '4 0 R',
  ucs2: '5 0 R',
  gbk: '6 0 R',
  mapped: '7 0 R',
};

/** The fonts, none of which is embedded: of Latin letters, by predefined character maps, and by a map to Unicode in the file. */
const OBJECTS = [
  '4 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n',
  '5 0 obj\n<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[8 0 R]>>\nendobj\n',
  '6 0 obj\n<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[8 0 R]>>\nendobj\n',
  '7 0 obj\n<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Song/Encoding/Identity-H/DescendantFonts[10 0 R]/ToUnicode 11 0 R>>\nendobj\n',
  '8 0 obj\n<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 9 0 R>>\nendobj\n',
  '9 0 obj\n<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/Ascent 900/Descent -200/StemV 80/CapHeight 700/ItalicAngle 0>>\nendobj\n',
  '10 0 obj\n<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500/FontDescriptor 9 0 R>>\nendobj\n',
];

/** Codes of the font with a map of its own: each character is its code moved by so much. */
const MOVED = 0x100;

/** A PDF whose pages draw texts, each as a run of its own, as programs that letter-space do. */
export function textPdf(pages: readonly (readonly DrawnText[])[], more = ''): Uint8Array {
  const first = 20;
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(' ');
  const fonts = Object.entries(FONTS).map(([name, font]) => `/${name} ${font}`);
  const drawn = pages.map((texts, index) => {
    const content = texts.map(operators).join('\n');
    const page = first + index * 2;
    return `${page} 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${page + 1} 0 R/Resources<</Font<<${fonts.join('')}>>>>>>\nendobj\n${stream(page + 1, content)}`;
  });
  const characters = pages.flat().filter(({ encoding }) => encoding === 'mapped');
  const map = toUnicode(characters.map(({ text }) => text).join(''));
  return strToU8(
    `%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>\nendobj\n${OBJECTS.join('')}${stream(11, map)}${drawn.join('')}${more}trailer\n<</Root 1 0 R/Size 400>>\n%%EOF\n`,
  );
}

function stream(number: number, content: string): string {
  return `${number} 0 obj\n<</Length ${content.length}>>\nstream\n${content}\nendstream\nendobj\n`;
}

function operators({ text, x = 72, y = 700, encoding = 'latin' }: DrawnText): string {
  const codes = { latin: latin, ucs2: ucs2(0), gbk, mapped: ucs2(MOVED) }[encoding](text);
  return `BT /${encoding} 12 Tf 1 0 0 1 ${x} ${y} Tm <${codes}> Tj ET`;
}

function latin(text: string): string {
  return Buffer.from(text, 'latin1').toString('hex');
}

function ucs2(moved: number): (text: string) => string {
  return (text) => Array.from(text, (character) => hex((character.codePointAt(0) ?? 0) + moved)).join('');
}

/** Codes in GBK, by trying all that there are: Node decodes it, and does not encode it. */
function gbk(text: string): string {
  const decoder = new TextDecoder('gbk');
  return Array.from(text, (character) => {
    if (character < '\x80') return latin(character);
    for (let lead = 0x81; lead < 0xff; lead += 1)
      for (let trail = 0x40; trail < 0xff; trail += 1)
        if (decoder.decode(Uint8Array.of(lead, trail)) === character) return hex(lead * 256 + trail);
    throw new Error(`not in GBK: ${character}`);
  }).join('');
}

function toUnicode(text: string): string {
  const lines = Array.from(new Set(text), (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `<${hex(code + MOVED)}> <${hex(code)}>`;
  });
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n${lines.length} beginbfchar\n${lines.join('\n')}\nendbfchar endcmap end end`;
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}
