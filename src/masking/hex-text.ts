/** A text in pairs of digits: ten bytes or more, each of a readable sign, of ASCII or Russian. Of sums that long hardly any is so. */
export const HEX_TEXT =
  /(?<![0-9A-Za-z])(?:[2-7][0-9a-f]|[cd][0-9a-f][89ab][0-9a-f]){10,4000}(?![0-9A-Za-z])/;
