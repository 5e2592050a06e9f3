/** The anchor of a heading, as GitHub makes it, so that a link leads to the same place there and on the site. */
export const slugify = text =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
